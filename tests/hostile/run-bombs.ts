import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { layFiles, layPublication } from '../support/publication.ts'
import type { Bomb } from './bombs/bomb.ts'
import { BOMBS } from './bombs/bombs.ts'
import type { Taken } from './bombs/watch.ts'

// `npm run test:hostile [-- WORD …]`: bombs whose names hold one of the words, else all. Each runs in a process of its own.

/** No input may take more, of the processor's time and of memory. */
const MOST_SECONDS = 10
const MOST_MEGABYTES = 1500
/** Rows of the table. */
const SHOWN = 20

const TOOLCHAIN = path.join(import.meta.dirname, '../..')
const BASES = { consultation: path.join(TOOLCHAIN, 'tests/fixtures/consultation/bridges') }

interface Run extends Taken {
  name: string
  faults: readonly string[]
}

async function run({ name, make, run: command = ['check'], base, expected }: Bomb): Promise<Run> {
  const root = mkdtempSync(path.join(tmpdir(), 'bomb-'))
  try {
    if (base === undefined) layPublication(root, make())
    else {
      cpSync(BASES[base], root, { recursive: true })
      layFiles(root, make())
    }
    const child = spawn(
      process.execPath,
      [
        '--import',
        path.join(import.meta.dirname, 'bombs/watch.ts'),
        path.join(TOOLCHAIN, 'scripts/start.js'),
        ...command,
        '--root',
        '.',
      ],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
    )
    const told = child.stdio[3]
    if (!child.stdout || !child.stderr || !told || !('readable' in told)) throw new Error('The command has no pipes')
    const [out, err, measured] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      text(told),
      once(child, 'close'),
    ])
    const printed = out + err
    const last = measured.trimEnd().split('\n').at(-1) ?? ''
    const taken: Taken = last === '' ? { seconds: Number.NaN, megabytes: Number.NaN } : JSON.parse(last)
    const lines = printed.split('\n')
    const faults = [
      ...(child.signalCode === null ? [] : [`ended by ${child.signalCode}`]),
      ...(child.exitCode === 2 ? [`failed: ${shortened(printed.trim())}`] : []),
      ...(taken.seconds < MOST_SECONDS ? [] : [`took ${taken.seconds.toFixed(1)} s`]),
      ...(taken.megabytes < MOST_MEGABYTES ? [] : [`took ${taken.megabytes.toFixed(0)} MB`]),
      ...(/^\s+at \S+.*:\d+:\d+\)?$/m.test(printed) ? ['shows a stack'] : []),
      ...(lines.some(line => line.length > 2000) ? ['prints a line without end'] : []),
      ...(expected === undefined && child.exitCode !== 0 ? [`was refused: ${firstOf(lines)}`] : []),
      ...(expected !== undefined && !expected.test(out) ? [`was not told: ${firstOf(lines)}`] : []),
    ]
    if (process.env.SHOW) console.log(`      ${child.exitCode} ${firstOf(lines)}`)
    return { name, ...taken, faults }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

const firstOf = (lines: readonly string[]): string =>
  shortened(
    lines.find(line => / error {2}/.test(line)) ?? lines.find(line => / warning {2}/.test(line)) ?? lines[0] ?? '',
  )
const shortened = (words: string): string => (words.length > 200 ? `${words.slice(0, 200)}…` : words)

const words = process.argv.slice(2)
const chosen = BOMBS.filter(({ name }) => words.length === 0 || words.some(word => name.includes(word)))
const runs: Run[] = []
for (const bomb of chosen) {
  const done = await run(bomb)
  runs.push(done)
  console.log(`${shown(done)}${done.faults.map(fault => `\n      ${fault}`).join('')}`)
}
console.log('\nThose that took longest:')
for (const one of runs.toSorted((a, b) => b.seconds - a.seconds).slice(0, SHOWN)) console.log(shown(one))
const failed = runs.filter(({ faults }) => faults.length > 0)
console.log(
  `\n${runs.length} bombs, ${failed.length} not as they should be${failed.map(({ name }) => `\n  ${name}`).join('')}`,
)
if (failed.length > 0) process.exitCode = 1

function shown({ name, seconds, megabytes }: Run): string {
  return `${seconds.toFixed(1).padStart(6)} s ${megabytes.toFixed(0).padStart(5)} MB  ${name}`
}
