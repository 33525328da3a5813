import { type AlignmentType, type IParagraphOptions, Paragraph, type ParagraphChild, Table } from 'docx'
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
  /** In twips, where its style's will not do. */
  indent?: { left: number; hanging?: number } | undefined
  /** What stands before its words. */
  before?: readonly ParagraphChild[]
}

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
  { style, anchors = [], numbering, keepNext, alignment, pageBreakBefore, indent, before = [] }: ParagraphOptions,
  place: Place,
  context: WordContext,
): Paragraph {
  const runs = [...before, ...runsOf(spans, place, context)]
  return new TextParagraph({
    style,
    ...(numbering ? { numbering } : {}),
    ...(keepNext ? { keepNext } : {}),
    ...(alignment ? { alignment } : {}),
    ...(pageBreakBefore ? { pageBreakBefore } : {}),
    ...(indent ? { indent } : {}),
    children: (place.again ? runs : context.bookmarks.around(anchors, runs)) as ParagraphChild[],
  })
}

/** The same place for text in a language of its own. */
export function placeIn(place: Place, lang: string | undefined): Place {
  return lang === undefined ? place : { ...place, lang }
}
