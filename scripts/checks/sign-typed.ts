import { defineCheck } from './definition/check.ts'

const SIGNS: Readonly<Record<string, string>> = { '---': '—', '--': '–', '...': '…' }

export default defineCheck({
  id: 'sign-typed',
  severity: 'hint',
  summary:
    'Hyphens or full stops stand for a dash or dots: they are printed as those, and translators see what was typed.',
  bad: 'Arches lean ⟦--⟧ always.',
  good: 'Arches lean – always …',
  passage({ value, kind }, say) {
    for (const { 0: typed, index } of value.matchAll(/(?<!<!|[-\\])-{2,3}(?![->])|(?<![.\\])\.{3}(?!\.)/g)) {
      const sign = SIGNS[typed] ?? ''
      const outcome = kind === 'words' ? 'is printed as it is typed' : `is printed as \`${sign}\``
      say(`\`${typed}\` ${outcome}: write \`${sign}\``, { index, length: typed.length })
    }
  },
})
