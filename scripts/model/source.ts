import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'

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
  | 'by' // who said or wrote what is quoted
  | 'fn' // paragraph of a footnote
  | 'fig' // words inside a figure (SVG text, chart title, CSV value)
  | 'term' // acronym and its long form
  | 'ui' // word of the interface; its id is its key, and it stands in no register

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
  /** The node whose children the segment is, or whose attribute; none in lists of words. */
  node?: Nodes
  /** The attribute that the segment is. */
  attribute?: string
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
