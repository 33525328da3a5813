import { expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { chapter, createPublication } from '../support/publication.ts'

it.each([
  ['A [link [@smith2020]](https://example.org).', '5:3 citation-misplaced'],
  ['A [link, see @smith2020](https://example.org).', '5:3 citation-misplaced'],
  ['A [link [@smith2020]][x].\n\n[x]: https://example.org', '5:3 citation-misplaced'],
  ['A [link[^n]](https://example.org).\n\n[^n]: A note.', '5:8 footnote-misplaced'],
])('says that links hold no citations and no notes: %j', async (body, expected) => {
  expect(await problemsIn(chapter('Arches', body))).toEqual([expected])
})

it('says that titles of the front matter hold none either', async () => {
  expect(await problemsIn(chapter('"Arches [@smith2020]"', 'Text.'))).toEqual(['2:8 citation-misplaced'])
  expect(await problemsIn(chapter('"Arches[^n]"', 'Text.[^n]\n\n[^n]: A note.'))).toEqual(['2:8 footnote-misplaced'])
  expect(await problemsIn('# Arches [@smith2020][^n]\n\nText.\n\n[^n]: A note.')).toEqual([])
})

it('lets links name accounts', async () => {
  expect(await problemsIn(chapter('Arches', 'By [@uclg_org](https://example.org/uclg_org).'))).toEqual([])
})

async function problemsIn(content: string): Promise<string[]> {
  const root = createPublication({ 'content/01-arches.md': content })
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  return messages
    .filter(({ severity }) => severity === 'error')
    .map(({ line, column, rule }) => `${line}:${column} ${rule}`)
}
