import characterUnprintable from '../../checks/character-unprintable.ts'
import { coverageOf } from '../../fonts/coverage.ts'
import { rememberedCoverage } from '../../fonts/remembered-coverage.ts'
import type { Files } from '../../ground/files.ts'
import { statesOf } from '../../ground/known-clean.ts'
import { timed } from '../../ground/profile.ts'
import { treeState } from '../../ground/tree-state.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import type { Format, RenderTools } from '../format.ts'
import { madePicture } from '../html/describe.ts'
import { downloads } from '../html/downloads.ts'
import { looksOf } from '../html/looks.ts'

/** Pages for paper, accessible (PDF/UA-1, PDF/A-2a): HTML for print, laid out and printed by the browser. */
export const format: Format = {
  id: 'pdf',
  label: 'PDF',
  summary: 'pages for paper, accessible',
  kind: 'document',
  endings: ['.pdf'],
  needsBrowser: true,
  paged: true,
  inRounds: true,
  accessibility: { checked: 'pdf' },
  marksChanges: true,
  setUp({ publication, loaded, formats }) {
    const looks = looksOf(publication, loaded)
    return {
      files: looks.files,
      // A browser finds a font for any character; paper shows those of the publication alone.
      check(material) {
        const fonts = statesOf([treeState(publication.root, ['templates'])])
        const { has, keep } = rememberedCoverage(fonts, () => coverageOf(looks.assets))
        characterUnprintable.run({ ...material, has })
        keep()
      },
      async render(rendition, tools) {
        const { templates, assets } = looks
        const template = templates.get(rendition.document.edition.template)
        if (!template) return undefined
        // Whoever only checks does not wait for what makes pages.
        const [{ renderDocument }, { printRendition }] = await Promise.all([
          import('../html/render.ts'),
          import('./print-rendition.ts'),
        ])
        const shared = await sharedFiles(rendition, assets, tools)
        const look = { template, medium: 'print', downloads: downloads(formats) } as const
        const page = await timed({ stage: 'compile' }, () => renderDocument(rendition, look))
        const printed = await printRendition(rendition, page.html, new Map([...assets, ...page.files]), tools)
        if (!printed) return undefined
        return {
          files: new Map([[`${rendition.path}.pdf`, printed.pdf]]),
          shared,
          facts: { pages: printed.pages, words: page.words },
        }
      },
    }
  },
}

/** The picture for sharing, made while the browser is there: nothing where pages cannot say its address, or have another. */
async function sharedFiles(rendition: Rendition, assets: Files, { browser }: RenderTools): Promise<Files> {
  const { publication, document, path } = rendition
  const { edition, language } = document
  const name = madePicture(publication, edition, language)
  // Variants are no publications of their own.
  if (name === undefined || path !== `${language.id}/${edition.id}`) return new Map()
  const { drawSharePicture } = await import('./share-picture.ts')
  const picture = await drawSharePicture(rendition, assets, browser)
  return picture ? new Map([[name, picture]]) : new Map()
}
