import type { Edit } from '../ground/messages.ts'
import { rulesOf } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'
import { type ProseMatch, proseMatches } from './text/prose-matches.ts'

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
      if (!right.has(match[0].toLowerCase()))
        say(`\`${match[0]}\` stands twice: take one out`, { place, fix: withoutWord(match, place) })
  },
})

/** Takes out a word and the spaces before it; one at the beginning of a line is left to its author. */
function withoutWord(
  { 0: word, index, input }: RegExpExecArray,
  { line, column }: ProseMatch['place'],
): Edit[] | undefined {
  const spaces = /[ ]*$/.exec(input.slice(0, index))?.[0] ?? ''
  if (spaces === '') return undefined
  return [{ line, column: column - spaces.length, was: `${spaces}${word}`, becomes: '' }]
}
