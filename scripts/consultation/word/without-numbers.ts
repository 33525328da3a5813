import type { SentText } from '../../model/sent-text.ts'
import type { Piece } from '../../office/word/model.ts'
import { type OriginalParagraph, setPieces } from './original.ts'

/** A number with what parts it from the text: a tab or an en space, and what programs make of them. */
const NUMBER = /^\s*(\d{1,6}(?: [a-z]{3,15}|\/\d{1,6})?)(?:\t|\u2002| {2,})\s*/

/**
 * Takes away the numbers that the build puts before paragraphs, in files of programs that keep no style of characters, by which
 * numbers are told from the text.
 */
export function withoutNumbers(originals: readonly OriginalParagraph[], { paragraphs }: SentText): void {
  const numbers = new Set(paragraphs.map(({ number }) => number).filter(number => number !== ''))
  for (const original of originals) {
    const [whole, number = ''] = NUMBER.exec(original.before) ?? []
    if (whole === undefined || !numbers.has(number)) continue
    setPieces(original, cutStart(original.pieces, whole.length))
  }
}

/** The pieces without so many characters of the text as it was sent. */
function cutStart(pieces: readonly Piece[], length: number): Piece[] {
  let left = length
  return pieces.map(piece => {
    if (piece.change?.kind === 'insertion' || piece.change?.kind === 'move-to') return piece
    const cut = Math.min(left, piece.text.length)
    left -= cut
    return { ...piece, text: piece.text.slice(cut) }
  })
}
