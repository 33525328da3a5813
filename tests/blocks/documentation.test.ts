import { readFileSync } from 'node:fs'
import path from 'node:path'
import { select } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { BLOCKS } from '../../scripts/blocks/registry.ts'
import { blocksPage } from '../../scripts/docs/blocks-page.ts'
import { chapter } from '../support/publication.ts'
import { renderEdition, words } from '../support/render.ts'

it('docs/blocks.md is what the blocks say: else run `npm run docs`', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/blocks.md'), 'utf8')
  expect(page).toBe(blocksPage())
})

describe('the sample of each block', () => {
  it.each(BLOCKS.map(block => [block.name, block] as const))('%s builds without a problem', async (_name, block) => {
    const { sample, files = {} } = block.documentation
    const inContent = Object.entries(files).map(([name, content]) => [`content/${name}`, content])
    const tree = await renderEdition({
      'content/01-arches.md': `---\ntitle: Arches\nid: sec-arches\n---\n\n${sample}\n\nThe end.`,
      'content/02-cables.md': chapter('Cables', 'Pull [@ruiz2019].'),
      ...Object.fromEntries(inContent),
    })
    const section = select('#chapter-arches', tree)
    expect(words(section)).not.toMatch(/:::|[{}]/)
    const typed = sample.split('\n').filter(line => /^\p{L}/u.test(line))
    for (const line of typed) expect(words(section)).toContain(line.replaceAll("'", '’'))
  })
})
