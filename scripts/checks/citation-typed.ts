import { wholeWords } from '../ground/whole-words.ts'
import { wordsIn } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'citation-typed',
  severity: 'warning',
  summary: 'A source is typed by hand, so that no list of works holds it.',
  bad: 'Arches lean ⟦(Smith 2020)⟧.',
  good: 'Arches lean [@smith2020], since then (March 2020) too.',
  passage({ value }, say, { rules, settings, date }) {
    const and = [...wordsIn(rules.words.and), '&'].join('|')
    const name = String.raw`\p{Lu}[\p{L}'\u2019-]+`
    const source = `${name}(?: ${name})?(?:,? (?:${and}) ${name}| et al\\.?)?`
    const pattern = new RegExp(`\\((?:[a-z.]+ )?(${source}),? ((?:19|20)\\d\\d)[a-z]?(?:[,:] ?[^();]{1,40})?\\)`, 'gu')
    const known = wholeWords(settings.names)
    for (const { 0: typed, index } of value.matchAll(
      /(?<![\p{L}\p{N}])(?:ibid|op\. cit|loc\. cit)(?:\.|(?=[\s,;)]))/giu,
    ))
      say(`\`${typed}\` is worked out by the build: write the work with its key, as \`[@key]\``, {
        index,
        length: typed.length,
      })
    // A key without its sign: `[smith2020, p. 3]`.
    for (const { 0: typed, 1: key = '', 2: rest = '', index } of value.matchAll(
      /\[(\p{Ll}[\p{L}\p{N}_:-]*(?:19|20)\d\d\p{Ll}?)((?:, [^[\]]*)?)\](?![([:])/gu,
    ))
      say(`\`${typed}\` is no citation: write \`[@${key}${rest}]\``, { index, length: typed.length })
    const times = new Set([...rules.dates.months.split(/[ |]/), ...wordsIn(rules.words.beforeYear)])
    for (const { 0: typed, 1: author = '', 2: year = '', index } of value.matchAll(pattern)) {
      const first = (/^\p{L}+/u.exec(author)?.[0] ?? '').toLowerCase()
      // "(March 2015)", "(Since 2015)", "(Agenda 2030)".
      if (times.has(first) || year > date.slice(0, 4)) continue
      if (known?.test(typed)) continue
      say(`\`${typed}\` looks like a citation: write it with its key, as \`[@key]\``, { index, length: typed.length })
    }
  },
})
