import { defineCheck } from './definition/check.ts'
import { isAllCapitals } from './text/capitals.ts'

export default defineCheck({
  id: 'heading-capitals',
  severity: 'warning',
  summary: 'A heading is all in capitals.',
  bad: '## ⟦THE STATE OF BRIDGES⟧\n\nThey lean.',
  good: '## UN, OECD and the EU\n\nThey lean.\n\n## SDG 11\n\nThey carry.',
  passage({ kind, value }, say) {
    if (kind !== 'heading' && kind !== 'title') return
    const text = value.replace(/(?<!\s)\s*\{#[^{}]*\}\s*$/, '').trim()
    if (!isAllCapitals(text)) return
    say('The heading is all in capitals: write it as a sentence, for how it looks is for the design to say', {
      index: value.indexOf(text),
      length: text.length,
    })
  },
})
