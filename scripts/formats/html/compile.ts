import type { Element, ElementContent, Root as HastRoot } from 'hast'
import { h } from 'hastscript'
import type { Root } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { shortPlace } from '../../model/word-places.ts'
import { type ChapterTree, chapterHeading } from '../../resolve/assemble.ts'
import { plainText } from '../../resolve/plain-text.ts'
import { classNames } from './class-names.ts'
import type { HtmlContext } from './context.ts'
import { handlersFor } from './handlers.ts'
import { joinPictures } from './join-pictures.ts'
import { markSegments } from './mark-segments.ts'
import { SCHEMA } from './schema.ts'

/** Compiles a chapter to a `<section class="chapter">`. The publication's title is the h1: a chapter's heading is an h2. */
export function compileChapter({ source, tree }: ChapterTree, context: HtmlContext): Element {
  const heading = chapterHeading(tree)
  const running =
    source.short !== '' ? context.word(shortPlace(source.name), source.short).text : heading ? plainText(heading) : ''
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
  joinPictures(clean)
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
