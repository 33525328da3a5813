import { type AlignmentType, type IParagraphOptions, Paragraph, type ParagraphChild, Tab, Table, TextRun } from 'docx'
import type { Place, WordContext } from './context.ts'
import type { NumberingReference } from './numbering.ts'
import { runsOf } from './runs.ts'
import type { Span } from './spans.ts'

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
  /** What stands before its words. */
  before?: readonly ParagraphChild[]
}

/** The style of numbers of paragraphs, by which they are told from the text that they stand before. */
export const NUMBER_STYLE = 'ParagraphNumber'

/** Twips below tables and boxes, which have no space of their own. */
const BELOW_TABLE = 160

/** Styles with space before them. */
const SPACED = /^(?:Heading|Caption|Figure|Imprint)/

/** A paragraph that can be set off from a table above it. */
class TextParagraph extends Paragraph {
  readonly #options: IParagraphOptions & { style: string }

  constructor(options: IParagraphOptions & { style: string }) {
    super(options)
    this.#options = options
  }

  setOff(): Paragraph {
    if (SPACED.test(this.#options.style)) return this
    return new Paragraph({ ...this.#options, spacing: { before: BELOW_TABLE } })
  }
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
  const { style, anchors = [], numbering, keepNext, alignment, pageBreakBefore, before = [] } = options
  const { runs: number, indent } = numberOf(options, place, context)
  const runs = [...before, ...runsOf(spans, place, context)]
  return new TextParagraph({
    style,
    ...(numbering ? { numbering } : {}),
    ...(keepNext ? { keepNext } : {}),
    ...(alignment ? { alignment } : {}),
    ...(pageBreakBefore ? { pageBreakBefore } : {}),
    ...(indent ? { indent } : {}),
    children: [...number, ...(place.again ? runs : context.bookmarks.around(anchors, runs))] as ParagraphChild[],
  })
}

/** Twips that a paragraph's number hangs out into the margin. */
const NUMBER_HANGS = 720

/** The number of a paragraph: in the margin, or before its words where a bullet, a box or a cell is in the way. */
function numberOf(
  { number, indent, numbering, style }: ParagraphOptions,
  place: Place,
  context: WordContext,
): { runs: ParagraphChild[]; indent: ParagraphOptions['indent'] } {
  if (!context.paragraphs || place.again || number === undefined) return { runs: [], indent }
  const hangs = !numbering && !place.framed && place.level === 0 && style !== 'Quote'
  const run = new TextRun({
    style: NUMBER_STYLE,
    language: { value: context.language.tag },
    children: hangs ? [number, new Tab()] : [`${number}\u2002`],
  })
  return { runs: [run], indent: hangs ? { left: indent?.left ?? place.indent, hanging: NUMBER_HANGS } : indent }
}

/** The same place for text in a language of its own. */
export function placeIn(place: Place, lang: string | undefined): Place {
  return lang === undefined ? place : { ...place, lang }
}
