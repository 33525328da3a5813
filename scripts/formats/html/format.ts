import type { Files } from '../../ground/files.ts'
import { timed } from '../../ground/profile.ts'
import type { Format } from '../format.ts'
import { screenAssets } from './assets.ts'
import { downloads } from './downloads.ts'
import { looksOf } from './looks.ts'

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
    /** What all pages have: made once, and when a page is. */
    let shared: Promise<Files> | undefined
    const sharedFiles = async (): Promise<Files> => {
      const { fontFiles } = await import('./screen-fonts.ts')
      return new Map([...screenAssets(looks.assets), ...(await fontFiles(looks.assets))])
    }
    return {
      files: looks.files,
      async render(rendition) {
        const { templates, assets } = looks
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
        const look = { template, medium: 'screen', downloads: downloads(formats), published: { assets } } as const
        const page = await timed({ stage: 'compile' }, () => renderDocument(rendition, look))
        shared ??= sharedFiles()
        return {
          files: new Map([[`${rendition.path}.html`, new TextEncoder().encode(page.html)]]),
          shared: new Map([
            ...(await shared),
            ...page.files,
            // Nor are they offered there.
            ...(rendition.redline ? [] : citationFiles(rendition)),
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
