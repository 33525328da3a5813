/**
 * `node scripts/bench/scale.ts [--most PAGES] [--json FILE]`: how time and memory of one build grow with pages,
 * notes, works and languages, each alone. Ends with how steep each curve is: 1 is in proportion, 2 with the square.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readManifest } from '../build/manifest.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { type Size, writeGenerated } from './generated.ts'
import { machine, type Point, type ScaleReport, scaleTables } from './report.ts'
import { runProgram } from './run.ts'

/** Words of a generated document on a page, about. */
const WORDS_A_PAGE = 480
const BASE: Size = { chapters: 12, notes: 100, works: 60, words: 10 * WORDS_A_PAGE, languages: 1 }

const { values } = parseArgs({
  options: { most: { type: 'string' }, json: { type: 'string' } },
})
const most = Number(values.most ?? 3000)
const upTo = (counts: readonly number[], limit: number): number[] => counts.filter(count => count <= limit)
const AXES: Record<string, { counts: number[]; size: (count: number) => Size }> = {
  pages: {
    counts: upTo([10, 30, 100, 300, 1000, 3000], most),
    size: pages => ({ ...BASE, words: pages * WORDS_A_PAGE, notes: pages * 4, chapters: Math.max(12, pages / 12) }),
  },
  notes: {
    counts: upTo([100, 300, 1000, 3000, 10_000], most * 3.4),
    size: notes => ({ ...BASE, notes, words: Math.max(BASE.words, notes * 40) }),
  },
  works: { counts: upTo([60, 300, 1000, 3000, 10_000], most * 3.4), size: works => ({ ...BASE, works }) },
  languages: { counts: [1, 3, 6, 12, 24], size: languages => ({ ...BASE, languages }) },
}

const top = mkdtempSync(path.join(tmpdir(), 'policy-paper-scale-'))
process.once('exit', () => rmSync(top, { recursive: true, force: true, maxRetries: 5 }))
const axes: ScaleReport['axes'] = {}
for (const [axis, { counts, size }] of Object.entries(AXES)) {
  const points: Point[] = []
  for (const count of counts) {
    const root = path.join(top, `${axis}-${count}`)
    writeGenerated(root, size(count))
    const start = path.join(TOOLCHAIN_ROOT, 'scripts/start.js')
    const { seconds, memory } = await runProgram(process.execPath, [
      start,
      'build',
      '--no-cache',
      '--format',
      'pdf',
      '--root',
      root,
    ])
    const pages = readManifest(root).reduce((sum, entry) => sum + (entry.pages ?? 0), 0)
    points.push({ count, seconds, memory: memory / 1e6, pages })
    console.error(`${axis} ${count}: ${seconds.toFixed(1)} s, ${Math.round(memory / 1e6)} MB, ${pages} pages`)
    rmSync(root, { recursive: true })
  }
  axes[axis] = { points, steepness: { time: steepness(points, 'seconds'), memory: steepness(points, 'memory') } }
}
const report: ScaleReport = { ...machine(), axes }
console.log(scaleTables(report))
if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)

/** The exponent of the larger half of a curve: what a start costs whatever the size does not count there. */
function steepness(points: readonly Point[], what: 'seconds' | 'memory'): number {
  const last = points.at(-1)
  const middle = points[Math.floor((points.length - 1) / 2)]
  if (!last || !middle || last === middle) return 0
  return Math.log(last[what] / middle[what]) / Math.log(last.count / middle.count)
}
