import { defineParity } from '../definition.ts'

export default defineParity({
  id: 'parity-entity',
  severity: 'warning',
  summary: 'A translation holds the code of a character instead of the character: `&amp;`.',
  bad: { translation: { source: 'Towns and arches.', target: 'Pueblos ⟦&amp;⟧ arcos.' } },
  good: { translation: { source: 'Towns and arches.', target: 'Pueblos y arcos.' } },
  *compare(source, target) {
    for (const { 0: code, index } of target.text.matchAll(/&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});/gi))
      if (!source.text.includes(code))
        yield { reason: `\`${code}\` is the code of a character: write the character`, index }
  },
})
