/** What the browser cannot say in a PDF's structure, and is said beside it. */
export interface StructureMark {
  /** Structure type (ISO 32000-1, 14.8.4): `Note`, `Sect`. */
  type: string
  /** A note's anchor: `note-12`. */
  id?: string
  /** What an abbreviation stands for. */
  expansion?: string
  /** A table of contents, whose lists are no ordinary lists. */
  contents?: true
}

/** A link as the document has it. */
export interface LinkFacts {
  /** An address, or an anchor in the document with its `#`. */
  target: string
  /** What a reader is told of it: its label or its text. */
  description: string
}

/** What a document says of its parts before it is printed. */
export interface DocumentFacts {
  /** By the number in the mark's label. */
  marks: StructureMark[]
  /** Texts of the headings, in document order, without their notes. */
  headings: string[]
  /** In document order. */
  links: LinkFacts[]
  /** Families of the fonts that the document brings. */
  fonts: string[]
  /** Texts that the document hides from assistive technology, and those shown instead of images. */
  hidden: string[]
  /** Number of elements in another language than what is around them. */
  languages: number
  /** Addresses of links that lead to nothing outside: relative, or to an anchor that is not there. */
  deadLinks: string[]
  /** Addresses of images that are not pictures. */
  brokenImages: string[]
}

/** What the label of a marked element begins with; the mark's number follows. */
export const MARK = 'structure-mark '
