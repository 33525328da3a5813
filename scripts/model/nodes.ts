import type { ElementContent } from 'hast'
import type { BlockContent, Data, Node, Parent, PhrasingContent, Text } from 'mdast'
import type { Words } from './source.ts'

/* The nodes of our own in mdast. */

/** One cited work within a citation. Strings are trimmed, empty where absent; prefix and suffix hold emphasis as marks (emphasis-marks.ts). */
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

/** `[](#fig-timeline)`: becomes a link that reads "Figure 2" in the reader's language. */
export interface CrossReference extends Node {
  type: 'crossReference'
  /** The anchor, without `#`. */
  target: string
  /** `[](#x){page}`: a page number in print. */
  page: boolean
  data?: Data
}

/** `[](#rec-a #rec-b)`: becomes "recommendations 3 and 5", each number a link. */
export interface CrossReferenceList extends Parent {
  type: 'crossReferenceList'
  children: CrossReference[]
  data?: Data
}

/**
 * Words that differ in formats that have pages, and know them: "page 12". In others it reads as its children do: "section 2.1".
 */
export interface PageReference extends Parent {
  type: 'pageReference'
  children: Text[]
  printed: (Text | PageNumber)[]
  data?: Data
}

/** The number of the page that an anchor is on. */
export interface PageNumber extends Node {
  type: 'pageNumber'
  /** The anchor, without `#`. */
  target: string
}

/** Title of a block, such as the caption of a table: a segment of its own. */
export interface Title extends Parent {
  type: 'title'
  children: PhrasingContent[]
  data?: Data
}

/**
 * A directive: a figure, a box, a list that the build makes. Its name says which; `scripts/blocks/` knows the rest.
 */
export interface Block extends Parent {
  type: 'block'
  /** As typed: `box` of `:::box`. */
  name: string
  /** As typed, without the anchor. */
  attributes: Record<string, string>
  /** The title, if it has one, and what stands inside. */
  children: (Title | BlockContent)[]
  data?: Data
}

/** Terms with what they mean. */
export interface DefinitionList extends Parent {
  type: 'definitionList'
  children: DefinitionItem[]
  data?: Data
}

/** Terms that mean the same, and their meanings. */
export interface DefinitionItem extends Parent {
  type: 'definitionItem'
  children: (DefinitionTerm | DefinitionDescription)[]
  data?: Data
}

export interface DefinitionTerm extends Parent {
  type: 'definitionTerm'
  children: PhrasingContent[]
  data?: Data
}

export interface DefinitionDescription extends Parent {
  type: 'definitionDescription'
  /** Whether its paragraphs stand apart; of one that is not, the words stand in it as in an item of a tight list. */
  spread: boolean
  children: BlockContent[]
  data?: Data
}

/** `CO~2~` */
export interface Subscript extends Parent {
  type: 'subscript'
  children: PhrasingContent[]
  data?: Data
}

/** `m^2^` */
export interface Superscript extends Parent {
  type: 'superscript'
  children: PhrasingContent[]
  data?: Data
}

