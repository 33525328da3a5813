import type { Format } from '../format.ts'
import { commentSheet } from './comment-sheet.ts'

/** A sheet to write comments into, for those who do without a Word file. Only rounds of consultation have one. */
export const format: Format = {
  id: 'comment-sheet',
  label: 'XLSX',
  summary: 'a sheet to write comments into, in rounds of consultation',
  kind: 'document',
  endings: ['.xlsx'],
  needsBrowser: false,
  inRounds: true,
  setUp: () => ({
    files: [],
    async render(rendition) {
      const { consulted } = rendition
      return consulted && { files: new Map([[`${rendition.path}.xlsx`, commentSheet(rendition, consulted)]]) }
    },
  }),
}
