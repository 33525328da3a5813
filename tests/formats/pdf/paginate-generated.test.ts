import { expect, test } from 'vitest'
import { verifyGenerated } from './verify-generated.ts'

test('documents drawn from seeds are laid out as they should be', async () => {
  const faults = new Map<number, string[]>()
  await verifyGenerated(1, 9, ({ seed, problems }) => problems.length > 0 && faults.set(seed, problems))
  expect(Object.fromEntries(faults)).toEqual({})
}, 240_000)
