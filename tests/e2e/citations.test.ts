import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { chapter, createPublication, SETTINGS } from '../support/publication.ts'
import { readPage } from '../support/read-page.ts'

const CHAPTERS = {
  'content/01-arches.md': chapter(
    'Arches',
    'First [@smith2020, p. 3]. Again [@smith2020, p. 3]. Elsewhere [@smith2020, p. 5].\n\nBetween [@ruiz2019]. Back [@smith2020, p. 7].',
  ),
  'content/02-cables.md': chapter(
    'Cables',
    'Next chapter [@smith2020, p. 7]. Two [@ruiz2019; @smith2020]. After two [@smith2020].',
  ),
}

/** Notes of an edition, or its text where citations stand there. */
async function build(style: string): Promise<(language: string) => { notes: string[]; text: string }> {
  const settings = SETTINGS.replace('title: Paper\n', `title: Paper\n    style: ${style}\n`)
  const root = createPublication({ ...CHAPTERS, 'content/publication.yaml': settings })
  const { messages } = await runPipeline({ root, formats: ['html'], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  const plain = (html: string) =>
    html
      .replace(/\u00a0<a class="backlink.*?<\/a>/g, '')
      .replace(/<[^>]+>/g, '')
      .replaceAll('\u00a0', ' ')
  return language => {
    const html = readPage(path.join(root, `dist/${language}/paper.html`))
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
    return {
      notes: [...main.matchAll(/<li id="note-\d+".*?<\/li>/gs)].map(([item]) => plain(item).trim()),
      text: plain(main),
    }
  }
}

describe('citations through an edition', () => {
  it.each([
    ['en', 'Ibid.', 'p.'],
    ['es', 'Ibíd.', 'p.'],
    ['pt', 'Ibid.', 'p.'],
  ])(
    'in notes, in %s: ibid., with another locator, short form after another work, across chapters',
    async (language, ibid, p) => {
      const { notes } = (await build('policy-notes'))(language)
      expect(notes[0]).toMatch(new RegExp(`^Ann Smith, Stone arches \\(Leeds: Span Press, 2020\\), ${p} 3\\.$`))
      expect(notes[1]).toBe(ibid)
      expect(notes[2]).toBe(`${ibid.replace(/\.$/, '')}., ${p} 5.`)
      expect(notes[3]).toMatch(/Ruiz.*Cables in the wind.*11[–-]29/)
      expect(notes[4]).toBe(`Smith, Stone arches, ${p} 7.`)
      // The next chapter goes on where the last one ended.
      expect(notes[5]).toBe(ibid)
      expect(notes[6]).toMatch(/^Ruiz.*; Smith, Stone arches\.(?:\s→\d)*$/)
      // After a note that holds two works, "ibid." would not say which.
      expect(notes[7]).toBe('Smith, Stone arches.')
    },
  )

  it.each([
    ['en', '(Smith, 2020, p. 3)', '(Ruiz and Gómez, 2019)'],
    ['es', '(Smith, 2020, p. 3)', '(Ruiz y Gómez, 2019)'],
    ['pt', '(Smith, 2020, p. 3)', '(Ruiz e Gómez, 2019)'],
  ])('in the text, in %s: author and date, in the words of the language', async (language, smith, ruiz) => {
    const { notes, text } = (await build('policy-author-date'))(language)
    expect(notes).toEqual([])
    expect(text).toContain(`First ${smith}.`)
    expect(text).toContain(`Between ${ruiz}.`)
  })
})
