import { wordsIn } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'reference-typed',
  severity: 'warning',
  summary:
    'The number of a figure, table, box, chapter, section, page or note is typed by hand: it is wrong as soon as one is added before it.',
  bad: 'Arches lean, see ⟦Figure 9⟧.',
  good: 'Arches lean, see [](#sec-arches), and chapter 28 of Agenda 21 [@smith2020, figure 9].',
  passage({ value }, say, { rules }) {
    const { figure, table, chapter, section, page, note } = rules.citations.locators
    const pages = wordsIn(page).filter(isWhole)
    const notes = wordsIn(note).filter(isWhole)
    const names = [...[figure, table, chapter, section, rules.words.boxes].flatMap(wordsIn), ...pages, ...notes].join(
      '|',
    )
    // Of another work's, it says whose it is.
    const { of } = rules.words
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}-])(?:${names})\\.?[ \\n\\u00a0]\\d{1,3}(?:\\.\\d{1,2})?(?![\\p{L}\\p{N}%°]|[.,/–-]\\d|,? (?:${wordsIn(of).join('|')})(?!\\p{L}))`,
      'giu',
    )
    for (const { 0: typed, index } of value.matchAll(pattern)) {
      const [name = ''] = typed.toLowerCase().split(/[ \n\u00a0.]/)
      const remedy = notes.includes(name)
        ? 'no note keeps its number: say what it says, or refer to where it stands'
        : `write \`[](#anchor)${pages.includes(name) ? '{page}' : ''}\`, and the build numbers it`
      say(`\`${typed.replace(/\s/, ' ')}\` is typed by hand: ${remedy}`, { index, length: typed.length })
    }
  },
})

/** Short forms stand in citations; of these, other rules tell. */
const isWhole = (word: string): boolean => word.length > 3
