import { defineCheck } from './definition/check.ts'

/** Fewer words may be a label, a name or a line of an address. */
const WORDS = 12

export default defineCheck({
  id: 'paragraph-end',
  severity: 'warning',
  summary: 'A paragraph of sentences ends without a mark.',
  bad: 'Arches of stone lean on one another. They carry what nobody else would ⟦carry⟧',
  good: 'Arches of stone lean on one another. They carry what nobody else would carry.[^n]\n\nBuilt by masons\n\n[^n]: See above.',
  passage({ kind, value, marked }, say, { isTranslated }) {
    // Of a translation, `parity-punctuation` tells.
    if (kind !== 'paragraph' || isTranslated) return
    const text = value.trimEnd()
    const [last] = /(?<!\p{L})\p{L}+$/u.exec(text) ?? []
    if (last === undefined) return
    if (marked.some(([from, to]) => from < text.length && text.length <= to)) return
    // A sentence before it says that this one is one as well.
    if (!/\p{L}{2}[.?!]\S{0,2}\s+\p{Lu}/u.test(text) || text.split(/\s+/).length < WORDS) return
    say('The paragraph ends without a mark: add a full stop, or what is missing', {
      index: text.length - last.length,
      length: last.length,
    })
  },
})
