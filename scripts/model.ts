import type { BlockContent, Data, Node, Nodes, Parent, PhrasingContent, Root, Table } from 'mdast'
import type { VFile } from 'vfile'

/** A language of the publication. The first one listed in publication.yaml is the source language. */
export interface Language {
  /** Folder name under `locales/` and `dist/`: `es`. */
  id: string
  /** BCP 47 tag, for `lang` attributes and Intl: `pt-BR`. */
  tag: string
  /** CSL locale: `es-ES`. */
  csl: string
  /** The language's name in itself, for the language switcher: `Español`. */
  name: string
}

/** What an edition is published as. */
export type Format = 'html' | 'pdf'

export type Status = 'draft' | 'consultation' | 'final'

/** One edition as publication.yaml describes it, with every default filled in. */
export interface Edition {
  /** File name of the edition: `policy-paper`. */
  id: string
  /** What the edition is called, under the publication's title: `Policy statement`. */
  title: string
  /** Names of chapters (paths under `content/` without `.md`), in order. */
  chapters: string[]
  /** Name of a CSL style: `templates/csl/<style>.csl` of the publication, else of the toolchain. */
  style: string
  /** Whether headings are numbered ("2.1"). */
  numbered: boolean
  /** Whether the edition has a table of contents. */
  contents: boolean
  /** Name of the HTML template: `templates/<template>.html`. */
  template: string
}

/** Resolved settings of a publication: nothing in here is optional by accident. */
export interface Publication {
  /** Absolute path of the folder that holds `content/`, `locales/` and `references.bib`. */
  root: string
  /** `content/publication.yaml`, for messages. */
  file: VFile
  title: string
  subtitle: string
  /** The authoring body: `United Cities and Local Governments`. */
  body: string
  version: string
  /** ISO date, `2022-12-15`. */
  date: string
  status: Status
  licence: { name: string; url: string }
  languages: [source: Language, ...translations: Language[]]
  editions: Edition[]
  /** Those whom recommendations address: id → name in the source language, in order. */
  actors: Map<string, string>
  checks: Checks
}

/** What a publication tells the rules of `check` about its own text. */
export interface Checks {
  /** Whether paragraphs with numbers or names of programmes need a source. */
  uncitedClaims: boolean
  /** Names of programmes and projects, as the text writes them. */
  programmes: string[]
  /** Names with a number in them that states nothing: `2030 Agenda`. */
  names: string[]
  /** Words in capitals that are no acronyms: `COVID`. */
  capitals: string[]
}

/**
 * What kind of block a segment is. The kind stands in the segment's id (`finance/p-k3f9a`) and so in its HTML anchor.
 */
export type SegmentKind =
  | 'title' // chapter title (front matter) and titles in publication.yaml
  | 'h' // heading
  | 'p' // paragraph
  | 'li' // paragraph in a list item
  | 'td' // table cell
  | 'cap' // caption of a figure or table
  | 'box' // title of a box
  | 'alt' // alternative text of an image or figure
  | 'fn' // paragraph of a footnote
  | 'fig' // words inside a figure (SVG text, chart title, CSV value)
  | 'term' // acronym and its long form

/** A block of running text: the unit of translation. */
export interface Segment {
  /** `<slug>/<kind>-<hash>`: minted once, the same in every language, for ever. Empty until ids are assigned. */
  id: string
  kind: SegmentKind
  /** The block's Markdown with soft line breaks and container prefixes removed; hard breaks stay. */
  text: string
  /** Where it stands, for people: `Finance › paragraph 2`. */
  in: string
  /** Start of the block in its source file (1-based line and column). */
  line: number
  column: number
  /** The node whose children (kind `alt`: whose alternative text) the segment is; none in lists of words. */
  node?: Nodes
}

export type Numbering = 'number' | 'none' | 'annex'

/** A Markdown file (or another file with words in it), parsed once and shared by all languages and editions. */
export interface Source {
  /** Path under `content/` without `.md`: `03-finance`. Also the path of its locale files. */
  name: string
  /** The name without folder and leading number, unique in the publication: `finance`. Prefix of segment ids. */
  slug: string
  file: VFile
  tree: Root
  /** Short title for running headers; empty where the front matter gives none. */
  short: string
  /** How the chapter's headings are numbered where the edition numbers them: `number`, `none`, or `annex` (A, B, …). */
  numbering: Numbering
  /** Names of the sources that it includes or lists from. */
  includes: string[]
  /** In document order. `tree` nodes point at them through `data.segment` (their children are the segment). */
  segments: Segment[]
}

/** A few words and their language, as a BCP 47 tag where it may differ from that of what is around. */
export interface Words {
  text: string
  lang: string | undefined
}

/** An acronym of `content/acronyms.yaml`, in one language. */
export interface Acronym {
  /** `SDG`; the key in the file. */
  id: string
  short: string
  long: string
  /** Plural forms, equal to `short` and `long` where the file gives none. */
  shortPlural: string
  longPlural: string
  /** BCP 47 tag of the long forms where they are not translated. */
  longLang?: string
}

// ---------------------------------------------------------------- mdast nodes of our own

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
