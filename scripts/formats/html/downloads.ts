import type { Format } from '../format.ts'

/** A file of the same edition and language in another format; or data, which the list of publications names. */
export type Download = { kind: 'document'; label: string; ending: string } | { kind: 'data' }

/** Where the list of publications names the data, from a page of the same language. */
export const DATA_LIST = 'index.html#data'

/** What a page offers beside itself. */
export function downloads(formats: readonly Format[]): Download[] {
  const documents = formats
    .filter(({ kind, endings }) => kind === 'document' && !endings.includes('.html'))
    .map(({ label, endings: [ending = ''] }): Download => ({ kind: 'document', label, ending }))
  return formats.some(({ kind }) => kind === 'data') ? [...documents, { kind: 'data' }] : documents
}
