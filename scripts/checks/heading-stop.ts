import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'heading-stop',
  severity: 'warning',
  summary: 'A heading ends in a full stop, comma, semicolon or colon.',
  bad: '## Arches⟦.⟧\n\nThey lean.',
  good: '## Arches, cables, etc.\n\nThey lean.\n\n## Do they lean?\n\nYes …',
  passage({ kind, value }, say) {
    if (kind !== 'heading') return
    const text = value.replace(/(?<!\s)\s*\{#[^{}]*\}\s*$/, '').trimEnd()
    const [mark] = /(?<![.…]|\p{Lu}|\betc|(?<!\p{L})\p{L}{1,2})[.,;:]$/u.exec(text) ?? []
    if (mark === undefined) return
    say(`A heading ends without \`${mark}\`: take it out`, { index: text.length - 1, length: 1 })
  },
})
