import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { extractSegments } from '../../scripts/markdown/segments.ts'
import type { Block } from '../../scripts/model/nodes.ts'

const processor = unified().use(remarkParse).use(remarkGfm)

function segments(text: string, change: (tree: Root) => void = () => {}) {
  const tree = processor.parse(text) as Root
  change(tree)
  return extractSegments(tree, text, '03-finance')
}

function block(name: string, id: string, attributes: Record<string, string> = {}): Block {
  return { type: 'block', name, attributes, data: { id }, children: [] }
}

function texts(text: string): string[] {
  return segments(text).map(segment => `${segment.kind}: ${segment.text}`)
}

describe('text of a segment', () => {
  it('does not change when a paragraph is wrapped anew', () => {
    expect(texts('One two\nthree  *four\n  five*.')).toEqual(texts('One two three  *four five*.'))
  })

  it('keeps hard breaks, however they were written', () => {
    expect(texts('One  \ntwo\\\nthree')).toEqual(['p: One\\\ntwo\\\nthree'])
  })

  it('leaves the marks of containers out, at any depth', () => {
    expect(texts('> - One\n>   two\n> lazy\n>\n> > Three\n> > four > five\n')).toEqual([
      'li: One two lazy',
      'p: Three four > five',
    ])
  })

  it('takes both paragraphs of a note, without their indentation', () => {
    expect(texts('A[^n].\n\n[^n]: First\n    line.\n\n    Second.\n')).toEqual([
      'p: A[^n].',
      'fn: First line.',
      'fn: Second.',
    ])
  })

  it('keeps code spans and escapes as they are written', () => {
    expect(texts('Use `a  b` and \\*stars\\* &amp; more')).toEqual(['p: Use `a  b` and \\*stars\\* &amp; more'])
  })

  it('gives links by reference their address', () => {
    expect(
      texts('See [the\n*page*][p], [p] and ![A map][m].\n\n[p]: https://uclg.org "The \\"page\\""\n[m]: <a b.png>\n'),
    ).toEqual([
      'p: See [the *page*](https://uclg.org "The \\"page\\""), [p](https://uclg.org "The \\"page\\"") and ![A map](<a b.png>).',
    ])
  })

  it('leaves out what was taken from the tree, such as a comment', () => {
    const withoutHtml = (node: Nodes): void => {
      if (!('children' in node)) return
      node.children = node.children.filter(child => child.type !== 'html') as typeof node.children
      for (const child of node.children) withoutHtml(child as Nodes)
    }
    const found = segments('One <!-- to\ndo --> two *three<!-- x --> four*.<!-- end -->', withoutHtml)
    expect(found.map(segment => segment.text)).toEqual(['One two *three four*.'])
  })

  it('unescapes bars in the code of a cell, where a paragraph would not', () => {
    expect(texts('| A `x\\|y` | b\\|c |\n|---|---|\n')).toEqual(['td: A `x|y`', 'td: b\\|c'])
  })

  it('leaves the anchor of a heading out', () => {
    expect(texts('## Access *now* {#sec-access}')).toEqual(['h: Access *now*'])
  })
})

describe('what is a segment', () => {
  it('is every block with words, in document order', () => {
    expect(texts('# Title\n\nText\n\n- item\n\n  more\n\n1. one\n\n***\n\n    code\n\n```\ncode\n```\n')).toEqual([
      'h: Title',
      'p: Text',
      'li: item',
      'li: more',
      'li: one',
    ])
  })

  it('is no cell with a plain number, and every cell whose notation depends on the language', () => {
    expect(texts('| | Year |\n|--|--|\n| 12 | 2,831.5 |\n| – | USD 5 |\n')).toEqual([
      'td: Year',
      'td: 2,831.5',
      'td: USD 5',
    ])
  })

  it('is no bare address and no lone code', () => {
    expect(texts('<https://uclg.org>\n\nhttps://uclg.org\n\n`code`\n\n[UCLG](https://uclg.org)\n')).toEqual([
      'p: [UCLG](https://uclg.org)',
    ])
  })

  it('is no lone citation or cross-reference, but one with words around its key', () => {
    const item = { key: 'a', suffix: '', locator: '', label: '', suppressAuthor: false }
    const cite = (prefix: string) => (tree: Root) => {
      tree.children = [
        { type: 'paragraph', children: [{ type: 'citation', narrative: false, items: [{ ...item, prefix }] }] },
        { type: 'paragraph', children: [{ type: 'crossReference', target: 'fig-a', page: false }] },
      ]
    }
    expect(segments('', cite(''))).toHaveLength(0)
    expect(segments('', cite('see'))).toHaveLength(1)
  })
})

describe('directives and front matter', () => {
  const words = (value: string) => [{ type: 'text' as const, value }]
  const paragraph = (value: string) => ({ type: 'paragraph' as const, children: words(value) })

  it('tells captions, titles, alternative texts and the chapter title apart', () => {
    const found = segments('---\ntitle: Finance\n---\n', tree => {
      tree.children = [
        {
          type: 'yaml',
          value: 'title: Finance',
          position: { start: { line: 1, column: 1 }, end: { line: 3, column: 4 } },
        },
        {
          type: 'heading',
          depth: 1,
          children: words('Finance'),
          position: { start: { line: 2, column: 8 }, end: { line: 2, column: 15 } },
        },
        {
          ...block('figure', 'fig-a', { src: 'a.svg', alt: 'A chart' }),
          children: [paragraph('Caption')],
        },
        {
          ...block('box', 'box-a'),
          children: [{ type: 'title', children: words('Title') }, paragraph('Text')],
        },
        {
          ...block('table', 'tab-a'),
          children: [
            { type: 'title', children: words('Caption') },
            {
              type: 'table',
              children: [{ type: 'tableRow', children: [{ type: 'tableCell', children: words('Actor') }] }],
            },
          ],
        },
      ]
    })
    expect(found.map(({ kind, in: place }) => `${kind}: ${place}`)).toEqual([
      'title: Finance › title',
      'alt: Finance › fig-a › alternative text',
      'cap: Finance › fig-a › caption',
      'box: Finance › box-a › title',
      'p: Finance › box-a › paragraph',
      'cap: Finance › tab-a › caption',
      'td: Finance › tab-a › table heading',
    ])
    expect(found[0]).toMatchObject({ text: 'Finance', line: 2, column: 8 })
    expect(found[1]).toMatchObject({ node: { type: 'block', name: 'figure' }, attribute: 'alt' })
  })
})

describe('place of a segment', () => {
  it('names the headings above, and no number that an insertion would change', () => {
    const found = segments('# Finance\n\nA\n\n## Access\n\nB\n\n### Deep\n\n- C\n\n## Debt\n\n[^1]: D[^1]\n')
    expect(found.map(segment => segment.in)).toEqual([
      'Finance › heading',
      'Finance › paragraph',
      'Finance › heading',
      'Finance › Access › paragraph',
      'Finance › Access › heading',
      'Finance › Access › Deep › list item',
      'Finance › heading',
      'Finance › Debt › footnote 1',
    ])
  })

  it('is the line and column of its first word', () => {
    const found = segments('# A\n\n> - Text\n')
    expect(found.map(({ line, column }) => [line, column])).toEqual([
      [1, 3],
      [3, 5],
    ])
  })
})
