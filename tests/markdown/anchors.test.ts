import type { Heading } from 'mdast'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { parseSource } from '../../scripts/markdown/parse.ts'

function anchorOf(heading: string): string {
  const file = new VFile({ path: 'content/a.md', value: `## ${heading}\n\nText.\n` })
  const { tree } = parseSource(file, { name: 'a', slug: 'a', actors: new Set() })
  return (tree.children[0] as Heading).data?.id ?? ''
}

test('an anchor is made of the words of its heading, as many as a name in a PDF may hold', () => {
  expect(anchorOf('What is known')).toBe('a-what-is-known')
  const long = anchorOf('Cooperation between local governments '.repeat(10).trim())
  expect(long).toBe('a-cooperation-between-local-governments-cooperation-between-local-governments')
  for (const word of ['x'.repeat(400), 'ção'.repeat(100), '合作'.repeat(100)])
    expect(Buffer.byteLength(anchorOf(word))).toBeLessThanOrEqual(100)
})
