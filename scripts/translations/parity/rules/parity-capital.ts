import { defineParity } from '../definition.ts'

export default defineParity({
  id: 'parity-capital',
  severity: 'warning',
  summary: 'A sentence of a translation begins with a small letter.',
  bad: { translation: { source: 'The arch leans.', target: '⟦el⟧ arco se inclina.' } },
  good: { translation: { source: 'The arch leans.', target: 'El arco se inclina.' } },
  *compare(source, target, kind) {
    if (kind === 'fig' || kind === 'term' || kind === 'ui') return
    const [from, to] = [source, target].map(({ visible }) => /^[\s"'«“¿¡(]*(\p{L})/u.exec(visible)?.[1] ?? '') as [
      string,
      string,
    ]
    const [first] = target.words
    if (/\p{Lu}/u.test(from) && /\p{Ll}/u.test(to) && first)
      yield {
        reason: 'The translation begins with a small letter, and the source with a capital',
        index: first.index + Math.max(0, first.text.search(/\p{L}/u)),
      }
    for (const { text, index } of target.words)
      for (const match of text.matchAll(/(?<=\p{Ll}{3}[.?!] )\p{Ll}+/gu))
        if (!target.rules.typography.abbreviations.includes(wordBefore(text, match.index)))
          yield { reason: `\`${match[0]}\` begins a sentence: write a capital`, index: index + match.index }
  },
})

function wordBefore(text: string, at: number): string {
  return /(?<!\S)\S+(?=\s$)/u.exec(text.slice(0, at))?.[0].toLowerCase() ?? ''
}
