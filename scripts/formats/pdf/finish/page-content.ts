import type { Rectangle } from './matrix.ts'

/** A range of bytes in a content stream. */
export interface Range {
  start: number
  end: number
}

/** A range of bytes and what shall stand there. */
export interface Replacement extends Range {
  text: string
}

/** Text painted by one operator: character codes in hexadecimal as they stand in the stream, with the font's resource name. */
export interface ShownText extends Range {
  font: string
  codes: string
}

/** A marked-content sequence that belongs to the structure tree. */
export interface TaggedSequence {
  /** Its number (MCID) in this stream. */
  id: number
  open: Range
  close: Range
  /** What in it says which text a glyph stands for. */
  marks: Range[]
  /** Whether it paints text or an image, and not only lines and areas. */
  hasContent: boolean
  /** Where a picture in it stands, in points: the area that it is cut to, or its first image. */
  area: Rectangle | undefined
}

/** Painting outside every marked-content sequence. */
export interface UntaggedPainting extends Range {
  kind: 'text' | 'path' | 'object'
  /** Whether the browser painted it with the document, and not before it, with the page's margins. */
  inBody: boolean
  /** Where its text begins, in points above the page's lower edge. */
  y: number
  shown: ShownText[]
  /** Where it says what a ligature stands for: of no use in an artifact, where no content may be marked. */
  marks: Range[]
  /** Resource name of an image or form. */
  object: string
}

/** A character at an end of a line of tagged text. */
export interface EdgeGlyph {
  /** Number (MCID) of the sequence that it belongs to. */
  sequence: number
  font: string
  /** In hexadecimal; empty if it is not painted by its own code alone: a ligature, or a line break of the document. */
  code: string
}

/** Where a line of tagged text ends, after which text goes on in a lower line. */
export interface LineChange {
  /** Offset of the end of its text object. */
  at: number
  last: EdgeGlyph
  next: EdgeGlyph
}

export interface PageContent {
  sequences: TaggedSequence[]
  untagged: UntaggedPainting[]
  /**
   * Soft hyphens, with what is to stand instead: where they are painted, and where they are in the text that a glyph stands for.
   * They tell the browser where a word may be divided, and would come along when text is copied.
   */
  softHyphens: Replacement[]
  /** A single glyph that ends a line where a word was divided: the hyphen that is seen. */
  lineEnds: ShownText[]
  lineChanges: LineChange[]
  /** Text with a character that its font has no glyph for, and what the stream says it is, if it does. */
  missing: (ShownText & { actualText: string })[]
}
