import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-language',
  severity: 'warning',
  summary: 'A translation holds a passage in the source language.',
  bad: { translation: { source: 'It is the end of the line.', target: 'Es ⟦the end of the line⟧.' } },
  good: { translation: { source: 'It is the end of the line.', target: 'Es el final de la línea.' } },
})
