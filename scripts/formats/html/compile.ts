import type { Element, ElementContent, Root as HastRoot } from 'hast'
import { h } from 'hastscript'
import type { List, Nodes, Root } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { type ChapterTree, chapterHeading } from '../../resolve/assemble.ts'
import { plainText } from '../../resolve/plain-text.ts'
import { classNames } from './class-names.ts'
import type { HtmlContext } from './context.ts'
import { handlersFor } from './handlers.ts'
import { SCHEMA } from './schema.ts'

/** Compiles a chapter to a `<section class="chapter">`. The publication's title is the h1: a chapter's heading is an h2. */
export function compileChapter({ source, tree }: ChapterTree, context: HtmlContext): Element {
  const heading = chapterHeading(tree)
  const running = source.short !== '' ? context.word(source.short) : heading ? plainText(heading) : ''
  return h(
    'section.chapter',
    { id: `chapter-${source.slug}`, dataRunning: running, ariaLabelledBy: heading?.data?.id },
    compileBlocks(tree, context),
  )
}

/** Compiles blocks to hast and sanitises the result: nothing in content can bring an element or address of its own. */
export function compileBlocks(tree: Root, context: HtmlContext): ElementContent[] {
  markSegments(tree, context)
  const compiler = unified()
    .use(remarkRehype, { handlers: handlersFor(context) })
    .use(rehypeSanitize, SCHEMA)
  const clean: HastRoot = compiler.runSync(tree)
  alignByClass(clean)
  return clean.children.filter((node): node is ElementContent => node.type !== 'doctype')
}

/** Columns are aligned by class: the attribute that Markdown tables bring is none of HTML's any more. */
function alignByClass(tree: HastRoot): void {
  visit(tree, 'element', element => {
    const { align, ...properties } = element.properties
    if (typeof align !== 'string') return
    element.properties = { ...properties, className: [...classNames(element), `align-${align}`] }
  })
}

/** Gives blocks their anchors, and the marks of text that is not, or no longer, translated. */
function markSegments(tree: Root, { t }: HtmlContext): void {
  visit(tree, (node: Nodes) => {
    const data = node.data
    if (!data) return
    const properties = { ...data.hProperties }
    const anchor = data.id ?? data.segment?.split('/')[1]
    if (anchor !== undefined) properties.id = anchor
    if (data.lang !== undefined) properties.lang = data.lang
    if (data.translation !== undefined) {
      properties.className = [data.translation]
      properties.title = t(`translation.${data.translation}`)
    }
    node.data = { ...data, hProperties: properties }
  })
  visit(tree, 'list', markItems)
}

/** In a tight list, items have no paragraphs in HTML: the item takes the anchor, a span the rest. */
function markItems(list: List): void {
  if (list.spread || list.children.some(item => item.spread ?? item.children.length > 1)) return
  for (const item of list.children)
    item.children.forEach((child, index) => {
      if (child.type !== 'paragraph') return
      const { id, ...rest } = child.data?.hProperties ?? {}
      if (index === 0) item.data = { ...item.data, hProperties: { id, ...item.data?.hProperties } }
      const marks = index === 0 ? rest : { id, ...rest }
      // Any node that holds words will do: it becomes the span.
      if (Object.keys(marks).length > 0)
        child.children = [{ type: 'emphasis', data: { hName: 'span', hProperties: marks }, children: child.children }]
    })
}
