import type { Nodes, Parents, Text } from 'mdast'
import type { VFile } from 'vfile'
import { pointsOf } from '../../ground/points.ts'

/** A run of words as it stands in its file. */
export interface WrittenText {
  value: string
  /** Place in the file of the character at an index of `value`. */
  pointAt(index: number): { line: number; column: number }
}

/** Nodes whose text is not the editor's prose: addresses, code, and what the build fills in. */
const NOT_PROSE = new Set(['code', 'inlineCode', 'citation', 'yaml', 'definition', 'html'])

/** The prose in a node, in reading order, as its file has it: line ends and escapes included, so that places are true. */
export function writtenTexts(node: Nodes, file: VFile): WrittenText[] {
  const source = String(file)
  const pointIn = pointsOf(source)
  const texts: WrittenText[] = []
  const collect = (current: Nodes, parent: Parents | undefined): void => {
    if (NOT_PROSE.has(current.type) || isBareLink(current)) return
    if (current.type === 'text') texts.push(written(current, parent, source, pointIn))
    else if ('children' in current) for (const child of current.children) collect(child, current)
  }
  collect(node, undefined)
  return texts
}

function written(
  node: Text,
  parent: Parents | undefined,
  source: string,
  pointIn: (offset: number) => { line: number; column: number },
): WrittenText {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start !== undefined && end !== undefined)
    return {
      // The digits and capitals of `&#8211;` or `&AMP;` are no words; nor are the spaces for them double ones that were typed.
      value: source.slice(start, end).replace(/&#?\w+;/g, reference => '\u00a0'.repeat(reference.length)),
      pointAt: index => pointIn(start + index),
    }
  // A title from the front matter.
  const { line, column } = (node.position ?? parent?.position)?.start ?? { line: 1, column: 1 }
  return { value: node.value, pointAt: index => ({ line, column: column + index }) }
}

/** A link whose words are its address. */
function isBareLink(node: Nodes): boolean {
  if (node.type !== 'link' || node.children.length !== 1) return false
  const [only] = node.children
  return only?.type === 'text' && node.url.endsWith(only.value)
}
