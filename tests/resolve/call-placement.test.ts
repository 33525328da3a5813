import type { PhrasingContent, Root } from 'mdast'
import { describe, expect, it } from 'vitest'
import { placeCalls } from '../../scripts/resolve/call-placement.ts'

/** A paragraph written with `#1` for a call and `*…*` for emphasis, read back the same way after the calls were placed. */
function placed(text: string, placement: 'before' | 'after'): string {
  const children = text.split(/(\*[^*]+\*)/).flatMap((part): PhrasingContent[] => {
    const inside = /^\*(.+)\*$/.exec(part)?.[1]
    return inside === undefined ? nodesOf(part) : [{ type: 'emphasis', children: nodesOf(inside) }]
  })
  const tree: Root = { type: 'root', children: [{ type: 'paragraph', children }] }
  placeCalls(tree, placement)
  const paragraph = tree.children[0]
  return paragraph?.type === 'paragraph' ? paragraph.children.map(written).join('') : ''
}

function nodesOf(text: string): PhrasingContent[] {
  return text.split(/(#\d+)/).flatMap((part): PhrasingContent[] => {
    if (part === '') return []
    const number = /^#(\d+)$/.exec(part)?.[1]
    if (number === undefined) return [{ type: 'text', value: part }]
    return [{ type: 'noteCall', number: Number(number), id: `call-${number}`, first: true, follows: false }]
  })
}

function written(node: PhrasingContent): string {
  if (node.type === 'noteCall') return `${node.follows ? ',' : ''}#${node.number}`
  if (node.type === 'emphasis') return `*${node.children.map(written).join('')}*`
  return 'value' in node ? node.value : ''
}

describe('placeCalls', () => {
  it.each([
    ['It holds #1. Then', 'It holds.#1 Then', 'It holds#1. Then'],
    ['It holds.#1 Then', 'It holds.#1 Then', 'It holds#1. Then'],
    ['It holds #1.#2', 'It holds.#1,#2', 'It holds#1,#2.'],
    ['First #1, then #2; last', 'First,#1 then;#2 last', 'First#1, then#2; last'],
    ['A call #1 in the middle', 'A call#1 in the middle', 'A call#1 in the middle'],
    ['Is it so? #1', 'Is it so?#1', 'Is it so?#1'],
    ['And so on…#1', 'And so on…#1', 'And so on…#1'],
    ['Wait #1... then', 'Wait#1... then', 'Wait#1... then'],
    ['It holds #1 #2.', 'It holds.#1,#2', 'It holds#1,#2.'],
    ['It *holds #1*.', 'It *holds*.#1', 'It *holds*#1.'],
    ['It holds *#1*.', 'It holds.#1', 'It holds#1.'],
    ['*#1 It* holds', '#1* It* holds', '#1* It* holds'],
    ['It *holds.*#1 Then', 'It *holds.*#1 Then', 'It *holds*#1. Then'],
    ['It *is #1 so*.', 'It *is#1 so*.', 'It *is#1 so*.'],
  ])('sets %j after the mark as %j, before it as %j', (text, after, before) => {
    expect(placed(text, 'after')).toBe(after)
    expect(placed(text, 'before')).toBe(before)
  })
})
