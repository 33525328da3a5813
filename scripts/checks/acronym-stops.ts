import { defineCheck } from './definition/check.ts'
import { eachReading, readingsOf } from './definition/readings.ts'

export default defineCheck({
  id: 'acronym-stops',
  severity: 'warning',
  summary: 'An acronym is written with full stops, though the list has it without.',
  bad: {
    chapter: 'The UN and the ⟦U.N.⟧ build.',
    files: { 'content/acronyms.yaml': 'un: { short: UN, long: United Nations }\n' },
  },
  good: {
    chapter: 'The UN builds.',
    files: { 'content/acronyms.yaml': 'un: { short: UN, long: United Nations }\n' },
  },
  publication(material, say) {
    const shorts = material.acronyms.map(({ short }) => short).filter(short => /^\p{Lu}{2,}$/u.test(short))
    if (shorts.length === 0) return
    // Before a name, they may be somebody's initials.
    const forms = shorts.map(short => [...short].join('\\.')).join('|')
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}.])(?:${forms})\\.(?!\\p{L}|\\s\\p{Lu})`, 'gu')
    for (const { language, readings } of readingsOf(material)) {
      const found = eachReading('acronym-stops', [language.tag, shorts.join()], readings, passages =>
        passages.flatMap(({ value, offsetAt }) =>
          Array.from(value.matchAll(pattern), ({ 0: typed, index }) => ({ typed, offset: offsetAt(index) })),
        ),
      )
      for (const [{ file, pointAt, ignored }, typed] of found)
        for (const { typed: form, offset } of ignored?.has('acronym-stops') ? [] : typed)
          say(file, `\`${form}\` is \`${form.replace(/[.\s]/g, '')}\` in the list of acronyms: write it so`, {
            place: { start: pointAt(offset), end: pointAt(offset + form.length) },
            actual: form,
          })
    }
  },
})
