import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-image',
  severity: 'error',
  summary: 'A translation lost or changed an image.',
  bad: { translation: { source: 'See ![An arch](figures/arch.svg).', target: '⟦⟧Véase.' } },
  good: { translation: { source: 'See ![An arch](figures/arch.svg).', target: 'Véase ![Un arco](figures/arch.svg).' } },
})
