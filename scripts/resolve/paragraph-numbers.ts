import type { Nodes, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import {
  compareParagraphNumbers,
  formatParagraphNumber,
  type ParagraphNumber,
  parseParagraphNumber,
} from '../model/paragraph-number.ts'
import type { ChapterTree } from './assemble.ts'

/** Numbers of an edition's paragraphs by the ids of their segments; those of paragraphs that are gone stay. */
export type ParagraphNumbers = ReadonlyMap<string, string>

/** Ids of what is numbered, in the order of the text: paragraphs, list items, captions and titles, tables without one. */
export function numberedSegments(chapters: readonly ChapterTree[]): string[] {
  const ids = new Set<string>()
  for (const { tree } of chapters) visitNumbered(tree, (_, id) => ids.add(id))
  return [...ids]
}

/** Leaves its number on every node that has one, as `data.paragraph`; on the first one, where a part is included twice. */
export function markParagraphs(chapters: readonly ChapterTree[], numbers: ParagraphNumbers): void {
  const seen = new Set<string>()
  for (const { tree } of chapters)
    visitNumbered(tree, (node, id) => {
      const number = numbers.get(id)
      if (number === undefined || seen.has(id)) return
      seen.add(id)
      node.data = { ...node.data, paragraph: number }
    })
}

/**
 * The numbers of a text that was edited: those that were given stay with their paragraphs, for ever. What is new between
 * 14 and 15 is 14 bis, 14 ter, …; what is new at the end goes on counting; what is new before the first is 0 bis.
 *
 * @param segments ids in the order of the text
 * @param given the numbers until now, which nothing takes away or gives again
 * @returns all numbers ever given, in their order
 */
export function assignParagraphNumbers(segments: readonly string[], given: ParagraphNumbers): Map<string, string> {
  const numbers = new Map<string, ParagraphNumber>()
  /** The last place that a number was given with: 14 ter is 3. */
  const places = new Map<number, number>()
  const take = (id: string, number: ParagraphNumber): void => {
    numbers.set(id, number)
    places.set(number.base, Math.max(places.get(number.base) ?? 0, number.place))
  }
  const used = new Set<string>()
  for (const [id, text] of given) {
    const number = parseParagraphNumber(text)
    const name = number && formatParagraphNumber(number)
    // Two branches may have given one number: the first keeps it, and the other gets a new one.
    if (!number || name === undefined || used.has(name)) continue
    used.add(name)
    take(id, number)
  }
  const known = segments.map(id => numbers.has(id))
  const end = known.lastIndexOf(true) + 1
  let last = 0
  segments.forEach((id, index) => {
    const own = numbers.get(id)
    if (own) last = own.base
    else if (index >= end) take(id, { base: Math.max(0, ...places.keys()) + 1, place: 1 })
    else take(id, { base: last, place: Math.max(1, places.get(last) ?? 0) + 1 })
  })
  const sorted = [...numbers].sort(([, one], [, other]) => compareParagraphNumbers(one, other))
  return new Map(sorted.map(([id, number]) => [id, formatParagraphNumber(number)]))
}

/** Captions and titles number their figure, table or box. What a segment was when its id was minted says nothing of it. */
function visitNumbered(tree: Root, found: (node: Nodes, id: string) => void): void {
  visit(tree, (node, _, parent) => {
    if (node.type === 'footnoteDefinition' || node.type === 'definitionTerm') return SKIP
    if (node.type === 'table') {
      const first = node.children[0]?.children.find(({ data }) => data?.segment !== undefined)?.data?.segment
      const hasCaption = parent?.type === 'block' && parent.children.some(({ type }) => type === 'title')
      if (first !== undefined && !hasCaption) found(node, first)
      return SKIP
    }
    if (node.type === 'block') {
      const alt = node.data?.wordSegments?.alt
      const hasWords = node.children.some(({ data }) => data?.segment !== undefined)
      if (alt !== undefined && !hasWords) found(node, alt)
      return undefined
    }
    const id = node.data?.segment
    if (id !== undefined && (node.type === 'paragraph' || node.type === 'title')) found(node, id)
    return undefined
  })
}
