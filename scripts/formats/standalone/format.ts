import type { Format } from '../format.ts'
import { looksOf } from '../html/looks.ts'

/** The page for the screen as one file with everything inside, to be sent by e-mail. */
export const format: Format = {
  id: 'standalone',
  label: 'HTML (1)',
  summary: 'a page for the screen in one file, to be sent by e-mail',
  kind: 'document',
  endings: ['.standalone.html'],
  needsBrowser: false,
  setUp({ publication, loaded }) {
    const { templates, assets, files } = looksOf(publication, loaded)
    return {
      files,
      async render(rendition) {
        const template = templates.get(rendition.document.edition.template)
        if (!template) return undefined
        // Whoever only checks does not wait for what makes pages.
        const [{ renderDocument }, { readingScriptFiles }, { standAlone }] = await Promise.all([
          import('../html/render.ts'),
          import('../html/reading-script.ts'),
          import('./inline.ts'),
        ])
        const page = await renderDocument(rendition, {
          template,
          medium: 'screen',
          downloads: [],
          published: {},
        })
        const beside = new Map([...assets, ...page.files, ...(await readingScriptFiles())])
        const html = standAlone(page.html, beside, { site: publication.site, folder: rendition.document.language.id })
        return { files: new Map([[`${rendition.path}.standalone.html`, new TextEncoder().encode(html)]]) }
      },
    }
  },
}
