import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'
import { isFrontMatterTitle } from './text/front-matter-title.ts'

export default defineCheck({
  id: 'footnote-misplaced',
  severity: 'error',
  summary: 'A footnote is called where none can be: in the text of a link, or in a title of the front matter.',
  bad: 'A [bridge⟦[^why]⟧](https://example.org).\n\n[^why]: A note.',
  good: 'A [bridge](https://example.org).[^why]\n\n[^why]: A note.',
  chapter({ tree }, say) {
    visit(tree, ['link', 'linkReference'], link => {
      visit(link, 'footnoteReference', call => {
        const name = call.label ?? call.identifier
        say(`Footnote \`${name}\` is called in the words of a link: write the call behind the link`, {
          place: call,
        })
      })
    })
    visit(tree, ['link', 'linkReference'], link => {
      visit(link, 'inlineNote', note => {
        say('A note stands in the words of a link: write it behind the link', { place: note })
      })
    })
    visit(tree, 'heading', heading => {
      const [, name] = (isFrontMatterTitle(heading) && /\[\^([^\]\s]+)\]/.exec(textOf(heading))) || []
      if (name !== undefined)
        say(`Footnote \`${name}\` is called in a front-matter title: write the title as a \`#\` heading`, {
          place: heading,
        })
    })
  },
})
