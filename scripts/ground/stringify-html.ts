import type { Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'

const serializer = unified().use(rehypeStringify).freeze()
/** Leaves out the marks that HTML lets one leave out: quotation marks where none are needed, ends of paragraphs and of cells. */
const short = unified().use(rehypeStringify, { preferUnquoted: true, omitOptionalTags: true }).freeze()

/** Writes a tree as an HTML document, escaping all text. The same tree gives the same bytes. */
export function stringifyHtml(tree: Root): string {
  return ended(serializer.stringify(tree))
}

/** The same document in fewer bytes, for readers to fetch: a long paper has a twentieth less. */
export function stringifyShortHtml(tree: Root): string {
  return ended(short.stringify(tree))
}

function ended(html: string): string {
  return html.endsWith('\n') ? html : `${html}\n`
}
