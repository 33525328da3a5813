import { wordsIn } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'dash-spaced',
  severity: 'warning',
  summary: 'A hyphen stands where a dash belongs, or has a space on one side.',
  bad: 'Arches lean ⟦-⟧ always.',
  good: 'Arches lean – always, two- and three-fold, on either side.',
  passage({ value }, say, { rules }) {
    // "Two- and three-year", "short- to medium-term".
    const joining = [...wordsIn(rules.words.and), ...wordsIn(rules.words.or), 'to', 'a'].join('|')
    for (const { 0: hyphen, index } of value.matchAll(
      /(?<=(?:\p{L}|[\ufffb\ufffc)\]"”’»'.,;:!?%]|\d) )-(?=[ \n](?:\p{L}|[\ufffb\ufffc(["“‘«'¿¡]))|(?<=(?:\p{L}|[\ufffb\ufffc)\]"”’»'.,;:!?%]) )-(?=[ \n]\d)/gu,
    ))
      say('A hyphen stands between words: write a dash, `–`', { index, length: hyphen.length })
    for (const { 0: hyphen, index } of value.matchAll(
      new RegExp(`(?<=\\p{L} )-(?=\\p{L})|(?<=\\p{L}{2})-(?= (?!(?:${joining})(?!\\p{L}))\\p{L})`, 'gu'),
    ))
      say('A space stands on one side of the hyphen: take it out, or write a dash, `–`', {
        index,
        length: hyphen.length,
      })
  },
})
