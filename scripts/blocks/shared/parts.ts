import type { BlockContent } from 'mdast'
import type { Title } from '../../model/nodes.ts'
import type { Words } from '../../model/source.ts'

/** A picture as a block shows it. */
export interface Picture {
  /** As written, relative to the source file. */
  src: string
  /** Name of that source. */
  scope: string
  /** What it shows, in the reader's language. */
  alt: string
  /** BCP 47 tag of `alt` where it is not translated. */
  altLang: string | undefined
  /** Share of the text's width, 0 to 1; undefined for as wide as it may be. */
  width: number | undefined
}

/** Words in a line of text; those with a target are a link to that anchor of the edition. */
export interface Run extends Words {
  target?: string
  /** In a redline: whether only one of the revisions has it. */
  change?: 'inserted' | 'deleted'
}

/** A sentence below a block, of a kind that formats may style: `addressees`. */
export interface FootNote {
  kind: string
  runs: Run[]
}

/**
 * A block as any format can show it, in this order: label and title in one line, picture, body, caption, attribution,
 * foot. Texts are in the reader's language; text of another one says so.
 */
export interface BlockParts {
  /** Name and number in print: `Box 3`. Empty where it has none. */
  label: string
  title: Title | undefined
  picture: Picture | undefined
  body: BlockContent[]
  /** What is said of the picture or table, behind the label. */
  caption: BlockContent[]
  /** Who said or wrote the body. */
  attribution: Words | readonly Run[] | undefined
  foot: FootNote[]
  /** Whether it stands apart from the text, which makes sense without it. */
  aside: boolean
  /** What it looks like in formats that have no style sheet with a class for each block. */
  shape: 'plain' | 'framed' | 'quotation' | 'references'
}

/** Parts of which there is none yet. */
export const NO_PARTS: Readonly<BlockParts> = {
  label: '',
  title: undefined,
  picture: undefined,
  body: [],
  caption: [],
  attribution: undefined,
  foot: [],
  aside: false,
  shape: 'plain',
}

/** Words in a row of them, whether they are one or of two revisions. */
export function runsOf(words: BlockParts['attribution']): readonly Run[] {
  if (words === undefined) return []
  return 'text' in words ? [words] : words
}
