import type { SentText } from '../../model/sent-text.ts'
import { NOTE_CALL, PICTURE } from '../../office/word/model.ts'
import type { Finding } from '../entries/entry.ts'
import type { Placed } from './place.ts'

/** A placed paragraph, and the segment that what is said about it belongs to. */
export interface PlacedParagraph extends Placed {
  segment: string
  number: string
}

/** What every finding in a paragraph has. */
export function findingIn(place: PlacedParagraph, sent: SentText): Finding {
  return {
    kind: 'comment',
    segment: place.segment,
    paragraph: place.number,
    language: sent.language,
    words: '',
    text: '',
    proposal: '',
    type: '',
    author: '',
    date: '',
    uncertain: place.uncertain || !place.sent,
  }
}

/** Words as people read them. */
export function shownWords(text: string): string {
  return text.replaceAll(NOTE_CALL, '[*]').replaceAll(PICTURE, '[picture]').trim()
}

/** A paragraph that is in no file. */
export const NOTHING = {
  bookmarks: [],
  note: 0,
  style: '',
  cell: 0,
  pieces: [],
  formats: [],
  calls: [],
  pictures: 0,
  before: '',
  after: '',
}
