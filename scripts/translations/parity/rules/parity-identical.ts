import { defineParity } from '../definition.ts'

/** Names stay as they are: they have capitals. */
export default defineParity({
  id: 'parity-identical',
  severity: 'warning',
  summary: 'A translation is the source itself.',
  bad: { translation: { source: 'Routes to finance.', target: '⟦⟧Routes to finance.' } },
  good: { translation: { source: 'Routes to finance.', target: 'Vías al financiamiento.' } },
  *compare(source, target) {
    if (source.tag.split('-')[0] === target.tag.split('-')[0]) return
    if (source.text.trim() !== target.text.trim()) return
    const words = target.words.filter(({ marked }) => !marked).flatMap(({ text }) => text.match(/\p{L}+/gu) ?? [])
    if (words.length >= 2 && words.some(word => /^\p{Ll}{2}/u.test(word)))
      yield { reason: 'The translation is the source itself: translate it, or leave it empty', index: 0 }
  },
})
