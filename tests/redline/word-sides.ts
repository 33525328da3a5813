import { NOTE_CALL, type Piece, type TrackedChange, textAfter, textBefore } from '../../scripts/office/word/model.ts'
import { readWord } from '../../scripts/office/word/read-word.ts'

export type Side = 'accepted' | 'rejected'

/** The paragraphs of a Word file once all changes are accepted, or rejected; its notes behind the text. Empty ones are left out. */
export function paragraphsOf(bytes: Uint8Array, side: Side): string[] {
  const { paragraphs } = readWord(bytes)
  const textOf = side === 'accepted' ? textAfter : textBefore
  const stays = (change: TrackedChange | undefined): boolean =>
    change === undefined || (side === 'accepted') === (change.kind === 'insertion' || change.kind === 'move-to')
  const called = paragraphs.flatMap(({ note, pieces }) => (note === 0 ? callsIn(pieces) : []))
  const texts: string[] = []
  let open = ''
  paragraphs.forEach(({ note, cell, pieces, end }, index) => {
    if (note > 0 && !stays(called[note - 1])) return
    open += textOf(pieces)
    const next = paragraphs[index + 1]
    if (!stays(end) && next?.note === note && next.cell === cell) return
    texts.push(open)
    open = ''
  })
  return texts.filter(text => text.trim() !== '')
}

/** What became of each call of a note. */
function callsIn(pieces: readonly Piece[]): (TrackedChange | undefined)[] {
  return pieces.flatMap(({ text, change }) => [...text].flatMap(sign => (sign === NOTE_CALL ? [change] : [])))
}
