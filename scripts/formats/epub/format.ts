import type { Format } from '../format.ts'
import { looksOf } from '../html/looks.ts'

/** A book for readers of EPUB 3: reflowing text with notes, contents and fonts. */
export const format: Format = {
  id: 'epub',
  label: 'EPUB',
  summary: 'a book for e-readers',
  kind: 'document',
  endings: ['.epub'],
  needsBrowser: false,
  setUp({ publication, loaded }) {
    const { assets, files } = looksOf(publication, loaded)
    return {
      files,
      async render(rendition) {
        // Whoever only checks does not wait for what makes books.
        const { writeBook } = await import('./book.ts')
        return { files: new Map([[`${rendition.path}.epub`, await writeBook(rendition, assets)]]) }
      },
    }
  },
}
