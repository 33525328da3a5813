import type { BlockContext } from '../../blocks/shared/context.ts'
import type { Translate } from '../../model/interface.ts'
import type { Language } from '../../model/publication.ts'
import type { Anchor } from '../../resolve/numbering.ts'
import type { Bookmarks } from './bookmarks.ts'
import type { Numbering } from './numbering.ts'
import type { Drawing } from './pictures.ts'
import type { Tracked, TrackedChanges } from './tracked.ts'

/** What the blocks of an edition in one language are made into Word's with. */
export interface WordContext {
  language: Language
  t: Translate
  anchors: ReadonlyMap<string, Anchor>
  blocks: BlockContext
  /** Pictures by `figureKey`, drawn. */
  drawings: ReadonlyMap<string, Drawing>
  bookmarks: Pick<Bookmarks, 'around'>
  numbering: Pick<Numbering, 'heading' | 'list'>
  changes: TrackedChanges
  /** Whether the numbers of paragraphs are shown. */
  paragraphs: boolean
  /** Whether notes are Word's own, or stand in a list at the end, where there are two texts with notes in one document. */
  notes: 'foot' | 'listed'
  /** Whether the next chapter begins on a new page. */
  startsPage(): boolean
  /** A number for the next picture. */
  nextPicture(): number
}

/** Where blocks stand. */
export interface Place {
  look: Look
  /** Width for them, in twips. */
  width: number
  /** Indent of the lists around, in twips. */
  indent: number
  /** Whether it is in a cell of a table, which leaves no margin for numbers. */
  inCell: boolean
  /** Lists around. */
  level: number
  /** BCP 47 tag of the text around. */
  lang: string
  /** Whether the words stand elsewhere as well, and are shown again without their notes and anchors. */
  again: boolean
  /** In a redline: what became of the block around, as a whole. */
  change: Tracked | undefined
}

/** Styles of paragraphs by where they stand. */
export interface Look {
  paragraph: string
  list: string
}

export const LOOKS = {
  text: { paragraph: 'BodyText', list: 'List' },
  box: { paragraph: 'BoxText', list: 'BoxList' },
  definition: { paragraph: 'Definition', list: 'List' },
  quote: { paragraph: 'Quote', list: 'Quote' },
  pulled: { paragraph: 'IntenseQuote', list: 'IntenseQuote' },
  note: { paragraph: 'FootnoteText', list: 'FootnoteText' },
  cell: { paragraph: 'TableText', list: 'TableText' },
  head: { paragraph: 'TableHeading', list: 'TableHeading' },
  references: { paragraph: 'Bibliography', list: 'Bibliography' },
} as const satisfies Record<string, Look>
