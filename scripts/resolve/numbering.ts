import { visit } from 'unist-util-visit'
import { type Place, report } from '../ground/messages.ts'
import type { Edition } from '../model/publication.ts'
import type { Source } from '../model/source.ts'
import { type ChapterTree, chapterHeading } from './assemble.ts'

export type AnchorKind = 'chapter' | 'annex' | 'section' | 'figure' | 'table' | 'box' | 'recommendation' | 'paragraph'

/** A place that can be referred to. */
export interface Anchor {
  id: string
  kind: AnchorKind
  /** `2.1`, `A`, `4`; empty where the edition does not number it. */
  number: string
}

type Counted = 'figure' | 'table' | 'box' | 'recommendation'

/**
 * Numbers an edition: chapters and sections ("5", "5.2", annexes "A"), and figures, tables, boxes and recommendations
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
  const counts: Record<Counted, number> = { figure: 0, table: 0, box: 0, recommendation: 0 }
  const headings = new HeadingNumbers(edition)

  for (const { source, tree } of chapters) {
    headings.enterChapter(source)
    const own = chapterHeading(tree)
    visit(tree, node => {
      const kind = kindOf(node.type, node === own, source)
      if (!kind) {
        // A part that is included twice has its paragraphs' anchors where it stands first.
        if (node.data?.segment && 'children' in node && !add(anchorOfSegment(node.data.segment), 'paragraph', ''))
          delete node.data.segment
        return
      }
      const number =
        kind === 'chapter' || kind === 'annex' || kind === 'section'
          ? headings.next(node.type === 'heading' && node !== own ? node.depth : 1)
          : String(++counts[kind as Counted])
      node.data = { ...node.data, number }
      const id = node.data.id
      if (id === undefined) return
      const isNew = add(id, kind, number)
      if (reportProblems) check(id, isNew, sources.get(node.data.scope ?? '') ?? source, node.position?.start)
    })
  }
  return anchors

  function check(id: string, isNew: boolean, { file }: Source, place: Place): void {
    if (!isNew) report(file, 'anchor-duplicate', `Unexpected second \`#${id}\` in edition \`${edition.id}\``, { place })
    if (isReserved(id, chapters))
      report(file, 'anchor-reserved', `Unexpected anchor \`#${id}\`, which the pages use themselves`, { place })
  }

  function add(id: string, kind: AnchorKind, number: string): boolean {
    if (anchors.has(id)) return false
    anchors.set(id, { id, kind, number })
    return true
  }
}

/** Anchors of the pages' own parts, in `templates/` and `scripts/formats/html/`. */
const RESERVED =
  /^(?:main|title|imprint|notes|(?:contents|list-of-figures|list-of-tables)(?:-title)?|(?:note|call|box-title)-\d.*|figure-\d+-.*|ref-.*)$/

function isReserved(id: string, chapters: readonly ChapterTree[]): boolean {
  return RESERVED.test(id) || chapters.some(({ source }) => id === `chapter-${source.slug}`)
}

function anchorOfSegment(segment: string): string {
  return segment.split('/')[1] ?? ''
}

function kindOf(type: string, isChapterHeading: boolean, source: Source): AnchorKind | undefined {
  switch (type) {
    case 'heading':
      if (!isChapterHeading) return 'section'
      return source.numbering === 'annex' ? 'annex' : 'chapter'
    case 'tableFigure':
      return 'table'
    case 'figure':
    case 'box':
    case 'recommendation':
      return type
    default:
      return undefined
  }
}

class HeadingNumbers {
  readonly #numbered: boolean
  #chapter = 0
  #annex = 0
  #prefix = ''
  #levels: number[] = []

  constructor(edition: Edition) {
    this.#numbered = edition.numbered
  }

  enterChapter(source: Source): void {
    this.#levels = []
    if (!this.#numbered || source.numbering === 'none') this.#prefix = ''
    else if (source.numbering === 'annex') this.#prefix = lettersOf(++this.#annex)
    else this.#prefix = String(++this.#chapter)
  }

  /** The next heading's number; depth 1 is the chapter's own. Deeper than `###` is not numbered. */
  next(depth: number): string {
    if (depth === 1 || this.#prefix === '') return this.#prefix
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
