import { rulesOf } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'
import { proseMatches } from './text/prose-matches.ts'

export default defineCheck({
  id: 'citation-typed',
  severity: 'warning',
  summary: 'A source is typed by hand, so that no list of works holds it.',
  bad: 'Arches lean ⟦(Smith 2020)⟧.',
  good: 'Arches lean [@smith2020].',
  chapter(source, say, { publication }) {
    const { and } = rulesOf(publication.languages[0].tag).words
    const pattern = new RegExp(
      `\\(\\p{Lu}\\p{L}+(?: (?:${and}|&) \\p{Lu}\\p{L}+| et al\\.)?,? (?:19|20)\\d\\d[a-z]?\\)`,
      'gu',
    )
    for (const { match, place } of proseMatches(source, pattern))
      say(`\`${match[0]}\` looks like a citation: write it with its key, as \`[@key]\``, { place })
  },
})
