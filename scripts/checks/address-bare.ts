import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'address-bare',
  severity: 'hint',
  summary: 'A long address stands in the text: screen readers read it letter by letter.',
  bad: 'See ⟦https://example.org/bridges/arches/of-stone⟧.',
  good: 'See [arches of stone](https://example.org/bridges/arches/of-stone), at www.example.org.',
  chapter({ tree, file }, say) {
    const text = String(file)
    visit(tree, 'link', link => {
      const words = textOf(link)
      if (!link.url.endsWith(words) || !/^(?:https?:\/\/|www\.)[^/]+\/./.test(words)) return
      // `link-gap` tells of what was meant to be a link.
      if (/\]\s*\($/.test(text.slice(0, link.position?.start.offset))) return
      say('The address stands in the text: write `[what is there](address)`', { place: link })
    })
  },
})
