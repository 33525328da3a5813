import { wordsIn } from '../../../languages/registry.ts'
import { defineParity } from '../definition.ts'
import { findAll } from '../phrases.ts'

export default defineParity({
  id: 'parity-hyphen',
  severity: 'warning',
  summary:
    'A word of a translation is divided, as it was at the end of a line: with a hyphen and a space, or a soft hyphen.',
  bad: { translation: { source: 'The cooperation.', target: 'La ⟦coopera-⟧ ción.' } },
  good: { translation: { source: 'The cooperation.', target: 'La cooperación.' } },
  *compare(source, target) {
    for (const { index } of findAll(target.words, /\u00ad/g))
      yield { reason: 'A soft hyphen stands here: delete it, words are divided by themselves', index }
    const { and, or } = target.rules.words
    const joining = new Set([...wordsIn(and), ...wordsIn(or)])
    for (const { text, index } of findAll(target.words, /(?<![\p{L}-])\p{L}+-\s+\p{Ll}+/gu)) {
      const [, first = '', second = ''] = /^(\p{L}+)-\s+(\p{Ll}+)$/u.exec(text) ?? []
      if (joining.has(second) || source.visible.includes(text)) continue
      yield { reason: `\`${text}\` is one word that was divided: write \`${first}${second}\``, index }
    }
  },
})
