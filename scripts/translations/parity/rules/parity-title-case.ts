import { defineParity, type Side } from '../definition.ts'

/** Headings; captions are sentences. */
const HEADINGS: ReadonlySet<string> = new Set(['title', 'h', 'box'])

export default defineParity({
  id: 'parity-title-case',
  severity: 'warning',
  summary: 'A heading has capitals that its language writes in names only.',
  bad: {
    chapter: '## Routes to local finance\n\nText.',
    translation: { source: 'Routes to local finance', target: 'Vías al ⟦Financiamiento⟧ Local' },
  },
  good: {
    chapter: '## Routes to local finance\n\nText.',
    translation: { source: 'Routes to local finance', target: 'Vías al financiamiento local' },
  },
  *compare(source, target, kind) {
    if (!HEADINGS.has(kind) || !target.rules.parity.sentenceCase) return
    const [from, to] = [capitals(source), capitals(target)]
    const [first] = to
    if (first && to.length >= 2 && to.length > from.length + 1)
      yield {
        reason: 'Headings are written as sentences are: capitals at the beginning and in names only',
        index: first.at,
      }
  },
})

/** Words with a capital that begin no sentence, and are no acronyms. */
function capitals({ words }: Side): { word: string; at: number }[] {
  return words.flatMap(({ text, index }) =>
    Array.from(text.matchAll(/(?<=[\p{L}\p{N},;)»”"’-]\s{1,9})[(«“"]?(\p{Lu}\p{Ll}+)/gu), match => ({
      word: match[1] ?? '',
      at: index + match.index + match[0].length - (match[1]?.length ?? 0),
    })),
  )
}
