import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { PARSERS } from './parsers.ts'
import { inputOf } from './try-input.ts'
import type { Report, Stretch } from './worker.ts'

// `npm run fuzz [-- 10m | 1000000] [--seed 1] [--parser chapter]`: tries inputs that nobody wrote on every parser, in turn, for so many
// minutes, or so many of them; without either, a million at most, in ten minutes at most.

const {
  values,
  positionals: [until],
} = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    parser: { type: 'string' },
  },
})
const seed = Number(values.seed)
const [, count = '', unit] = /^(\d+)(m?)$/.exec(until ?? '') ?? []
if (until !== undefined && count === '')
  throw new Error(`\`${until}\` is neither minutes, \`10m\`, nor a count, \`1000000\``)
const minutes = unit === 'm' ? Number(count) : until === undefined ? 10 : Number.POSITIVE_INFINITY
const mostRuns = unit === 'm' ? Number.POSITIVE_INFINITY : Number(count || 1_000_000)
const end = Date.now() + minutes * 60_000
const parsers = PARSERS.filter(({ name }) => values.parser === undefined || name === values.parser)

/** Inputs for one parser before the next has its turn. */
const TURN = 200
/** Of the processor, in seconds, for one input: it hangs then. */
const MOST_SECONDS = 10
const LOOK = 500

const OUT = path.join(import.meta.dirname, '../../../coverage/fuzz')
const findings = new Map<string, string>()
let runs = 0
let worker = start()

function start(): Promise<Worker> {
  const started = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 1500 },
  })
  return new Promise((resolve, reject) => {
    started.once('error', reject)
    started.once('message', () => {
      started.removeAllListeners('error')
      resolve(started)
    })
  })
}

/** Tries a stretch. @returns how many of its inputs were tried: the last of them may have hung. */
async function tryStretch(stretch: Stretch): Promise<number> {
  const running = await worker
  let index = stretch.from
  let before = await running.cpuUsage()
  const hangs = Promise.withResolvers<string>()
  const watch = setInterval(async () => {
    const { user, system } = await running.cpuUsage(before).catch(() => ({ user: 0, system: 0 }))
    if ((user + system) / 1e6 > MOST_SECONDS) hangs.resolve(`It takes more than ${MOST_SECONDS} s`)
  }, LOOK)
  const ends = new Promise<undefined>(resolve => {
    running.on('message', async (report: Report) => {
      if ('begun' in report) {
        index = report.begun
        if (index % 20 === 0) before = await running.cpuUsage().catch(() => before)
      } else if ('fault' in report) keep(stretch, report.index, report.fault)
      else resolve(undefined)
    })
    running.once('error', error => hangs.resolve(`It ended the worker: ${error.message}`))
  })
  running.postMessage(stretch)
  const fault = await Promise.race([ends, hangs.promise])
  clearInterval(watch)
  running.removeAllListeners('message').removeAllListeners('error')
  if (fault === undefined) return stretch.count
  keep(stretch, index, fault)
  await running.terminate()
  worker = start()
  return index - stretch.from + 1
}

/** Keeps the first input of each fault, for `tests/hostile/findings/`. */
function keep({ parser: name }: Stretch, index: number, fault: string): void {
  const [what = '', ...stack] = fault.split('\n')
  const at =
    stack
      .find(line => line.includes('/scripts/'))
      ?.replace(/^.*\/scripts\//, '')
      .replace(/\)$/, '') ?? ''
  const key = `${name}: ${what.replace(/\d+/g, 'n').slice(0, 160)} ${at}`
  if (findings.has(key)) return
  const parser = PARSERS.find(one => one.name === name)
  const file = path.join(OUT, `${name.replace(/[^a-z]+/gi, '-')}-${seed}-${index}`)
  findings.set(key, file)
  mkdirSync(OUT, { recursive: true })
  if (parser) writeFileSync(file, inputOf(parser, seed, index))
  console.log(`${name}, input ${index}: ${fault.slice(0, 800)}\n  ${file}`)
}

const tried = new Map(parsers.map(({ name }) => [name, 0]))
while (Date.now() < end && runs < mostRuns)
  for (const { name } of parsers) {
    if (Date.now() >= end || runs >= mostRuns) break
    const from = tried.get(name) ?? 0
    const count = await tryStretch({ parser: name, seed, from, count: Math.min(TURN, mostRuns - runs) })
    tried.set(name, from + count)
    runs += count
  }
await (await worker).terminate()
for (const [name, count] of tried) console.log(`${String(count).padStart(8)}  ${name}`)
console.log(`${runs} inputs, ${findings.size} faults`)
if (findings.size > 0) process.exitCode = 1
