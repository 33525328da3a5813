import {
  type AlignmentType,
  type IContext,
  type IParagraphOptions,
  type IXmlableObject,
  Paragraph,
  type ParagraphChild,
  ParagraphProperties,
  Tab,
  Table,
  TabStopType,
  TextRun,
} from 'docx'
import type { Data } from 'mdast'
import type { Place, WordContext } from './context.ts'
import { NUMBER_IN_LIST, type NumberingReference } from './numbering.ts'
import { QUOTE_INDENT } from './paragraph-styles.ts'
import { runsOf } from './runs.ts'
import type { Span } from './spans.ts'
import { type Tracked, type TrackedChanges, textRun, trackedEnds } from './tracked.ts'

/** What Word's text is made of. */
export type WordBlock = Paragraph | Table

/** What a paragraph has beside its words. */
export interface ParagraphOptions {
  style: string
  anchors?: readonly string[]
  numbering?: NumberingReference | undefined
  keepNext?: boolean
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType] | undefined
  pageBreakBefore?: boolean
  /** Its number in rounds of consultation. */
  number?: string | undefined
  /** In twips, where its style's will not do. */
  indent?: { left: number; hanging?: number } | undefined
  /** In twips: what a bullet is followed by, where it is not the words. */
  tabStop?: number | undefined
  /** What stands before its words. */
  before?: readonly ParagraphChild[]
  /** In a redline: what became of it; else of the block around. */
  change?: Data['change']
}

/** The style of numbers of paragraphs, by which they are told from the text that they stand before. */
export const NUMBER_STYLE = 'ParagraphNumber'

/** Twips below tables and boxes, which have no space of their own. */
const BELOW_TABLE = 160

/** Styles with space before them. */
const SPACED = /^(?:Heading|Caption|Figure|Imprint)/

/** A paragraph that can be set off from a table above it, and whose end can come or go. */
class TextParagraph extends Paragraph {
  readonly #options: IParagraphOptions & { style: string }
  readonly #changes: TrackedChanges
  /** What became of its end. */
  ends: readonly Tracked[]

  constructor(options: IParagraphOptions & { style: string }, ends: readonly Tracked[], changes: TrackedChanges) {
    super(options)
    this.#options = options
    this.#changes = changes
    this.ends = ends
  }

  setOff(): Paragraph {
    if (SPACED.test(this.#options.style)) return this
    return new TextParagraph({ ...this.#options, spacing: { before: BELOW_TABLE } }, this.ends, this.#changes)
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const [properties] = this.root
    if (this.ends.length > 0 && properties instanceof ParagraphProperties) properties.push(this.#changes.end(this.ends))
    this.ends = []
    return super.prepForXml(context)
  }
}

/**
 * The paragraphs of a cell, a note or the whole text, of which the last one's end can neither come nor go: where it should, that
 * of the one before does.
 */
export function endingWell<Block extends WordBlock>(blocks: readonly Block[]): readonly Block[] {
  let next: readonly Tracked[] = []
  for (const block of blocks.toReversed()) {
    if (!(block instanceof TextParagraph)) break
    const { ends } = block
    block.ends = next
    if (ends.length === 0) break
    next = ends
  }
  return blocks
}

/** Blocks one after the other: what follows a table is set off from it, and two tables are kept from becoming one. */
export function joinBlocks(before: WordBlock[], after: readonly WordBlock[]): void {
  const [first, ...others] = after
  if (!first) return
  const isBelow = before.at(-1) instanceof Table
  if (isBelow && first instanceof Table) before.push(new Paragraph({ style: 'TableGap' }), first)
  else before.push(isBelow && first instanceof TextParagraph ? first.setOff() : first)
  before.push(...others)
}

/** A paragraph of Word. */
export function paragraph(
  spans: readonly Span[],
  options: ParagraphOptions,
  place: Place,
  context: WordContext,
): Paragraph {
  const { style, anchors = [], numbering, keepNext, alignment, pageBreakBefore, before = [], change, tabStop } = options
  const ends = change ? trackedEnds(change) : place.change ? [place.change] : []
  const [moved] = ends
  const { runs: number, indent } = numberOf(options, place, context)
  const words = runsOf(spans, place, moved ? context : { ...context, changes: context.changes.ofLine() })
  const runs = [...before, ...(moved ? context.changes.moved(moved, words) : words)]
  const made = {
    style,
    ...(numbering ? { numbering } : {}),
    ...(keepNext ? { keepNext } : {}),
    ...(alignment ? { alignment } : {}),
    ...(pageBreakBefore ? { pageBreakBefore } : {}),
    ...(indent ? { indent } : {}),
    ...(tabStop === undefined ? {} : { tabStops: [{ type: TabStopType.LEFT, position: tabStop }] }),
    children: [...number, ...(place.again ? runs : context.bookmarks.around(anchors, runs))] as ParagraphChild[],
  }
  return new TextParagraph(made, ends, context.changes)
}

/** Twips that a paragraph's number hangs out into the margin. */
export const NUMBER_HANGS = 720

/** The number of a paragraph: in the margin; in lists between bullet and words; in cells before the words. */
function numberOf(
  { number, indent, style }: ParagraphOptions,
  place: Place,
  context: WordContext,
): { runs: ParagraphChild[]; indent: ParagraphOptions['indent'] } {
  if (!hasNumbers(place, context) || number === undefined) return { runs: [], indent }
  const look = { style: NUMBER_STYLE, language: { value: context.language.tag } }
  const run =
    place.change?.kind === 'deleted'
      ? textRun(`${number}\u2002`, look, place.change)
      : new TextRun({ ...look, children: place.inCell ? [`${number}\u2002`] : [number, new Tab()] })
  const runs = place.change ? [context.changes.around(place.change, [run])] : [run]
  if (place.inCell) return { runs, indent }
  const left = indent?.left ?? place.indent + (/Quote$/.test(style) ? QUOTE_INDENT : 0)
  const hanging = place.level > 0 ? (indent?.hanging ?? NUMBER_IN_LIST) : NUMBER_HANGS
  return { runs, indent: { left, hanging } }
}

/** Whether paragraphs here have numbers shown. */
export function hasNumbers({ again }: Place, { paragraphs }: WordContext): boolean {
  return paragraphs && !again
}

/** The same place for text in a language of its own. */
export function placeIn(place: Place, lang: string | undefined): Place {
  return lang === undefined ? place : { ...place, lang }
}
