import { expect, it } from 'vitest'
import * as api from '../scripts/index.ts'
import { createPublication } from './support/publication.ts'

it('gives other programs these functions, and no others', () => {
  expect(Object.keys(api).sort()).toEqual([
    'RULES',
    'formatAnnotations',
    'formatCounts',
    'formatMessages',
    'hasErrors',
    'loadPublication',
    'runPipeline',
    'showProgress',
    'silent',
  ])
})

it('lets a program check a publication and show what it found', async () => {
  const root = createPublication({ 'content/01-arches.md': 'No title.\n' })
  const { messages, written } = await api.runPipeline({ root, formats: [], progress: api.silent })
  expect(written).toEqual([])
  expect(api.hasErrors(messages)).toBe(true)
  expect(api.formatMessages(messages)).toMatch(/^content\/01-arches\.md:1:1 {2}error {2}.* {2}chapter-title$/m)
  const [first] = messages.filter(({ severity }) => severity === 'error')
  expect(api.RULES[first?.rule as api.RuleId].severity).toBe('error')
})
