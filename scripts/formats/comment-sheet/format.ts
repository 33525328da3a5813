import type { Format } from '../format.ts'

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
      if (!consulted) return undefined
      const { commentSheet } = await import('./comment-sheet.ts')
      return { files: new Map([[`${rendition.path}.xlsx`, commentSheet(rendition, consulted)]]) }
    },
  }),
}
