import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { report } from '../ground/messages.ts'
import type { Source } from '../model/source.ts'

/**
 * Every cited key must stand in the bibliography (`citation-unknown`), and in a place for citations: not in the text of
 * a link, nor in a title of the front matter, which is plain words (`citation-misplaced`).
 */
export function checkCitations({ tree, file }: Source, keys: ReadonlySet<string>): void {
  visit(tree, node => {
    if (node.type === 'citation')
      for (const { key, position } of node.items)
        if (!keys.has(key))
          report(file, 'citation-unknown', `Unexpected citation key \`${key}\`, expected one of references.bib`, {
            place: position ?? node.position,
            actual: key,
            expected: keys,
          })
    const place = placeWithout(node)
    if (place !== undefined)
      for (const key of keysIn(textOf(node)))
        if (keys.has(key))
          report(file, 'citation-misplaced', `Unexpected citation \`@${key}\` in ${place}`, { place: node })
  })
}

/** What a node is that cannot hold citations; they stay text there. */
function placeWithout(node: Nodes): string | undefined {
  if (node.type === 'link' || node.type === 'linkReference')
    return 'the text of a link, expected it before or behind the link'
  // The title of the front matter is the only text without a place in the chapter.
  if (node.type === 'heading' && node.children[0]?.position === undefined && node.depth === 1)
    return 'a front-matter title, expected the title as a `#` heading'
  return undefined
}

function keysIn(text: string): string[] {
  return Array.from(text.matchAll(/(?<![\p{L}\p{N}])@([\p{L}\p{N}_]+(?:[:.#$%&\-+?<>~/]+[\p{L}\p{N}_]+)*)/gu)).map(
    ([, key = '']) => key,
  )
}
