import type { Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'

const serializer = unified().use(rehypeStringify).freeze()

/** Writes a tree as an HTML document, escaping all text. The same tree gives the same bytes. */
export function stringifyHtml(tree: Root): string {
  const html = serializer.stringify(tree)
  return html.endsWith('\n') ? html : `${html}\n`
}
