import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { numbersFrom } from '../../scripts/bench/numbers.ts'
import { readDist } from '../../scripts/build/dist-state.ts'
import { runCommand } from '../support/command-line.ts'
import { layEdited, STEPS } from './edited-publication.ts'

export interface Compared {
  /** What was done before the build. */
  what: string
  /** Paths below `dist/` that the build made otherwise than a clean one did; or what it said otherwise. */
  differ: string[]
  /** Milliseconds of either. */
  times: { cached: number; clean: number }
}

/**
 * Edits a small publication at random, builds it with what is kept of the builds before, and compares every byte, and all
 * that is said, with a clean build of the same state.
 */
export async function* compareCached(
  seed: number,
  edits: number,
  formats: readonly string[],
): AsyncGenerator<Compared> {
  const top = mkdtempSync(path.join(tmpdir(), 'cached-'))
  const [root, other, cache] = ['cached', 'clean', 'cache'].map(name => path.join(top, name)) as [
    string,
    string,
    string,
  ]
  const random = numbersFrom(seed)
  const before = process.env.PAPER_CACHE
  process.env.PAPER_CACHE = cache
  try {
    layEdited(root, formats)
    let what = 'first'
    for (let index = 0; index <= edits; index++) {
      const cached = await timed(() => runCommand('build', '--root', root))
      // What a refused build leaves is what was there.
      rmSync(other, { recursive: true, force: true })
      cpSync(root, other, { recursive: true })
      const clean = await timed(() => runCommand('build', '--no-cache', '--root', other))
      const said = [cached, clean].map(({ result }) =>
        [result.code, ...result.out.split('\n').filter(isSaid)].join('\n'),
      )
      const differ = [...(said[0] === said[1] ? [] : ['what is said']), ...differing(root, other)]
      yield { what, differ, times: { cached: cached.time, clean: clean.time } }
      const step = STEPS[random(STEPS.length)]
      if (!step) continue
      what = step.what
      if (existsSync(path.join(root, 'dist')) || !what.startsWith('dist/')) step.apply(root, cache, random)
    }
  } finally {
    if (before === undefined) delete process.env.PAPER_CACHE
    else process.env.PAPER_CACHE = before
    rmSync(top, { recursive: true, force: true })
  }
}

const isSaid = (line: string): boolean => !/^\d+ files in /.test(line)

function differing(root: string, other: string): string[] {
  const [mine, theirs] = [root, other].map(folder => new Map(readDist(folder, [])?.files))
  if (!mine || !theirs) return []
  return [...new Set([...mine.keys(), ...theirs.keys()])].filter(name => mine.get(name) !== theirs.get(name))
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; time: number }> {
  const started = performance.now()
  return { result: await work(), time: performance.now() - started }
}
