import {
  NOTE_CALL,
  PICTURE,
  type Piece,
  type TrackedChange,
  textAfter,
  textBefore,
} from '../../scripts/office/word/model.ts'
import { readWord } from '../../scripts/office/word/read-word.ts'

export type Side = 'accepted' | 'rejected'

/**
 * The paragraphs of a Word file once all changes are accepted, or rejected; its notes behind the text. Empty ones are left out, as
 * those are that hold a picture alone.
 */
export function paragraphsOf(bytes: Uint8Array, side: Side, { notes } = { notes: true }): string[] {
  const paragraphs = readWord(bytes).paragraphs.filter(({ note }) => notes || note === 0)
  const textOf = side === 'accepted' ? textAfter : textBefore
  const stays = (change: TrackedChange | undefined): boolean =>
    change === undefined || (side === 'accepted') === (change.kind === 'insertion' || change.kind === 'move-to')
  const called = paragraphs.flatMap(({ note, pieces }) => (note === 0 ? callsIn(pieces) : []))
  const texts: string[] = []
  let open = ''
  paragraphs.forEach(({ note, cell, pieces, end }, index) => {
    if (note > 0 && !stays(called[note - 1])) return
    open += textOf(pieces).replaceAll(PICTURE, '')
    const next = paragraphs[index + 1]
    if (!stays(end) && next?.note === note && next.cell === cell) return
    texts.push(open)
    open = ''
  })
  return texts.filter(text => text.trim() !== '')
}

/** Whether the first note of a file is called in a table or a box: LibreOffice 7.4 forgets the changes of all its notes then. */
export function firstCallIsFramed(bytes: Uint8Array): boolean {
  const calling = readWord(bytes).paragraphs.find(({ note, calls }) => note === 0 && calls.length > 0)
  return calling !== undefined && calling.cell > 0
}

/** What became of each call of a note. */
function callsIn(pieces: readonly Piece[]): (TrackedChange | undefined)[] {
  return pieces.flatMap(({ text, change }) => [...text].flatMap(sign => (sign === NOTE_CALL ? [change] : [])))
}
