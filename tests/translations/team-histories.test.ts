import { expect, it } from 'vitest'
import { playHistory } from './team/history.ts'
import type { Counts } from './team/scene.ts'

// A thousand are played by `npm run test:histories`.
it('loses, replaces or shows nothing falsely in histories of a team', () => {
  const total: Counts = {}
  for (let seed = 1; seed <= 6; seed++)
    for (const [what, count] of Object.entries(playHistory(seed))) total[what] = (total[what] ?? 0) + count
  // They are of the kind that is meant.
  for (const what of ['merge', 'rebase', 'import', 'edit', 'desk accepts', 'export'])
    expect(total[what]).toBeGreaterThan(0)
}, 240_000)
