import { visit } from 'unist-util-visit'
import { definitionOf } from '../blocks/registry.ts'
import { titleOf } from '../blocks/shared/read.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'box-untitled',
  severity: 'warning',
  summary: 'A box or table has no title: readers would see a number and nothing else.',
  bad: '⟦:⟧::box{#box-arches}\nArches lean.\n:::',
  good: ':::box{#box-arches}[Why they lean]\nArches lean.\n:::',
  chapter({ tree }, say) {
    visit(tree, 'block', block => {
      if (definitionOf(block).titled && !titleOf(block))
        say(`The ${block.name} has no title: write it in brackets, \`:::${block.name}[Title]\``, {
          place: block.position?.start,
        })
    })
  },
})
