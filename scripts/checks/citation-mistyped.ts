import { visit } from 'unist-util-visit'
import { pointsOf } from '../ground/points.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'citation-mistyped',
  severity: 'error',
  summary: 'A citation has a space behind its sign, the sign twice, or stands in braces: the signs would be printed.',
  bad: 'Arches ⟦[@ ⟧smith2020] lean.',
  good: 'Arches [@smith2020] lean, and (see @smith2020) stand.',
  chapter({ tree, file }, say) {
    const source = String(file)
    const pointAt = pointsOf(source)
    visit(tree, node => {
      const [from, to] = [node.position?.start.offset, node.position?.end.offset]
      if (from === undefined || to === undefined) return
      const written = source.slice(from, to)
      if (node.type === 'text')
        for (const { 0: typed, index } of written.matchAll(/(?<!\\)\[-?@ +(?=\p{L})/gu))
          say(`\`${typed}\` has a space behind its sign: write \`[@key]\``, { place: pointAt(from + index) })
      if (node.type !== 'citation') return
      const twice = written.indexOf('@@')
      if (twice >= 0) say('A citation has its sign twice: write `[@key]`', { place: pointAt(from + twice) })
      if (source[from - 1] === '{' && source[to] === '}')
        say('A citation stands in braces, which are printed: write `[@key]`', { place: pointAt(from - 1) })
    })
  },
})
