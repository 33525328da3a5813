import { expect, test } from 'vitest'
import { onceFor } from '../../scripts/ground/once-for.ts'

test('works out a value once for each object, also where that is undefined', () => {
  const asked: string[] = []
  const first = onceFor(({ name }: { name: string }) => {
    asked.push(name)
    return name === '' ? undefined : name[0]
  })
  const [bridge, nameless] = [{ name: 'bridge' }, { name: '' }]
  expect([first(bridge), first(bridge), first({ name: 'bank' }), first(nameless), first(nameless)]).toEqual([
    'b',
    'b',
    'b',
    undefined,
    undefined,
  ])
  expect(asked).toEqual(['bridge', 'bank', ''])
})
