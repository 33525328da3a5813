import { expect, it } from 'vitest'
import { outcome } from '../../scripts/commands/outcome.ts'

it.each([
  [[], /^Nothing was written/],
  [['en/paper.pdf'], /^dist\/en\/paper\.pdf\n1 file in \d+\.\d s\n$/],
  [['en/paper.pdf', 'index.html'], /^dist\/en\/paper\.pdf\ndist\/index\.html\n2 files in \d+\.\d s\n$/],
])('says what was written: %j', (written, expected) => {
  expect(outcome(written, performance.now())).toMatch(expected)
})
