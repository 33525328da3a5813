import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { type Contents, chapter, createPublication } from '../support/publication.ts'

async function errorsIn(contents: Contents): Promise<string[]> {
  const root = createPublication(contents)
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  return messages
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, rule }) => `${file}:${line} ${rule}`)
}

describe('anchors', () => {
  it.each(['notes', 'main', 'title', 'contents', 'note-1', 'call-3-2', 'chapter-cables', 'ref-smith2020'])(
    'cannot be those of the page: %s',
    async anchor => {
      const body = `## A section {#${anchor}}`
      expect(await errorsIn({ 'content/01-arches.md': chapter('Arches', body) })).toEqual([
        'content/01-arches.md:5 anchor-reserved',
      ])
    },
  )

  it('stand once where a part is included twice', async () => {
    const root = createPublication({
      'content/01-arches.md': chapter('Arches', '::include{src=part.md}\n\n::include{src=part.md}'),
      'content/part.md': chapter('Part', 'A paragraph.[^n]\n\n- An item.\n\n[^n]: A note.'),
    })
    const { messages } = await runPipeline({ root, formats: ['html'], progress: silent })
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
    const ids = selectAll('[id]', fromHtml(readFileSync(path.join(root, 'dist/es/paper.html'), 'utf8'))).map(
      element => element.properties.id,
    )
    expect(ids).toHaveLength(new Set(ids).size)
  })
})

it('wants one list of works cited in an edition', async () => {
  const contents = {
    'content/01-arches.md': chapter('Arches', '::bibliography'),
    'content/02-cables.md': chapter('Cables', '::bibliography'),
  }
  expect(await errorsIn(contents)).toEqual(['content/02-cables.md:5 list-repeated'])
})
