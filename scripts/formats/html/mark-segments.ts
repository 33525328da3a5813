import type { List, Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { BlockChange } from '../../model/nodes.ts'
import type { HtmlContext } from './context.ts'
import { entriesAttributes } from './entry-links.ts'

/** Gives blocks their anchors, and the marks of text that is not, or no longer, translated. */
export function markSegments(tree: Root, context: Pick<HtmlContext, 't' | 'paragraphs' | 'discussed'>): void {
  const { t } = context
  visit(tree, (node: Nodes) => {
    const data = node.data
    if (!data) return
    const properties = { ...data.hProperties }
    const anchor = data.id ?? data.segment?.split('/')[1]
    if (anchor !== undefined) properties.id = anchor
    if (context.paragraphs && data.paragraph !== undefined) properties.dataParagraph = data.paragraph
    const discussed = context.discussed.get(data.segment ?? '')
    if (discussed) Object.assign(properties, entriesAttributes(discussed))
    if (data.lang !== undefined) properties.lang = data.lang
    if (data.translation !== undefined) {
      // What no person made is shown as what is out of date is.
      properties.className = data.translation === 'prefilled' ? ['stale', 'prefilled'] : [data.translation]
      properties.title = t(`translation.${data.translation}`)
    }
    if (data.change !== undefined) properties.className = classesOf(data.change)
    node.data = { ...data, hProperties: properties }
  })
  visit(tree, 'list', markItems)
}

/** What became of a block, and of its end. */
function classesOf({ kind, move, ends = [] }: BlockChange): string[] {
  return [kind, ...(move === undefined ? [] : ['moved']), ...ends.map(end => `end-${end}`)]
}

/** In a tight list, items have no paragraphs in HTML: the item takes the anchor, a span the rest. */
function markItems(list: List): void {
  if (list.spread || list.children.some(item => item.spread ?? item.children.length > 1)) return
  for (const item of list.children)
    item.children.forEach((child, index) => {
      if (child.type !== 'paragraph') return
      const { id, dataParagraph, ...rest } = child.data?.hProperties ?? {}
      if (index === 0) item.data = { ...item.data, hProperties: { id, dataParagraph, ...item.data?.hProperties } }
      const marks = index === 0 ? rest : { id, dataParagraph, ...rest }
      // Any node that holds words will do: it becomes the span.
      if (Object.keys(marks).length > 0)
        child.children = [{ type: 'emphasis', data: { hName: 'span', hProperties: marks }, children: child.children }]
    })
}
