import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { chapter, createPublication, SETTINGS } from '../support/publication.ts'
import { readPage } from '../support/read-page.ts'

const SMITH = 'Ann Smith, Stone arches (Leeds: Span Press, 2020)'

/** The text of note 1 for a note written by an editor. */
async function note(text: string, style = 'policy-notes'): Promise<string> {
  const root = createPublication({
    'content/publication.yaml': SETTINGS.replace('title: Paper\n', `title: Paper\n    style: ${style}\n`),
    'content/01-arches.md': chapter('Arches', `Lean.[^a]\n\n[^a]: ${text}`),
  })
  const { messages } = await runPipeline({ root, formats: ['html'], progress: silent })
  expect(messages.filter(message => message.severity === 'error')).toEqual([])
  const html = readPage(path.join(root, 'dist/en/paper.html'))
  const item = /<li id="note-1".*?<\/li>/s.exec(html)?.[0] ?? ''
  return item
    .replace(/<a class="backlink.*?<\/a>/g, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ')
    .trim()
}

describe("a citation in an editor's note", () => {
  it.each([
    ['stands as it is at the start', '[@smith2020].', `${SMITH}.`],
    ['keeps its full stop at the end', 'Stones lean. [@smith2020]', `Stones lean. ${SMITH}.`],
    ['follows "see" without brackets', 'See [@smith2020, p. 3].', `See ${SMITH}, p. 3.`],
    [
      'stands in brackets within a sentence',
      'Stones lean [@smith2020], and hold.',
      'Stones lean (Ann Smith, Stone arches [Leeds: Span Press, 2020]), and hold.',
    ],
    [
      'names its author where it is narrative',
      '@smith2020 says so.',
      'Smith (Stone arches [Leeds: Span Press, 2020]) says so.',
    ],
    [
      'says "ibid." small within a sentence',
      'See [@smith2020]. It holds [@smith2020, p. 4].',
      `See ${SMITH}. It holds (ibid., p. 4).`,
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await note(text)).toBe(expected)
  })

  it('is left to the style where citations stand in the text', async () => {
    expect(await note('Stones lean [@smith2020, p. 3].', 'policy-author-date')).toBe('Stones lean (Smith, 2020, p. 3).')
  })
})
