import type { Parent, PhrasingContent, Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import { allRules, wordsIn } from '../languages/registry.ts'
import type { CrossReference, CrossReferenceList } from '../model/nodes.ts'
import type { Anchor } from './numbering.ts'

type Anchors = ReadonlyMap<string, Anchor>

/** A cross-reference that shares its word with others in a row: "recommendations 3, 5 and 7". */
export interface InRun {
  /** How many there are. */
  count: number
  /** Its place among them, from 0. */
  index: number
}

/**
 * Writes references to several places out, in place, as an editor would: what is of one kind together and in the
 * document's order, with commas and "and" of the language between them. A place named twice stands once.
 *
 * @param tag BCP 47 tag of the language
 */
export function writeOutLists(tree: Root, anchors: Anchors, tag: string): void {
  visit(tree, 'crossReferenceList', (list, index, parent) => {
    if (index === undefined || !parent) return undefined
    const written = writtenOut(list, anchors, tag)
    parent.children.splice(index, 1, ...written)
    return index + written.length
  })
}

function writtenOut({ children }: CrossReferenceList, anchors: Anchors, tag: string): PhrasingContent[] {
  const order = [...anchors.keys()]
  const distinct = children.filter((one, at) => children.findIndex(({ target }) => target === one.target) === at)
  const kinds = Map.groupBy(distinct, ({ target }) => anchors.get(target)?.kind)
  const sorted = [...kinds.values()].map(references =>
    references.sort((one, other) => order.indexOf(one.target) - order.indexOf(other.target)),
  )
  const text = (value: string): Text => ({ type: 'text', value })
  const joined = (parts: PhrasingContent[][], words: string[]): PhrasingContent[] => {
    let at = 0
    return new Intl.ListFormat(tag)
      .formatToParts(words)
      .flatMap(part => (part.type === 'element' ? (parts[at++] ?? []) : [text(part.value)]))
  }
  const labels = (references: CrossReference[]): string[] =>
    references.map(({ target }) => anchors.get(target)?.number || target)
  return joined(
    sorted.map(references =>
      joined(
        references.map(reference => [reference]),
        labels(references),
      ),
    ),
    sorted.map(references => labels(references).join(' ')),
  )
}

/** "and" or "or" of any language: what is not translated stands in the source language. */
const CONJUNCTION = allRules()
  .flatMap(({ words }) => [...wordsIn(words.and), ...wordsIn(words.or)])
  .join('|')

/** What may stand between the numbers of a row. */
const BETWEEN = new RegExp(`^\\s*(?:[,;/&\\u2010-\\u2015-]|(?:,\\s*)?(?<=[\\s,])(?:${CONJUNCTION})(?=\\s))\\s*$`, 'u')

/**
 * Finds cross-references of a kind that stand in a row, with nothing but commas or "and" between them. What only begins
 * a longer row stays as it is: "Figure 1, Figure 2 and Table 1".
 */
export function findRuns(tree: Root, anchors: Anchors): ReadonlyMap<CrossReference, InRun> {
  const runs = new Map<CrossReference, InRun>()
  visit(tree, node => {
    if (!('children' in node)) return
    for (const row of rowsIn(node)) {
      const kinds = row.map(({ reference }) => kindOf(reference, anchors))
      for (let start = 0; start < row.length; ) {
        let end = start + 1
        while (end < row.length && kinds[end] === kinds[start]) end++
        const run = row.slice(start, end)
        const closes = end === row.length || run.slice(1).some(({ before }) => !/^\s*[,;]\s*$/.test(before))
        if (kinds[start] !== undefined && run.length > 1 && closes)
          for (const [index, { reference }] of run.entries()) runs.set(reference, { count: run.length, index })
        start = end
      }
    }
  })
  return runs
}

/** What shares a word; undefined for what is called by its title. */
function kindOf({ target, page }: CrossReference, anchors: Anchors): string | undefined {
  const anchor = anchors.get(target)
  if (!anchor || anchor.number === '' || anchor.kind === 'paragraph') return undefined
  return `${page ? 'page of ' : ''}${anchor.kind}`
}

interface Member {
  reference: CrossReference
  /** The text between it and the one before. */
  before: string
}

/** The rows among a node's children. */
function rowsIn({ children }: Parent): Member[][] {
  const rows: Member[][] = []
  let row: Member[] = []
  for (const [index, child] of children.entries()) {
    if (child.type !== 'crossReference') continue
    const between = children[index - 1]
    const follows = row.length > 0 && children[index - 2] === row.at(-1)?.reference
    const before = follows && between?.type === 'text' && BETWEEN.test(between.value) ? between.value : undefined
    if (before === undefined) {
      row = []
      rows.push(row)
    }
    row.push({ reference: child, before: before ?? '' })
  }
  return rows
}
