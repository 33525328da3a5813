import type { Element, ElementContent } from 'hast'
import type { PhrasingContent } from 'mdast'
import type { Block } from '../../model/nodes.ts'
import type { SegmentKind } from '../../model/source.ts'
import type { Rule } from '../../rules/definition/rule.ts'
import type { BlockContext } from './context.ts'
import type { BlockParts } from './parts.ts'

/** What an attribute holds. A list of words: one of them. */
export type AttributeValue =
  /** Plain words that readers see, a segment for translators of this kind and name. */
  | { words: SegmentKind; called: string }
  /** Path of a picture or chart, relative to the chapter. */
  | 'picture'
  /** How wide a picture is, as a share of the text: `50%`. */
  | 'width'
  /** Path of a chapter, relative to this one; `#anchor` behind it means a part. */
  | 'chapter-file'
  /** Ids of actors of publication.yaml, separated by spaces or commas. */
  | 'actors'
  /** Anchor of a heading or block of the publication, though not of each edition. */
  | 'anchor'
  | readonly string[]

export interface Attribute {
  holds: AttributeValue
  required: boolean
  /** For editors, in docs/blocks.md: `What the picture shows.` */
  description: string
  /** What is reported where it is missing, if not `directive-attribute`. */
  missing?: { rule: Rule; reason: string }
}

/** What translators are shown of a text in a block. */
export interface SegmentWords {
  kind: SegmentKind
  /** What it is called for them: `caption`. */
  called: string
}

/**
 * Everything that there is to know of a block: how editors write it, what of it is translated and numbered, and how it
 * is shown. To add one, write a file like those in this folder and name it in registry.ts; its looks are the class
 * of its name in templates/, its printed names (`caption.<name>`, `reference.<name>`) are interface words in locales/.
 */
export interface BlockDefinition {
  /** As typed: `:::box`. */
  name: string
  /** Its class in HTML, where that is not its name. */
  className?: string
  /** One of several looks that blocks of the name have, for a class `<name>-<variant>`. */
  variant?(block: Block): string | undefined
  /** `:::name`, with text to a closing `:::`, or `::name` in a line of its own. */
  form: 'container' | 'leaf'
  /** Whether it can be referred to by `{#anchor}`. */
  anchor: 'none' | 'optional' | 'required'
  attributes: Readonly<Record<string, Attribute>>
  /** Its title in brackets behind the name; without, it can have none. */
  title?: SegmentWords
  /** Whether one without a title would be shown with a number and nothing else. */
  titled?: boolean
  /** The paragraphs inside; without, they are those of the text. */
  paragraphs?: SegmentWords
  /** What may stand inside. */
  content: 'blocks' | 'table' | 'none'
  /** Whether those with and without anchor are numbered through the edition, and called `caption.<name>`. */
  numbered: boolean
  /** Key of the title of a list of all of them, which stands behind the contents in print. */
  listed?: string
  /** Whether acronyms inside are marked, and spelled out at first use, or stay as they are. */
  acronyms: 'marked' | 'kept'
  /**
   * What rests on one source, for those who check claims: each paragraph of its own, all of it, or each row of a table,
   * with a caption that counts for all rows.
   */
  claims: 'paragraphs' | 'whole' | 'rows'
  /** Whether an edition has it once at most. */
  once?: boolean
  /** Whether the blocks of the file that its attribute `src` names stand in its place. */
  includes?: boolean
  /** Its parts, as every format can show them, with the words of the reader's language. */
  parts(block: Block, context: BlockContext): BlockParts
  /**
   * Its HTML, where that of all blocks will not do: `section.<name>` (or `aside`) with `p.<name>-title`, the text, and
   * `p.<name>-foot`.
   */
  html?(parts: HtmlParts, block: Block, context: HtmlBlockContext): Element[]
  documentation: {
    /** One sentence for editors. */
    purpose: string
    /** Further sentences, as Markdown. */
    notes?: string
    /** How it is written; with `files` beside the chapter, it builds. */
    sample: string
    files?: Readonly<Record<string, string>>
  }
}

/** The parts of a block, compiled to HTML. */
export interface HtmlParts {
  /** `span.label`, which holds the printed name and number; none where it has no name. */
  label: Element | undefined
  /** `span.title`; none without a title. */
  title: Element | undefined
  /** `div.media`, in which the picture will be drawn. */
  picture: Element | undefined
  body: ElementContent[]
  caption: ElementContent[]
  attribution: ElementContent[]
  foot: ElementContent[]
}

export interface HtmlBlockContext extends BlockContext {
  /** Whether a page is read on screen, with notes at the end, or printed. */
  medium: 'screen' | 'print'
  /** Compiles words that the edition shows elsewhere as well: without notes and their calls, links and anchors. */
  compileAgain(words: readonly PhrasingContent[]): ElementContent[]
}
