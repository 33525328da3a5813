import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { definitionOf } from '../blocks/registry.ts'
import { type Place, report } from '../ground/messages.ts'
import type { Block } from '../model/nodes.ts'
import type { Edition } from '../model/publication.ts'
import { isReservedAnchor } from '../model/reserved-anchors.ts'
import type { Source } from '../model/source.ts'
import anchorDuplicate from '../rules/anchor-duplicate.ts'
import anchorReserved from '../rules/anchor-reserved.ts'
import { type ChapterTree, chapterHeading } from './assemble.ts'

/** A place that can be referred to. */
export interface Anchor {
  id: string
  /** `chapter`, `annex`, `section`, `paragraph`, or the name of a block: `reference.<kind>` says how it is called. */
  kind: string
  /** `2.1`, `A`, `4`; empty where the edition does not number it. */
  number: string
}

/**
 * Numbers an edition: chapters and sections ("5", "5.2", annexes "A"), and blocks of a kind
 * in one sequence each. Numbers are left on the nodes as `data.number`.
 *
 * @param reportProblems whether to report `anchor-duplicate` and `anchor-reserved`; once, for the source language, is enough.
 * @returns anchors by id, in document order.
 */
export function numberEdition(
  chapters: readonly ChapterTree[],
  edition: Edition,
  sources: ReadonlyMap<string, Source>,
  reportProblems: boolean,
): Map<string, Anchor> {
  const anchors = new Map<string, Anchor>()
  const counts = new Map<string, number>()
  const headings = new HeadingNumbers(edition)
  const slugs = chapters.map(({ source }) => source.slug)

  for (const { source, tree } of chapters) {
    headings.enterChapter(source)
    const own = chapterHeading(tree)
    visit(tree, node => {
      const kind = kindOf(node, node === own, source)
      if (kind === undefined) {
        // A part that is included twice has its paragraphs' anchors where it stands first.
        if (node.data?.segment && 'children' in node && !add(anchorOfSegment(node.data.segment), 'paragraph', ''))
          delete node.data.segment
        return
      }
      const number =
        node.type === 'heading'
          ? headings.next(node === own ? 1 : node.depth, node.data?.unnumbered === true)
          : nextOf(node as Block)
      node.data = { ...node.data, number }
      const id = node.data.id
      if (id === undefined) return
      const isNew = add(id, kind, number)
      if (reportProblems) check(id, isNew, sources.get(node.data.scope ?? '') ?? source, node.position?.start)
    })
  }
  return anchors

  /** Empty for a block without numbers. */
  function nextOf(block: Block): string {
    if (!definitionOf(block).numbered) return ''
    const count = (counts.get(block.name) ?? 0) + 1
    counts.set(block.name, count)
    return String(count)
  }

  function check(id: string, isNew: boolean, { file }: Source, place: Place): void {
    if (!isNew)
      report(
        file,
        anchorDuplicate,
        `Edition \`${edition.id}\` has the anchor \`#${id}\` twice: give one another name`,
        { place },
      )
    if (isReservedAnchor(id, slugs))
      report(file, anchorReserved, `The pages use the anchor \`#${id}\` themselves: give this one another name`, {
        place,
      })
  }

  function add(id: string, kind: string, number: string): boolean {
    if (anchors.has(id)) return false
    anchors.set(id, { id, kind, number })
    return true
  }
}

function anchorOfSegment(segment: string): string {
  return segment.split('/')[1] ?? ''
}

/** The kind of anchor that a node is; undefined for what has none of its own. */
function kindOf(node: Nodes, isChapterHeading: boolean, source: Source): string | undefined {
  if (node.type === 'block') return definitionOf(node).anchor === 'none' ? undefined : node.name
  if (node.type !== 'heading') return undefined
  if (!isChapterHeading) return 'section'
  return source.numbering === 'annex' ? 'annex' : 'chapter'
}

class HeadingNumbers {
  readonly #numbered: boolean
  #chapter = 0
  #annex = 0
  #prefix = ''
  #levels: number[] = []
  /** Depth of the heading without a number that is open. */
  #unnumbered = Number.POSITIVE_INFINITY

  constructor(edition: Edition) {
    this.#numbered = edition.numbered
  }

  enterChapter(source: Source): void {
    this.#levels = []
    this.#unnumbered = Number.POSITIVE_INFINITY
    if (!this.#numbered || source.numbering === 'none') this.#prefix = ''
    else if (source.numbering === 'annex') this.#prefix = lettersOf(++this.#annex)
    else this.#prefix = String(++this.#chapter)
  }

  /** The next heading's number; depth 1 is the chapter's own. Deeper than `###` is not numbered. */
  next(depth: number, unnumbered: boolean): string {
    if (depth === 1 || this.#prefix === '') return this.#prefix
    if (depth <= this.#unnumbered) this.#unnumbered = Number.POSITIVE_INFINITY
    if (unnumbered) this.#unnumbered = Math.min(depth, this.#unnumbered)
    // What stands below a heading without a number has none to begin with.
    if (depth >= this.#unnumbered) return ''
    if (depth > 3) return ''
    const level = depth - 2
    this.#levels.length = level + 1
    this.#levels[level] = (this.#levels[level] ?? 0) + 1
    return [this.#prefix, ...Array.from(this.#levels, count => count ?? 0)].join('.')
  }
}

/** 1 is A, 26 is Z, 27 is AA. */
function lettersOf(number: number): string {
  const rest = Math.floor((number - 1) / 26)
  return (rest === 0 ? '' : lettersOf(rest)) + String.fromCharCode(65 + ((number - 1) % 26))
}
