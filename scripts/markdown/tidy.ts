import { isDeepStrictEqual } from 'node:util'
import type { List, Nodes, Parents, Root, Text } from 'mdast'
import { CONTINUE, SKIP, visit } from 'unist-util-visit'
import type { Edit } from '../ground/messages.ts'
import type { Pair } from '../languages/language.ts'
import { parseMarkdown } from './parse.ts'

/** Blocks whose lines are kept as they are typed. */
const VERBATIM: ReadonlySet<Nodes['type']> = new Set(['yaml', 'code', 'html', 'definition', 'inlineCode', 'break'])
/** Blocks that hold running text. */
const PROSE: ReadonlySet<Nodes['type']> = new Set(['paragraph', 'heading', 'tableCell'])

/**
 * What makes a chapter look like all others, and its pages as they were: straight quotation marks for those of the language,
 * which the build sets again; no spaces at the end of lines, but for those that break the line; `-` before the items of lists.
 *
 * @param mend makes edits in a text
 * @param quotes quotation marks of the chapter's language
 * @returns nothing where the text would not be read as it was
 */
export function tidyEdits(text: string, quotes: Pair, mend: (text: string, edits: readonly Edit[]) => string): Edit[] {
  const tree = parseMarkdown(text)
  const kinds = [straightQuotes(tree, text, quotes), trailingSpaces(tree, text), listMarkers(tree)]
  const before = meaning(tree, quotes)
  return kinds.flatMap(edits => {
    const after = edits.length === 0 ? before : meaning(parseMarkdown(mend(text, edits)), quotes)
    return isDeepStrictEqual(after, before) ? edits : []
  })
}

/** A tree without places, and with one kind of quotation marks. */
function meaning(tree: Root, [open, close]: Pair): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => {
      if (key === 'position') return undefined
      return key === 'value' && typeof value === 'string' ? value.replaceAll(open, '"').replaceAll(close, '"') : value
    }),
  )
}

function straightQuotes(tree: Root, text: string, [open, close]: Pair): Edit[] {
  const edits: Edit[] = []
  visit(tree, node => {
    if (!PROSE.has(node.type)) return CONTINUE
    const marks = textsIn(node as Parents).flatMap(({ position }) => [
      ...marksBetween(text, position?.start.offset ?? 0, position?.end.offset ?? 0, [open, close, '"']),
    ])
    // Each opened and closed in turn, where straight ones would be understood, and none straight already.
    const isPaired =
      marks.length % 2 === 0 &&
      marks.every(({ mark, index }, at) =>
        at % 2 === 0
          ? mark === open &&
            /[\s([–—]|^$/.test(text.slice(Math.max(0, index - 1), index)) &&
            /\S/.test(text[index + 1] ?? '')
          : mark === close && /\S/.test(text[index - 1] ?? ''),
      )
    if (isPaired) for (const { mark, index } of marks) edits.push({ ...placeOf(text, index), was: mark, becomes: '"' })
    return SKIP
  })
  return edits
}

function* marksBetween(text: string, from: number, to: number, marks: readonly string[]) {
  for (let index = from; index < to; index++) {
    const mark = text[index] ?? ''
    if (marks.includes(mark)) yield { mark, index }
  }
}

function textsIn(parent: Parents): Text[] {
  const texts: Text[] = []
  visit(parent, 'text', node => {
    texts.push(node)
  })
  return texts
}

function trailingSpaces(tree: Root, text: string): Edit[] {
  const kept = new Set<number>()
  visit(tree, ({ type, position }) => {
    if (!VERBATIM.has(type) || !position) return
    for (let line = position.start.line; line <= position.end.line; line++) kept.add(line)
  })
  return text.split('\n').flatMap((line, index) => {
    const { 0: was, index: at = 0 } = /(?<![ \t])[ \t]+(?=\r?$)/.exec(line) ?? { 0: '' }
    if (was === '' || kept.has(index + 1) || line[at - 1] === '\\') return []
    return [{ line: index + 1, column: at + 1, was, becomes: '' }]
  })
}

function listMarkers(tree: Root): Edit[] {
  const edits: Edit[] = []
  visit(tree, 'list', (list, index = 0, parent) => {
    const neighbours = [parent?.children[index - 1], parent?.children[index + 1]]
    // Two lists beside each other are told apart by their markers alone.
    if (list.ordered || neighbours.some(node => node?.type === 'list')) return
    for (const { line, column } of startsOf(list))
      for (const was of ['*', '+']) edits.push({ line, column, was, becomes: '-' })
  })
  return edits
}

const startsOf = ({ children }: List) => children.flatMap(({ position }) => position?.start ?? [])

function placeOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}