/** A note in the place of its call: `^[See the annex.]` */
export interface InlineNote extends Parent {
  type: 'inlineNote'
  children: PhrasingContent[]
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

/**
 * Words with the few marks that the CSL processor makes: the one rich text that is no mdast, for mdast has no small capitals
 * and no roman within italics. Whatever the format, `scripts/bibliography/to-hast.ts` says which marks there can be.
 */
export type FormattedContent = ElementContent[]

/** Text that the CSL processor made: a citation, or the author's name of a narrative one. */
export interface Formatted extends Node {
  type: 'formatted'
  content: FormattedContent
  /** The works that it names, where it is a citation: two may cite alike and be printed otherwise ("Ibid."). */
  cites?: readonly CitationItem[]
}

/** What became of words between two revisions. */
export type ChangeKind = 'inserted' | 'deleted' | 'reformatted'

/** Words that only one of two revisions has, or that were set otherwise. Within another change: the words came and went. */
export interface Change extends Parent {
  type: 'change'
  kind: ChangeKind
  /** Number of the move that brought or took them; undefined where they are new or gone. */
  move?: number
  /** Whether it is shown and no change of this text: what somebody proposed, in a table of proposals. */
  quoted?: boolean
  children: PhrasingContent[]
  data?: Data
}

/** Words that the build made otherwise, as the number of a figure that came behind another. They are no edit. */
export interface Shifted extends Parent {
  type: 'shifted'
  /** As they read before. */
  was: string
  children: PhrasingContent[]
  data?: Data
}

/** What became of a block between two revisions. */
export interface BlockChange {
  /** `edited`: something inside changed, or where it begins and ends. */
  kind: 'inserted' | 'deleted' | 'edited'
  move?: number
  /** Whether its end came (a paragraph was split) or went (two were joined); both where it stands in what came and went. */
  ends?: readonly ('inserted' | 'deleted')[]
  /** The older block, where its attributes say something else. */
  was?: Block
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
    /** Number of a paragraph, list item, table, figure or box in rounds of consultation: `14 bis`. */
    paragraph?: string
    /** Id of the segment that the node's children are (see Segment). */
    segment?: string
    /** Ids of the segments that words in attributes are, by attribute: `alt` of images and figures. */
    wordSegments?: Record<string, string>
    /** HTML anchor. */
    id?: string
    /** Name of the source that the node comes from: the scope of its footnotes. */
    scope?: string
    /** BCP 47 tag where it differs from the document's: text that stayed in the source language. */
    lang?: string
    /** The same for words in attributes, where only those stayed behind. */
    wordLanguages?: Record<string, string>
    /** Path of the file that `position` points into where that is not the source's own: a locale file. */
    path?: string
    /** Whether a translation is missing (`untranslated`), older than its source (`stale`), or one that no person made. */
    translation?: 'untranslated' | 'stale' | 'prefilled'
    /** Of a block: how a sentence names the places that its attributes refer to, where the edition has them. */
    referenceWords?: Record<string, Words>
    /** Of an image: its share of the text's width, 0 to 1. */
    width?: number
    /** Of a paragraph: whether it is not parted from what follows, as a heading is not. */
    staysWithNext?: boolean
    /** Of a table: shares of its columns, which add up to 1, where its words do not decide. */
    widths?: readonly number[]
    /** Of a link: whether the build wrote its words, for a cross-reference. */
    isReference?: boolean
    /** Of a link: its words where it is heard alone: "recommendation 5" of a "5" in a row. */
    label?: string
    /** Of a heading: whether it has no number, nor have those below it. */
    unnumbered?: boolean
    /** In a redline: what became of the block. */
    change?: BlockChange
    /** The facts that the block rests on, as a comment beside it names them. */
    facts?: FactMark[]
  }
  interface RootContentMap {
    citation: Citation
    crossReference: CrossReference
    crossReferenceList: CrossReferenceList
    pageReference: PageReference
    title: Title
    block: Block
    definitionList: DefinitionList
    definitionItem: DefinitionItem
    definitionTerm: DefinitionTerm
    definitionDescription: DefinitionDescription
    abbreviation: Abbreviation
    formatted: Formatted
    subscript: Subscript
    superscript: Superscript
    inlineNote: InlineNote
    change: Change
    shifted: Shifted
  }
  interface PhrasingContentMap {
    citation: Citation
    crossReference: CrossReference
    crossReferenceList: CrossReferenceList
    pageReference: PageReference
    abbreviation: Abbreviation
    formatted: Formatted
    subscript: Subscript
    superscript: Superscript
    inlineNote: InlineNote
    change: Change
    shifted: Shifted
  }
  interface BlockContentMap {
    block: Block
    definitionList: DefinitionList
  }
}
