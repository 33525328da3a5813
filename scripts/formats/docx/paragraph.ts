import { type AlignmentType, Paragraph, type ParagraphChild, type Table } from 'docx'
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

/** A paragraph of Word. */
export function paragraph(
  spans: readonly Span[],
  { style, anchors = [], numbering, keepNext, alignment, pageBreakBefore, indent, before = [] }: ParagraphOptions,
  place: Place,
  context: WordContext,
): Paragraph {
  const runs = [...before, ...runsOf(spans, place, context)]
  return new Paragraph({
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
