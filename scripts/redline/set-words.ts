import type { ElementContent, Text as HastText } from 'hast'
import { h } from 'hastscript'
import type { PhrasingContent, Text } from 'mdast'
import { setTypography } from '../formats/html/typography.ts'

/**
 * Sets the words of a line in the typography of its language, before they are compared with others: what stands beside a word
 * in the redline is not what it stood beside.
 *
 * @param tag BCP 47 tag of the line
 */
export function setWords(nodes: PhrasingContent[], tag: string): PhrasingContent[] {
  const settled: [Text, HastText][] = []
  const mirror = (node: PhrasingContent): ElementContent => {
    const element = mirrored(node)
    return node.data?.lang === undefined ? element : h('span', { lang: node.data.lang }, element)
  }
  const mirrored = (node: PhrasingContent): ElementContent => {
    switch (node.type) {
      case 'text': {
        const text: HastText = { type: 'text', value: node.value }
        settled.push([node, text])
        return text
      }
      case 'noteCall':
        return h('sup.call')
      case 'inlineCode':
        return h('code', node.value)
      case 'formatted':
        return h('span', node.content)
      case 'abbreviation':
        return h('span', node.first ? `${node.long} (${node.value})` : node.value)
      case 'link':
        return h('a', { href: node.url }, node.children.map(mirror))
      default:
        return h('span', 'children' in node ? (node.children as PhrasingContent[]).map(mirror) : [])
    }
  }
  setTypography(h('p', nodes.map(mirror)), tag)
  for (const [node, text] of settled) node.value = text.value
  return nodes
}
