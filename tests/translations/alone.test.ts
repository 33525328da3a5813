import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { parseSource } from '../../scripts/markdown/parse.ts'
import { extractSegments, isPlain } from '../../scripts/markdown/segments.ts'
import { isInline, parseSegment } from '../../scripts/translations/locales/target.ts'

/** What a reader gets of nodes: types, words and addresses, however lines were broken. */
function outline(nodes: readonly Nodes[]): string {
  return nodes
    .map(node => {
      if (node.type === 'text') return node.value.replace(/\s+/g, ' ')
      const own = 'value' in node ? node.value.replace(/\s+/g, ' ') : ''
      const address = 'url' in node ? ` ${node.url}` : ''
      const key =
        node.type === 'citation'
          ? node.items.map(item => `${item.prefix}@${item.key} ${item.locator}${item.suffix}`).join(';')
          : ''
      const inner = 'children' in node ? outline(node.children) : ''
      return `<${node.type}${address} ${own}${key}${inner}>`
    })
    .join('')
    .replace(/ +/g, ' ')
    .trim()
}

const INLINE = [
  'word',
  'two words',
  '*soft*',
  '**strong**',
  '`code  span`',
  '[link](https://uclg.org "Title")',
  '![alt text](a.png)',
  '[^n]',
  '[@a2020, p. 3; @b2021]',
  '[](#sec-a)',
  '@a2020 says',
  'a \\* b',
  '&amp;',
  'https://uclg.org/x',
  '<!-- note -->',
  '<!-- two\nlines -->',
  '2022. And',
  '- no list',
  '"quoted"',
  '[ref]',
  'end\\\nafter',
]
const inline = fc.array(fc.constantFrom(...INLINE), { minLength: 1, maxLength: 6 })
/** A paragraph, wrapped at some of its spaces. */
const paragraph = fc.tuple(inline, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 })).map(([pieces, breaks]) =>
  `Start ${pieces.map((piece, at) => `${piece}${breaks[at] ? '\n' : ' '}`).join('')}end.`
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => (/^(?:- |2022\.)/.test(line) ? `x ${line}` : line))
    .join('\n'),
)
const indent = (text: string, by: string): string => text.split('\n').join(`\n${by}`)
const block: fc.Arbitrary<string> = fc.letrec(tie => ({
  block: fc.oneof(
    { depthSize: 'small' },
    paragraph,
    fc.tuple(tie('block'), tie('block')).map(([a, b]) => `> ${indent(`${a}\n\n${b}`, '> ')}`),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map(items => items.map(item => `- ${indent(`${item}`, '  ')}`).join('\n')),
    tie('block').map(inner => `:::box{#box-a}[The *title*]\n${inner}\n:::`),
    inline.map(
      cells =>
        `| ${cells
          .filter(cell => !cell.includes('\n'))
          .concat('x')
          .join(' | ')} |\n|${cells
          .filter(cell => !cell.includes('\n'))
          .concat('x')
          .map(() => '---|')
          .join('')}`,
    ),
    fc.constant('## A heading {#sec-a}'),
  ),
})).block as fc.Arbitrary<string>

describe('the text of a segment', () => {
  it('reads by itself as it does in its chapter', () => {
    let compared = 0
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), blocks => {
        const value = `---\ntitle: Finance\n---\n\n${blocks.join('\n\n')}\n\n[^n]: ${indent(blocks[0] ?? '', '    ')}\n\n[ref]: https://uclg.org/ref\n`
        const file = new VFile({ path: 'content/one.md', value })
        const source = parseSource(file, { name: 'one', slug: 'one', actors: new Set() })
        for (const segment of extractSegments(source.tree, value, 'one')) {
          if (isPlain(segment.kind) || !('children' in segment.node)) continue
          compared++
          const { tree } = parseSegment(segment.text, isInline(segment))
          const [first] = tree.children
          expect(tree.children).toHaveLength(1)
          // A link by reference is a plain link by itself.
          const inChapter = outline(segment.node.children).replaceAll('<linkReference', '<link https://uclg.org/ref')
          expect(outline(first && 'children' in first ? first.children : [])).toBe(inChapter)
          expect(segment.text).not.toMatch(/(?<!\\)\n|<!--/)
        }
      }),
      { seed: 23, numRuns: 400 },
    )
    expect(compared).toBeGreaterThan(1000)
  })
})
