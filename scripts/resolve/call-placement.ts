import type { Delete, Emphasis, Nodes, Parent, Root, Strong, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import type { NoteCall } from './nodes.ts'

/**
 * Puts note calls where the language wants them, after the punctuation mark ("… ends.¹") or before it ("… acaba¹."); the
 * space that editors type before a bracketed citation goes. Only full stops, commas, colons and semicolons are moved over.
 */
export function placeCalls(tree: Root, placement: 'before' | 'after'): void {
  visit(tree, node => {
    if (!('children' in node)) return
    liftCalls(node as Parent)
    placeIn(node as Parent, placement)
  })
}

/** Takes calls that begin or end emphasis and the like out of it: what they stand beside is outside. */
function liftCalls(parent: Parent): void {
  parent.children = (parent.children as Nodes[]).flatMap((node): Nodes[] => {
    if (!isSpan(node)) return [node]
    liftCalls(node)
    const first = node.children.findIndex(child => !isCall(child) && !isBlank(child))
    const last = node.children.findLastIndex(child => !isCall(child) && !isBlank(child))
    const leading = first < 0 ? node.children : node.children.slice(0, first)
    const trailing = first < 0 ? [] : node.children.slice(last + 1)
    if (![...leading, ...trailing].some(isCall)) return [node]
    const rest = node.children.slice(leading.length, last + 1) as typeof node.children
    return [...leading, ...(rest.length === 0 ? [] : [{ ...node, children: rest }]), ...trailing]
  }) as typeof parent.children
}

function placeIn(parent: Parent, placement: 'before' | 'after'): void {
  const { children } = parent
  for (let index = 0; index < children.length; index++) {
    if (children[index]?.type !== 'noteCall') continue
    let end = index + 1
    // "[@a].[^1]", "[@a] [^1]": a second call behind the mark, or a space, belongs to the same run.
    while (isCall(children[end]) || (isBetween(children[end]) && isCall(children[end + 1]))) end++
    const run = children.slice(index, end)
    const calls = run.filter(isCall)
    const marksWithin = run.filter(isMark)
    trimEnd(lastOf(children[index - 1]))
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
  const neighbour = placement === 'after' ? children[end] : lastOf(children[start - 1])
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
  if (node?.type === 'text') node.value = node.value.replace(/(?<![ \t\n])[ \t\n]+$/, '')
}

function isCall(node: Nodes | undefined): node is NoteCall {
  return node?.type === 'noteCall'
}

/** The last node in emphasis and the like. */
function lastOf(node: Nodes | undefined): Nodes | undefined {
  return isSpan(node) ? lastOf(node.children.at(-1)) : node
}

function isSpan(node: Nodes | undefined): node is Emphasis | Strong | Delete {
  return node?.type === 'emphasis' || node?.type === 'strong' || node?.type === 'delete'
}

function isBetween(node: Nodes | undefined): boolean {
  return isMark(node) || isBlank(node)
}

function isBlank(node: Nodes | undefined): boolean {
  return node?.type === 'text' && node.value.trim() === ''
}

function isMark(node: Nodes | undefined): node is Text {
  return node?.type === 'text' && /^[.,;:]$/.test(node.value)
}
