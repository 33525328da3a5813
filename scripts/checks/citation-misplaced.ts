import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'
import { isFrontMatterTitle } from './text/front-matter-title.ts'

export default defineCheck({
  id: 'citation-misplaced',
  severity: 'error',
  summary: 'A citation stands where none can be: in the text of a link, or in a title of the front matter.',
  bad: 'A ⟦[⟧bridge, see @smith2020](https://example.org).',
  good: 'A [bridge](https://example.org), see @smith2020.',
  publication({ sources, references }, say) {
    for (const { tree, file } of sources.values())
      visit(tree, node => {
        const place = placeWithout(node)
        if (place === undefined) return
        for (const key of keysIn(textOf(node)))
          if (references.items.has(key)) say(file, `\`@${key}\` is cited in ${place}`, { place: node })
      })
  },
})

/** What a node is that cannot hold citations; they stay text there. */
function placeWithout(node: Nodes): string | undefined {
  if (node.type === 'link' || node.type === 'linkReference')
    return 'the words of a link: cite it before or behind the link'
  if (isFrontMatterTitle(node)) return 'a front-matter title: write the title as a `#` heading'
  return undefined
}

function keysIn(text: string): string[] {
  return Array.from(text.matchAll(/(?<![\p{L}\p{N}])@([\p{L}\p{N}_]+(?:[:.#$%&\-+?<>~/]+[\p{L}\p{N}_]+)*)/gu)).map(
    ([, key = '']) => key,
  )
}
