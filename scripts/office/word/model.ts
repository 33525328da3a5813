import type { OfficePackage } from '../read-package.ts'

export type ChangeKind = 'insertion' | 'deletion' | 'move-from' | 'move-to'

/** Who did something, and when. */
export interface Doing {
  author: string
  /** ISO date and time as the file has it; empty where it has none. */
  date: string
}

/** A change that the file keeps as one. */
export interface TrackedChange extends Doing {
  kind: ChangeKind
}

/** A stretch of text that is alike in all of this. */
export interface Piece {
  text: string
  change: TrackedChange | undefined
  /** Who set it otherwise, where that is kept as a change. */
  format: Doing | undefined
  /** Ids of the comments that are anchored to it. */
  comments: readonly string[]
}

/** A paragraph as it stands in the file. */
export interface WordParagraph {
  /** Names of the bookmarks in it. */
  bookmarks: string[]
  /** The note that it is part of, counted from 1 in the order of their calls; 0 for the text itself. */
  note: number
  /** Name of its style, in lower case without spaces: `bodytext`, whatever the program calls it. */
  style: string
  /** The cell that it stands in, counted from 1; 0 outside tables. */
  cell: number
  pieces: Piece[]
  /** The change that its end came or went by. */
  end: TrackedChange | undefined
  /** Who set the paragraph otherwise. */
  format: Doing | undefined
  /** Ids of the notes that are called in it. */
  calls: string[]
  /** How many pictures it has that no change is told of. */
  pictures: number
}

export interface WordComment extends Doing {
  id: string
  /** Its paragraphs, with line ends between. */
  text: string
  /** Id of the comment that it answers. */
  parent: string | undefined
  resolved: boolean
}

/** A Word file as read. */
export interface WordFile {
  pack: OfficePackage
  /** The text, then the notes in the order of their calls. */
  paragraphs: WordParagraph[]
  comments: ReadonlyMap<string, WordComment>
  /** Ids of the notes in their order: the note of a paragraph is its place here, from 1. */
  notes: readonly string[]
  /** Whether numbers of paragraphs could be told from text by their style. */
  hasNumbers: boolean
  properties: ReadonlyMap<string, string>
}

/** What stands in a text for the call of a note. */
export const NOTE_CALL = '\ufffc'

/** The style of paragraphs of headers and footers. */
export const MARGIN = 'margin'

/** What stands in a text for a picture that came or went. */
export const PICTURE = '\ue000'

/** The text before any change that is kept as one. */
export function textBefore(pieces: readonly Piece[]): string {
  return join(pieces, ({ change }) => change?.kind !== 'insertion' && change?.kind !== 'move-to')
}

/** The text with all changes accepted. */
export function textAfter(pieces: readonly Piece[]): string {
  return join(pieces, ({ change }) => change?.kind !== 'deletion' && change?.kind !== 'move-from')
}

function join(pieces: readonly Piece[], isWanted: (piece: Piece) => boolean): string {
  return pieces.map(piece => (isWanted(piece) ? piece.text : '')).join('')
}
