import { compareCached } from './compare-cached.ts'

// `npm run test:cache [-- EDITS [SEED [FORMAT,FORMAT…]]]`
const [edits = '200', seed = '1', formats = 'html,pdf,docx,epub,recommendations'] = process.argv.slice(2)
let builds = 0
let faults = 0
const times = { cached: 0, clean: 0 }
for await (const { what, differ, times: took } of compareCached(Number(seed), Number(edits), formats.split(','))) {
  builds++
  times.cached += took.cached
  times.clean += took.clean
  if (builds % 20 === 0) console.error(`${builds} builds …`)
  if (differ.length === 0) continue
  faults++
  console.log(`build ${builds}, after ${what}: ${differ.join(', ')}`)
}
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
console.log(
  `${builds} builds, ${faults} other than clean ones; ${seconds(times.cached)} with what was kept, ${seconds(times.clean)} clean`,
)
if (faults > 0) process.exitCode = 1
