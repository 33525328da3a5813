import type { Nodes, Parent, Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import type { NoteCall } from './nodes.ts'

/**
 * Puts note calls where the language wants them. English and Portuguese set the call after the punctuation mark
 * ("… ends.¹"), Spanish before it ("… acaba¹.": RAE, Ortografía, on note calls); the space that editors type before a
 * bracketed citation goes. Only full stops, commas, colons and semicolons are moved over.
 */
export function placeCalls(tree: Root, placement: 'before' | 'after'): void {
  visit(tree, node => {
    if ('children' in node) placeIn(node as Parent, placement)
  })
}

function placeIn(parent: Parent, placement: 'before' | 'after'): void {
  const { children } = parent
  for (let index = 0; index < children.length; index++) {
    if (children[index]?.type !== 'noteCall') continue
    let end = index + 1
    // "[@a].[^1]": a second call behind the mark belongs to the same run.
    while (isCall(children[end]) || (isMark(children[end]) && isCall(children[end + 1]))) end++
    const run = children.slice(index, end)
    const calls = run.filter(isCall)
    const marksWithin = run.filter(isMark)
    trimEnd(children[index - 1])
    const mark = marksWithin.map(node => node.value).join('') || takeMark(children, index, end, placement)
    const marks: Text[] = mark === '' ? [] : [{ type: 'text', value: mark }]
    const placed = placement === 'after' ? [...marks, ...calls] : [...calls, ...marks]
    for (const call of calls.slice(1)) call.follows = true
    children.splice(index, end - index, ...placed)
    index += placed.length - 1
  }
}

/** Cuts the punctuation mark that the calls must pass: the one behind them, or in front of them. */
function takeMark(children: Nodes[], start: number, end: number, placement: 'before' | 'after'): string {
  const neighbour = placement === 'after' ? children[end] : children[start - 1]
  if (neighbour?.type !== 'text') return ''
  // A full stop that ends an abbreviation's dots or an ellipsis is not taken apart.
  const match =
    placement === 'after' ? /^[.,;:](?![.\d])/.exec(neighbour.value) : /(?<![.,;:])[.,;:]$/.exec(neighbour.value)
  if (!match) return ''
  neighbour.value =
    placement === 'after' ? neighbour.value.slice(match[0].length) : neighbour.value.slice(0, match.index)
  return match[0]
}

function trimEnd(node: Nodes | undefined): void {
  if (node?.type === 'text') node.value = node.value.replace(/[ \t\n]+$/, '')
}

function isCall(node: Nodes | undefined): node is NoteCall {
  return node?.type === 'noteCall'
}

function isMark(node: Nodes | undefined): node is Text {
  return node?.type === 'text' && /^[.,;:]$/.test(node.value)
}
