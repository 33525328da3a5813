import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'

/** Puts a label at the start of a caption's first paragraph. */
export function labelled(caption: readonly ElementContent[], label: Element): ElementContent[] {
  const index = caption.findIndex(node => node.type === 'element' && node.tagName === 'p')
  const first = caption[index]
  if (first?.type !== 'element') return [h('p', [label])]
  return caption.with(index, { ...first, children: [label, { type: 'text', value: ' ' }, ...first.children] })
}
