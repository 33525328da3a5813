import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Manifest } from '../../scripts/build/manifest.ts'
import { hashOf } from '../../scripts/ground/cache.ts'
import { browserProcesses, browserProfiles } from '../support/browser-processes.ts'
import { layPublication } from '../support/publication.ts'

/**
 * Builds that are killed at random moments: `npm run test:kills -- [BUILDS] [SEED]`. `dist/` has to be there and whole by its own
 * manifest after each, and nothing has to be left of any when the next build is over: no folder beside `dist/`, no lock, no
 * profile, no process.
 */
const { positionals } = parseArgs({ allowPositionals: true })
const [builds, seed] = [Number(positionals[0] ?? 200), Number(positionals[1] ?? 1)]
const START = path.join(import.meta.dirname, '../../scripts/start.js')
const SIGNALS = ['SIGKILL', 'SIGTERM', 'SIGINT'] as const
/** As shells tell the code of a process that a signal ended. */
const CODES = { SIGKILL: 137, SIGTERM: 143, SIGINT: 130 } as const

let drawn = 0
/** From 0 to 1. */
const random = (): number => Number.parseInt(hashOf(`${seed} ${drawn++}`).slice(0, 8), 16) / 2 ** 32
const root = mkdtempSync(path.join(tmpdir(), 'kills-'))
layPublication(root)

/** The text changes from build to build, so that nothing that is kept spares the work. */
function edit(build: number): void {
  const text = `---\ntitle: Arches\nid: sec-arches\n---\n\nArch ${build} carries by leaning [@smith2020, p. ${build + 1}].\n`
  writeFileSync(path.join(root, 'content/01-arches.md'), text)
}

/** 0: with a browser, 1: without. */
function kindOf(build: number): number {
  return build % 2
}

/** Whole builds and those of a part take different ways. */
function start(build: number): ChildProcess {
  const part = build % 3 === 0 ? ['--language', 'es'] : []
  const formats = kindOf(build) === 0 ? ['--format', 'html', '--format', 'pdf'] : ['--format', 'html']
  return spawn(process.execPath, [START, 'build', '--root', root, ...part, ...formats], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CI: '1' },
  })
}

async function end(child: ChildProcess): Promise<number> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, (typeof SIGNALS)[number] | null]
  return code ?? (signal === null ? -1 : CODES[signal])
}

function saidBy(child: ChildProcess): () => string {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return () => said
}

/** What is not as its manifest says. */
function faultsOfDist(): string[] {
  const dist = path.join(root, 'dist')
  if (!existsSync(path.join(dist, 'manifest.json'))) return ['no dist/']
  const { publications } = JSON.parse(readFileSync(path.join(dist, 'manifest.json'), 'utf8')) as Manifest
  const faults = publications.filter(({ path: name, sha256 }) => {
    const file = path.join(dist, name)
    return !existsSync(file) || hashOf(readFileSync(file)) !== sha256
  })
  if (!existsSync(path.join(dist, 'index.html'))) return [...faults.map(({ path: name }) => name), 'index.html']
  return faults.map(({ path: name }) => name)
}

/** What stands beside `dist/` that should not. */
function leftBeside(): string[] {
  return readdirSync(root).filter(name => name.startsWith('dist') && name !== 'dist')
}

const faults: string[] = []
const ends = new Map<string, number>()
edit(0)
/** How long the last of each kind took that was not killed, in ms: with a browser, and without. */
const took = [0, 0]
for (const build of [4, 4, 5, 5]) {
  edit(build + builds)
  const started = performance.now()
  const child = start(build)
  const said = saidBy(child)
  const code = await end(child)
  took[kindOf(build)] = performance.now() - started
  if (code !== 0) throw new Error(`A build that nobody killed ended with ${code}: ${said()}`)
}

for (let build = 1; build <= builds; build++) {
  edit(build)
  const child = start(build)
  const said = saidBy(child)
  const signal = SIGNALS[Math.floor(random() * SIGNALS.length)] ?? 'SIGKILL'
  const moment = random() * (took[kindOf(build)] ?? 0)
  const timer = setTimeout(() => child.kill(signal), moment)
  const code = await end(child)
  clearTimeout(timer)
  const key = code === 0 ? 'was quicker' : `${signal} ${code}`
  ends.set(key, (ends.get(key) ?? 0) + 1)
  const about = `build ${build}, ${signal} after ${Math.round(moment)} ms`
  if (code !== 0 && code !== CODES[signal]) faults.push(`${about}: ended with ${code}: ${said()}`)
  if (/^\s+at /m.test(said())) faults.push(`${about}: a stack: ${said()}`)
  for (const fault of faultsOfDist()) faults.push(`${about}: ${fault} is not as the manifest says`)
  const pid = child.pid ?? 0
  if (signal !== 'SIGKILL' && code !== 0)
    for (const name of [...(await browserProfiles(pid)), ...leftBeside()]) faults.push(`${about}: left ${name}`)
  if (build % 10 > 0 && build < builds) continue
  // Whatever the last ten left goes with the next one that comes to its end.
  edit(-build)
  const last = await end(start(4))
  if (last !== 0) faults.push(`${about}: the next build ended with ${last}`)
  const profiles = readdirSync(tmpdir()).filter(name => name.startsWith('policy-paper-browser-'))
  const live = await Promise.all(profiles.map(async name => isLive(name)))
  for (const [index, name] of profiles.entries()) if (!live[index]) faults.push(`${about}: profile ${name} is left`)
  for (const name of leftBeside()) faults.push(`${about}: ${name} is left after the next build`)
  process.stdout.write(`${build} builds: ${faults.length} faults\n`)
}

/** Whether a profile is of a process that runs: another build on this machine may be at work. */
async function isLive(name: string): Promise<boolean> {
  const [, pid = '0'] = /^policy-paper-browser-(\d+)-/.exec(name) ?? []
  return existsSync(`/proc/${pid}`) || (await browserProcesses(Number(pid))).length > 0
}

rmSync(root, { recursive: true, force: true })
for (const [how, count] of [...ends].sort()) process.stdout.write(`${count} ${how}\n`)
for (const fault of faults) process.stdout.write(`${fault}\n`)
process.stdout.write(`${builds} builds killed, ${faults.length} faults\n`)
process.exitCode = faults.length === 0 ? 0 : 1
