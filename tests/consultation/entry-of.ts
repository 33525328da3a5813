import { type Entry, GENERAL } from '../../scripts/consultation/entries/entry.ts'

/** An entry of which a test says what matters to it: else it is a comment on the whole, and open. */
export function entryOf(some: Partial<Entry>): Entry {
  return {
    ...{ id: 'aaaaaaaa', kind: 'comment', segment: GENERAL, paragraph: '', language: 'en', words: '', text: 'Yes' },
    ...{ proposal: '', type: '', author: '', date: '', uncertain: false, response: '', status: '', by: '' },
    ...some,
  }
}
