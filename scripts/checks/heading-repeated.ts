import { toString as textOf } from 'mdast-util-to-string'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'heading-repeated',
  severity: 'warning',
  summary: 'Two sections beside one another are called alike.',
  bad: '## Arches\n\nThey lean.\n\n## ⟦Arches⟧\n\nThey carry.',
  good: '## Arches\n\n### Spans\n\nLong.\n\n## Cables\n\n### Spans\n\nLonger.',
  chapter({ tree }, say) {
    const trail: { depth: number; names: Map<string, number> }[] = [{ depth: 0, names: new Map() }]
    for (const block of tree.children) {
      if (block.type !== 'heading' || block.depth === 1) continue
      while ((trail.at(-1)?.depth ?? 0) >= block.depth) trail.pop()
      const beside = trail.at(-1)?.names
      const name = textOf(block).replace(/\s+/g, ' ').trim().toLowerCase()
      const place = block.children[0]?.position ?? block.position
      const first = beside?.get(name)
      if (first !== undefined && name !== '')
        say(`The section in line ${first} beside it is called so as well: give each a name of its own`, {
          place: place?.start,
        })
      else beside?.set(name, place?.start.line ?? 1)
      trail.push({ depth: block.depth, names: new Map() })
    }
  },
})
