import type { BlockContent, Data, Node, Parent, PhrasingContent, Table } from 'mdast'
import type { Words } from './source.ts'

/* The nodes of our own in mdast. */

/** One cited work within a citation. Strings are plain text, trimmed, empty where absent. */
export interface CitationItem {
  key: string
  prefix: string
  /** With the punctuation that opens it: `, emphasis added`, `and elsewhere`. */
  suffix: string
  /** `3-4`, `iv-xi`; without its label. */
  locator: string
  /** CSL 1.0.2 locator term: `page`, `chapter`, `section`, `paragraph`, `note`, … Empty without a locator. */
  label: string
  /** `-@key`: the author is not repeated. */
  suppressAuthor: boolean
  /** Where `@key` stands, for messages. */
  position?: Node['position']
}

/** `[see @a, p. 3; @b]`, or narrative `@a [p. 3]`. */
export interface Citation extends Node {
  type: 'citation'
  /** Narrative: the first item's author stands in the sentence. */
  narrative: boolean
  items: CitationItem[]
  data?: Data
}

/** `[](#fig-timeline)`: becomes "Figure 2" in the reader's language. */
export interface CrossReference extends Node {
  type: 'crossReference'
  /** The anchor, without `#`. */
  target: string
  /** `[](#x){page}`: a page number in print. */
  page: boolean
  data?: Data
}

/** Title of a box or caption of a table: a segment of its own. */
export interface Title extends Parent {
  type: 'title'
  children: PhrasingContent[]
  data?: Data
}

export interface Figure extends Parent {
  type: 'figure'
  identifier: string
  /** As written, relative to the source file. */
  src: string
  alt: string
  /** The caption's blocks. */
  children: BlockContent[]
  data?: Data
}

export interface Box extends Parent {
  type: 'box'
  identifier: string
  children: (Title | BlockContent)[]
  data?: Data
}

export interface TableFigure extends Parent {
  type: 'tableFigure'
  identifier: string
  children: (Title | Table)[]
  data?: Data
}

export interface Recommendation extends Parent {
  type: 'recommendation'
  identifier: string
  /** Ids of the addressed actors: `national-governments`. */
  to: string[]
  /** Anchor of the chapter that gives its reasons; empty where none. */
  chapter: string
  children: (Title | BlockContent)[]
  data?: Data
}

export interface Include extends Node {
  type: 'include'
  /** As written, relative to the source file: `shared/recommendations.md` or `05-finance.md#box-summary`. */
  src: string
  data?: Data
}

/** A list that the build makes: `::acronyms`, `::bibliography`, `::recommendations{by=actor}`. */
export interface Generated extends Node {
  type: 'generated'
  what: 'acronyms' | 'bibliography' | 'recommendations'
  by: string
  /** Source file that the list is taken from, relative to this one; empty: the edition itself. */
  src: string
  data?: Data
}

/** An acronym in running text. */
export interface Abbreviation extends Node {
  type: 'abbreviation'
  /** As printed: `SDGs`. */
  value: string
  /** The long form, for the `title`. */
  long: string
  /** BCP 47 tag of the long form where it is not translated. */
  longLang?: string
  /** First use in the edition: printed as "long (value)". */
  first: boolean
  data?: Data
}

/** A fact that a comment names: `<!-- fact: F12 -->`. */
export interface FactMark {
  /** Its number in `docs/sources.md`. */
  id: string
  /** Where the number stands in the source file, in characters. */
  offset: number
}

declare module 'mdast' {
  interface Data {
    /** Number in the edition: `2.1`, `A`, `4`; empty where it has none. */
    number?: string
    /** Id of the segment that the node's children are (see Segment). */
    segment?: string
    /** Id of the segment that a figure's or image's alternative text is. */
    altSegment?: string
    /** HTML anchor. */
    id?: string
    /** Name of the source that the node comes from: the scope of its footnotes. */
    scope?: string
    /** BCP 47 tag where it differs from the document's: text that stayed in the source language. */
    lang?: string
    /** The same for the alternative text, where only that stayed behind. */
    altLang?: string
    /** Path of the file that `position` points into where that is not the source's own: a locale file. */
    path?: string
    /** Whether a translation is missing (`untranslated`) or older than its source (`stale`). */
    translation?: 'untranslated' | 'stale'
    /** Of a recommendation: how the sentence names the chapter that gives its reasons, where the edition has it. */
    chapterWords?: Words
    /** The facts that the block rests on, as a comment beside it names them. */
    facts?: FactMark[]
  }
  interface RootContentMap {
    citation: Citation
    crossReference: CrossReference
    title: Title
    figure: Figure
    box: Box
    tableFigure: TableFigure
    recommendation: Recommendation
    include: Include
    generated: Generated
    abbreviation: Abbreviation
  }
  interface PhrasingContentMap {
    citation: Citation
    crossReference: CrossReference
    abbreviation: Abbreviation
  }
  interface BlockContentMap {
    figure: Figure
    box: Box
    tableFigure: TableFigure
    recommendation: Recommendation
    include: Include
    generated: Generated
  }
}
