import type { Heading } from 'mdast'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { parseSource } from '../../scripts/markdown/parse.ts'

function anchorOf(heading: string, slug = 'a'): string {
  const file = new VFile({ path: 'content/a.md', value: `## ${heading}\n\nText.\n` })
  const { tree } = parseSource(file, { name: slug, slug, actors: new Set() })
  return (tree.children[0] as Heading).data?.id ?? ''
}

test('an anchor is made of the words of its heading, as many as a name in a PDF may hold', () => {
  expect(anchorOf('What is known')).toBe('a-what-is-known')
  const long = anchorOf('Cooperation between local governments '.repeat(10).trim())
  expect(long).toBe('a-cooperation-between-local-governments-cooperation-between-local-governments')
  for (const word of ['x'.repeat(400), 'ção'.repeat(100), '合作'.repeat(100)])
    expect(Buffer.byteLength(anchorOf(word))).toBeLessThanOrEqual(100)
})

test('an anchor made of a heading is never one that the pages use themselves', () => {
  expect(anchorOf('Bibliographie', 'ref')).toBe('section-ref-bibliographie')
  expect(anchorOf('1 Arches', 'note')).toBe('section-note-1-arches')
  expect(anchorOf('Arches', 'chapter')).toBe('section-chapter-arches')
  expect(anchorOf('Bibliographie {#my-list}', 'ref')).toBe('my-list')
})
