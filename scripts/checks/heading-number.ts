import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'heading-number',
  severity: 'warning',
  summary: 'The number of a heading is typed by hand: the build numbers chapters, and two numbers would be printed.',
  bad: '## ⟦2.⟧ Cables\n\nThey lean.',
  good: '## 2030 in view\n\nThey lean.\n\n## 3 bridges\n\nThey stand.',
  chapter({ tree }, say) {
    visit(tree, 'heading', heading => {
      const [number] =
        /^(?:\d{1,2}(?:\.\d{1,2})*\.?(?=\s)(?<=\.\d{0,2})|[IVX]{1,5}\.(?=\s)|[A-Z]\)(?=\s)|\d{1,2}\)(?=\s))/.exec(
          textOf(heading),
        ) ?? []
      if (number !== undefined)
        say(`\`${number}\` is a number typed by hand: take it out`, { place: heading.children[0]?.position })
    })
  },
})
