import { rulesOf } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'
import { proseMatches } from './text/prose-matches.ts'

const DOUBLED = /(?<=(?<![\p{L}\p{N}-])(\p{L}{2,})\s+)\1(?![\p{L}\p{N}-])/gu

export default defineCheck({
  id: 'word-doubled',
  severity: 'warning',
  summary: 'A word stands twice in a row.',
  bad: 'Arches carry the ⟦the⟧ road.',
  good: 'Arches that had had no road carry one.',
  chapter(source, say, { publication }) {
    const right = new Set(rulesOf(publication.languages[0].tag).parity.doubled.split(' '))
    for (const { match, place } of proseMatches(source, DOUBLED))
      if (!right.has(match[0].toLowerCase())) say(`\`${match[0]}\` stands twice: take one out`, { place })
  },
})
