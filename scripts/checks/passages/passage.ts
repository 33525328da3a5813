import type { Nodes, Parents, Text } from 'mdast'

/** Stands in a passage for what is no word of it: a note's call, a cross-reference, code, a picture, an address. */
export const OBJECT = '\ufffc'
/** Stands in a passage for a citation. */
export const CITED = '\ufffb'

/** The words of a paragraph, heading, cell, caption or title, in the order of reading. */
export interface Passage {
  kind: PassageKind
  /** As readers see it, with escapes (`\*`) as they are typed; lines end where those of the file do. */
  value: string
  /** Offset in the text that it was taken from, for an index of `value`. */
  offsetAt(index: number): number
  /** Parts of `value` in emphasis, quotation marks of Markdown or a link: names and titles keep their language there. */
  marked: readonly (readonly [from: number, to: number])[]
}

export type PassageKind = 'paragraph' | 'heading' | 'tableCell' | 'title' | 'definitionTerm' | 'words'

const BLOCKS: ReadonlySet<string> = new Set<PassageKind>([
  'paragraph',
  'heading',
  'tableCell',
  'title',
  'definitionTerm',
])
const OBJECTS: ReadonlySet<Nodes['type']> = new Set([
  'footnoteReference',
  'crossReference',
  'crossReferenceList',
  'inlineCode',
  'image',
  'imageReference',
  'inlineNote',
])
const MARKED: ReadonlySet<Nodes['type']> = new Set(['emphasis', 'strong', 'link', 'linkReference'])

/**
 * The passages of a tree. What stands in a note within a paragraph is a passage of its own.
 *
 * @param source the text that the tree was parsed from
 * @param titleAt where a title from the front matter begins; it is the only text without a place
 */
export function passagesIn(tree: Nodes, source: string, titleAt: (heading: Parents) => number = () => 0): Passage[] {
  if (BLOCKS.has(tree.type)) return readBlock(tree as Parents, tree.type as PassageKind, source, titleAt)
  return 'children' in tree ? tree.children.flatMap(child => passagesIn(child as Nodes, source, titleAt)) : []
}

function readBlock(
  block: Parents,
  kind: PassageKind,
  source: string,
  titleAt: (heading: Parents) => number,
): Passage[] {
  const reader = new PassageReader(source, titleAt)
  reader.readAll(block)
  const { value, marked, notes } = reader
  const own = value.trim() === '' ? [] : [{ kind, value, marked, offsetAt: reader.offsetAt }]
  return [...own, ...notes.flatMap(note => readBlock(note, 'paragraph', source, titleAt))]
}

/** Puts the words of a block together, and remembers where each run of them began. */
class PassageReader {
  value = ''
  readonly marked: [number, number][] = []
  readonly notes: Parents[] = []
  readonly #runs: { index: number; offset: number }[] = []
  readonly #source: string
  readonly #titleAt: (heading: Parents) => number

  constructor(source: string, titleAt: (heading: Parents) => number) {
    this.#source = source
    this.#titleAt = titleAt
  }

  readonly offsetAt = (index: number): number => {
    const run = this.#runs.findLast(({ index: first }) => first <= index)
    return run ? run.offset + index - run.index : 0
  }

  readAll(parent: Parents): void {
    for (const [index, child] of parent.children.entries())
      this.#read(child as Nodes, parent.children[index - 1], parent)
  }

  #read(node: Nodes, before: Nodes | undefined, parent: Parents): void {
    const start = node.position?.start.offset
    if (node.type === 'text') {
      const end = before?.position?.end.offset
      // Between two texts stood a comment.
      if (before?.type === 'text' && end !== undefined && start !== undefined && end < start) this.#add(OBJECT, end)
      this.#addText(node, parent)
      return
    }
    const sign = signOf(node)
    if (sign !== undefined) this.#add(sign, start ?? 0)
    if (node.type === 'inlineNote') this.notes.push(node)
    if (sign !== undefined || !('children' in node)) return
    const from = this.value.length
    this.readAll(node)
    if (MARKED.has(node.type)) this.marked.push([from, this.value.length])
  }

  #addText({ value, position }: Text, parent: Parents): void {
    const [start, end] = [position?.start.offset, position?.end.offset]
    if (start === undefined || end === undefined) {
      this.#add(value, this.#titleAt(parent))
      return
    }
    let at = start
    for (const { prefix, text } of linesOf(this.#source.slice(start, end))) {
      if (prefix !== '') this.#add('\n', at)
      at += prefix.length
      // What is written by its name (`&nbsp;`) is no word, and no space that was typed.
      const typed = text.replace(/&#?\w+;/g, name => '\u00a0'.repeat(name.length))
      this.#add(typed, at)
      at += text.length
    }
  }

  #add(text: string, offset: number): void {
    if (text === '') return
    this.#runs.push({ index: this.value.length, offset })
    this.value += text
  }
}

/** What stands in a passage for a node that holds no words of it. */
function signOf(node: Nodes): string | undefined {
  if (node.type === 'break') return '\n'
  if (node.type === 'citation') return CITED
  return OBJECTS.has(node.type) || isBareLink(node) ? OBJECT : undefined
}

/** Words in which nothing is markup, as a passage. @param offset where they begin */
export function plainPassage(value: string, offset = 0): Passage {
  return { kind: 'words', value, marked: [], offsetAt: index => offset + index }
}

/** The lines of a text; each but the first with the line end before it, and with what begins it in a list or quotation. */
function linesOf(text: string): { prefix: string; text: string }[] {
  const lines: { prefix: string; text: string }[] = []
  let at = 0
  let prefix = ''
  for (const { 0: between, index } of text.matchAll(/(?<![ \t])[ \t]*\r?\n[ \t]*(?:>[ \t]*)*/g)) {
    lines.push({ prefix, text: text.slice(at, index) })
    prefix = between
    at = index + between.length
  }
  lines.push({ prefix, text: text.slice(at) })
  return lines
}

/** A link whose words are its address, or that has none. */
function isBareLink(node: Nodes): boolean {
  if (node.type !== 'link' || node.children.length > 1) return false
  const [only] = node.children
  return only === undefined || (only.type === 'text' && node.url.endsWith(only.value))
}
