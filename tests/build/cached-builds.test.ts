import { expect, it } from 'vitest'
import { compareCached } from './compare-cached.ts'

// `npm run test:cache` makes two hundred, with PDFs and Word files.
it('builds after random edits are those of a clean build, byte for byte', async () => {
  const faults: string[] = []
  for await (const { what, differ } of compareCached(20221215, 6, ['recommendations']))
    if (differ.length > 0) faults.push(`after ${what}: ${differ.join(', ')}`)
  expect(faults).toEqual([])
})
