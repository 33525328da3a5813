import type { Files } from '../../ground/files.ts'
import type { Format } from '../format.ts'
import { screenAssets } from './assets.ts'
import { downloads } from './downloads.ts'
import { looksOf } from './looks.ts'
import { furtherSheets } from './screen-fonts.ts'

/** Pages for the screen: one file an edition and language, with style sheets, fonts and a script beside it. */
export const format: Format = {
  id: 'html',
  label: 'HTML',
  summary: 'a page for the screen',
  kind: 'document',
  endings: ['.html'],
  needsBrowser: false,
  inRounds: true,
  marksChanges: true,
  linksToEntries: true,
  setUp({ publication, loaded, formats }) {
    const looks = looksOf(publication, loaded)
    let shared: Files | undefined
    return {
      files: looks.files,
      get shared() {
        shared ??= screenAssets(looks.assets)
        return shared
      },
      async render(rendition) {
        const { templates, assets } = looks
        const fontSheets = furtherSheets(assets)
        const template = templates.get(rendition.document.edition.template)
        if (!template) return undefined
        // Whoever only checks does not wait for what makes pages.
        const [{ renderDocument }, { readingScriptFiles, figureFonts }, { citationFiles }, { searchedFiles }] =
          await Promise.all([
            import('./render.ts'),
            import('./reading-script.ts'),
            import('./citation-files.ts'),
            import('./searched.ts'),
          ])
        const { edition, language } = rendition.document
        const page = await renderDocument(rendition, {
          template,
          medium: 'screen',
          downloads: downloads(formats),
          published: { fontSheets },
        })
        return {
          files: new Map([[`${rendition.path}.html`, new TextEncoder().encode(page.html)]]),
          shared: new Map([
            ...page.files,
            ...citationFiles(rendition),
            ...(rendition.path === `${language.id}/${edition.id}` ? searchedFiles(rendition, page.parts) : []),
            ...(await readingScriptFiles()),
            ...figureFonts(assets),
          ]),
          facts: { words: page.words },
        }
      },
    }
  },
}
