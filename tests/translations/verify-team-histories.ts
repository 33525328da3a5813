import { playHistory } from './team/history.ts'
import type { Counts } from './team/scene.ts'

// `node tests/translations/verify-team-histories.ts [LAST [FIRST]]`
if (import.meta.main) {
  const [last = 1000, first = 1] = process.argv.slice(2).map(Number)
  const total: Counts = {}
  let failed = 0
  for (let seed = first; seed <= last; seed++) {
    if (seed % 50 === 0) console.error(`seed ${seed} …`)
    try {
      for (const [what, count] of Object.entries(playHistory(seed))) total[what] = (total[what] ?? 0) + count
    } catch (error) {
      failed++
      console.log(`seed ${seed}: ${(error as Error).message}`)
    }
  }
  console.log(total)
  console.log(`${last - first + 1} histories, ${failed} with work lost, replaced or shown falsely`)
  if (failed > 0) process.exitCode = 1
}
