import type { Format } from '../format.ts'

/** A file of the same edition and language in another format. */
export interface Download {
  label: string
  ending: string
}

/** What a page offers beside itself. */
export function downloads(formats: readonly Format[]): Download[] {
  return formats
    .filter(({ kind, endings }) => kind === 'document' && !endings.includes('.html'))
    .map(({ label, endings: [ending = ''] }) => ({ label, ending }))
}
