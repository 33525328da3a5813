/**
 * `npm run bench:docs`: writes docs/benchmarks.md and its pictures from what the benches found:
 * `npm run bench -- --json docs/benchmarks/build.json`, `npm run bench:scale -- --json docs/benchmarks/scale.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { curve } from './curve.ts'
import { type BuildReport, buildTables, type ScaleReport, scaleTables } from './report.ts'

const folder = path.join(TOOLCHAIN_ROOT, 'docs/benchmarks')
const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'))
const build = read('build.json') as BuildReport
const scale = read('scale.json') as ScaleReport

for (const [axis, { points }] of Object.entries(scale.axes)) {
  const seconds = points.map(({ count, seconds }) => ({ x: count, y: seconds }))
  const memory = points.map(({ count, memory }) => ({ x: count, y: memory }))
  writeFileSync(path.join(folder, `${axis}-time.svg`), curve(seconds, axis, 'seconds'))
  writeFileSync(path.join(folder, `${axis}-memory.svg`), curve(memory, axis, 'MB'))
}
const pictures = Object.keys(scale.axes).flatMap(axis =>
  ['time', 'memory'].map(what => `![How ${what} grows with ${axis}](benchmarks/${axis}-${what}.svg)`),
)
writeFileSync(
  path.join(TOOLCHAIN_ROOT, 'docs/benchmarks.md'),
  `# Benchmarks

Ratios are what to look at: seconds are those of one machine. No test asks for any time.

\`npm run bench -- --json docs/benchmarks/build.json\` measured the first two tables on ${build.date} (${build.machine}), and
\`npm run bench:scale -- --json docs/benchmarks/scale.json\` the curves on ${scale.date} (${scale.machine}). \`npm run bench:docs\`
writes this page from both.

${buildTables(build)}
## How it grows

Generated documents, Markdown to PDF, nothing kept from before, one run each. Both axes of a picture are logarithmic: what grows in proportion
is a line of 45 degrees. The power is that of the larger half of the curve: 1 is in proportion, 2 with the square.

${scaleTables(scale)}

${pictures.join('\n\n')}
`,
)
