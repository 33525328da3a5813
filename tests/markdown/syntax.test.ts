import fc from 'fast-check'
import type { Nodes } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { parseMarkdown, remarkSyntax } from '../../scripts/markdown/syntax.ts'
import { outline } from '../support/citations.ts'

function outlineOf(text: string): string {
  return outline(unified().use(remarkParse).use(remarkSyntax).parse(text), text)
}

const chapters: [what: string, text: string, expected: string][] = [
  ['front matter', '---\ntitle: A\n---\nB', '⟨yaml ---\ntitle: A\n---⟩B'],
  ['tables', '|a|\n|-|\n|b|', '⟨table ⟨tableRow ⟨tableCell a⟩⟩⟨tableRow ⟨tableCell b⟩⟩⟩'],
  ['footnotes', 'a[^1]\n\n[^1]: b', 'a⟨footnoteReference [^1]⟩⟨footnoteDefinition b⟩'],
  ['no footnotes without a definition', 'a[^1]', 'a[^1]'],
  ['no task lists', '- [ ] a\n- [x] b', '⟨list ⟨listItem [ ] a⟩⟨listItem [x] b⟩⟩'],
  ['leaf directives', '::acronyms', '⟨leafDirective ⟩'],
  ['no text directives', 'At 10:30 :note[this]{x} :that', 'At 10:30 :note[this]{x} :that'],
]

test.each(chapters)('chapters have %s', (_, text, expected) => {
  expect(outlineOf(text)).toBe(expected)
})

test('text keeps its place beside literal links', () => {
  const text = 'See www.example.org, [me@example.org] or\nme@example.org now'
  visit(parseMarkdown(text), 'text', node => {
    expect(text.slice(node.position?.start.offset, node.position?.end.offset)).toBe(node.value)
  })
})

describe('directives', () => {
  const headers: [header: string, attributes: Record<string, string>, label: string | undefined][] = [
    [':::box', {}, undefined],
    [':::box[A *b*]', {}, 'A ⟨emphasis b⟩'],
    [':::box{#a}', { id: 'a' }, undefined],
    [':::box[A *b*]{#a}', { id: 'a' }, 'A ⟨emphasis b⟩'],
    [':::box{#a}[A *b*]', { id: 'a' }, 'A ⟨emphasis b⟩'],
    [':::box{#a to="b c"}[A [b](c) \\] d]  ', { id: 'a', to: 'b c' }, 'A ⟨link b⟩ ] d'],
    [':::box{#a}[]', { id: 'a' }, ''],
  ]
  test.each(headers)('%s', (header, attributes, label) => {
    const text = `${header}\nText\n:::`
    const [node] = parseMarkdown(text).children
    expect(node).toMatchObject({ type: 'containerDirective', name: 'box', attributes })
    if (node?.type !== 'containerDirective') return
    const title = node.children.find(isLabel)
    expect(title && outline(title, text)).toBe(label)
    expect(node.children.at(-1)).toMatchObject({ type: 'paragraph', children: [{ value: 'Text' }] })
  })

  test.each([':::box{#a}[b', ':::box{#a}[b]c', ':::box[a]{#b}[c]', ':::box{#a} [b]', '::figure{#a}[b]'])(
    '%s is text',
    header => {
      expect(parseMarkdown(header).children[0]).toMatchObject({ type: 'paragraph' })
    },
  )

  test('hold directives with shorter fences', () => {
    expect(parseMarkdown('::::box{#a}[A]\n:::box{#b}[B]\nText\n:::\n::::').children).toMatchObject([
      { attributes: { id: 'a' }, children: [{ data: { directiveLabel: true } }, { attributes: { id: 'b' } }] },
    ])
  })
})

function isLabel(node: Nodes): boolean {
  return (node.data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true
}

describe('a piece of a chapter', () => {
  const pieces: [what: string, text: string, expected: string][] = [
    ['calls footnotes', 'a[^1] b[^n-2]', 'a⟨footnoteReference [^1]⟩ b⟨footnoteReference [^n-2]⟩'],
    ['calls a footnote from a link text', '[a[^1]](u)', '⟨link a⟨footnoteReference [^1]⟩⟩'],
    ['escapes what is no call', 'a\\[^1] b[\\^1]', 'a[^1] b[^1]'],
    ['has no calls in code', '`[^1]`', '⟨inlineCode `[^1]`⟩'],
    ['may hold the definition as well', 'a[^1]\n\n[^1]: b', 'a⟨footnoteReference [^1]⟩⟨footnoteDefinition b⟩'],
    ['has no front matter', '---\na: b\n---\nc', '⟨thematicBreak ---⟩⟨heading a: b⟩c'],
    ['may begin with code', '    a[^1]', '⟨code     a[^1]⟩'],
  ]
  test.each(pieces)('%s', (_, text, expected) => {
    expect(outline(parseMarkdown(text), text)).toBe(expected)
  })

  test('folds the case of labels like a whole chapter', () => {
    expect(identifiers(parseMarkdown('a[^Note] b[^NOTE] c[^straße] d[^STRASSE]'))).toEqual([
      'note',
      'note',
      'strasse',
      'strasse',
    ])
  })

  test('has every node where it stands in a whole chapter', () => {
    const piece = fc.constantFrom(
      'a',
      '*',
      '[^n]',
      '[x](y)',
      '@k',
      '[',
      ']',
      ' ',
      '\n',
      '\n> ',
      '\n- ',
      '\n\n',
      '`',
      'é',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const text = `${pieces.join('')}\n`
        // The definition comes first, and a heading ends it.
        const before = '[^n]: x\n\n# y\n\n'
        const chapter = unified()
          .use(remarkParse)
          .use(remarkSyntax)
          .parse(before + text)
        const rest = { ...chapter, children: chapter.children.slice(2) }
        visit(rest, node => {
          for (const place of 'items' in node ? [node, ...node.items] : [node])
            for (const point of [place.position?.start, place.position?.end]) {
              if (!point || node.type === 'root') continue
              point.line -= 4
              point.offset = (point.offset ?? 0) - before.length
            }
        })
        expect(parseMarkdown(text).children).toEqual(rest.children)
      }),
      { seed: 3, numRuns: 500 },
    )
  })

  test('knows nothing of the footnotes of another piece', () => {
    parseMarkdown('a[^1]')
    expect(outlineOf('a[^1]')).toBe('a[^1]')
  })
})

function identifiers(tree: Nodes): string[] {
  const found: string[] = []
  visit(tree, 'footnoteReference', ({ identifier }) => {
    found.push(identifier)
  })
  return found
}
