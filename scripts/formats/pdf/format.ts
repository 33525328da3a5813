import characterUnprintable from '../../checks/character-unprintable.ts'
import { coverageOf } from '../../fonts/coverage.ts'
import { rememberedCoverage } from '../../fonts/remembered-coverage.ts'
import { statesOf } from '../../ground/known-clean.ts'
import { treeState } from '../../ground/tree-state.ts'
import type { Format } from '../format.ts'
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
        const page = await renderDocument(rendition, { template, medium: 'print', downloads: downloads(formats) })
        const printed = await printRendition(rendition, page.html, new Map([...assets, ...page.files]), tools)
        if (!printed) return undefined
        return {
          files: new Map([[`${rendition.path}.pdf`, printed.pdf]]),
          facts: { pages: printed.pages, words: page.words },
        }
      },
    }
  },
}
