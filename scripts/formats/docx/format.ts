import type { Format } from '../format.ts'
import { looksOf } from '../html/looks.ts'

/** A Word file to comment in and to change: real styles, notes, lists and cross-references. */
export const format: Format = {
  id: 'docx',
  label: 'Word',
  summary: 'a Word file, to comment in',
  kind: 'document',
  endings: ['.docx'],
  needsBrowser: true,
  inRounds: true,
  accessibility: { limit: 'limitWord' },
  marksChanges: true,
  setUp({ publication, loaded }) {
    const looks = looksOf(publication, loaded)
    return {
      files: looks.files,
      async render(rendition, tools) {
        // Whoever only checks does not wait for the library.
        const { writeDocument } = await import('./document.ts')
        const { sentRecord } = await import('./sent-record.ts')
        const docx = await writeDocument(rendition, looks.assets, tools)
        const { consulted } = rendition
        const kept = consulted ? sentRecord(rendition, docx) : undefined
        return { files: new Map([[`${rendition.path}.docx`, docx]]), ...(kept && { kept: new Map([kept]) }) }
      },
    }
  },
}
