import { rulesOf } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'
import { proseMatches } from './text/prose-matches.ts'

/** A closing mark before a word, with the opening one behind its last word; or one of the two alone. */
const REVERSED = /(?<=^|[\s(])”(?=\p{L})(?:[^“”]*\p{L}“(?=[\s.,;:)]|$))?|(?<=\p{L})“(?=[\s.,;:)]|$)/gu

export default defineCheck({
  id: 'quotes-reversed',
  severity: 'warning',
  summary: 'Quotation marks are the wrong way round.',
  bad: 'They call it ⟦”⟧leaning“ here.',
  good: 'They call it “leaning” here.',
  chapter(source, say, { publication }) {
    const { quotes } = rulesOf(publication.languages[0].tag).typography
    // There are languages in which “ closes, or ” opens.
    if (Object.values(quotes).some(([open, close]) => open === '”' || close === '“')) return
    for (const { match, place } of proseMatches(source, REVERSED))
      say(`\`${match[0].charAt(0)}\` is the wrong way round: write straight quotation marks, and the build sets them`, {
        place,
      })
  },
})
