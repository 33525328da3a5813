import { type Piece, textAfter, textBefore, type WordParagraph } from '../../office/word/model.ts'

/** A paragraph as it was before changes that the file keeps: those that it was parted into are one. */
export interface OriginalParagraph {
  bookmarks: string[]
  note: number
  style: string
  cell: number
  pieces: Piece[]
  /** Who set it otherwise, where that is kept. */
  formats: { author: string; date: string }[]
  /** Ids of the notes that are called in it. */
  calls: string[]
  pictures: number
  before: string
  after: string
}

/** The end of a paragraph, as words of a change show it. */
export const PARAGRAPH_END = '¶'

/** Undoes the parting of paragraphs; what was deleted, or came, as a whole stays a paragraph of its own. */
export function originalParagraphs(paragraphs: readonly WordParagraph[]): OriginalParagraph[] {
  const originals: OriginalParagraph[] = []
  let parted: OriginalParagraph | undefined
  paragraphs.forEach((paragraph, index) => {
    const { end, pieces, format, calls } = paragraph
    const next = paragraphs[index + 1]
    const isNew = end?.kind === 'insertion' || end?.kind === 'move-to'
    const isWhollyNew = isNew && textBefore(pieces) === ''
    const goesOn = isNew && !isWhollyNew && next?.note === paragraph.note && next.cell === paragraph.cell
    const isMerged =
      (end?.kind === 'deletion' || end?.kind === 'move-from') && textAfter(pieces) !== '' && textBefore(pieces) !== ''
    const ending: Piece[] =
      (goesOn || isMerged) && end ? [{ text: PARAGRAPH_END, change: end, format: undefined, comments: [] }] : []
    const own = [...pieces, ...ending]
    if (parted) {
      parted.bookmarks.push(...paragraph.bookmarks)
      parted.pieces.push(...own)
      parted.calls.push(...calls)
      parted.pictures += paragraph.pictures
      if (format) parted.formats.push(format)
    } else {
      const { bookmarks, note, style, cell } = paragraph
      parted = {
        bookmarks: [...bookmarks],
        note,
        style,
        cell,
        pieces: own,
        formats: format ? [format] : [],
        calls: [...calls],
        pictures: paragraph.pictures,
        before: '',
        after: '',
      }
      originals.push(parted)
    }
    if (!goesOn) parted = undefined
  })
  for (const original of originals) setPieces(original, original.pieces)
  return originals
}

/** Gives a paragraph its pieces, and the texts that they come to. */
export function setPieces(original: OriginalParagraph, pieces: Piece[]): void {
  original.pieces = pieces
  original.before = textBefore(pieces).replaceAll(PARAGRAPH_END, '')
  original.after = textAfter(pieces).replaceAll(PARAGRAPH_END, '\n')
}
