import { readdirSync } from 'node:fs'
import { browserState } from '../browser/state.ts'
import { createCache } from '../ground/cache.ts'
import { ChangedError } from '../ground/changed-error.ts'
import { type Commit, readCommit } from '../ground/git.ts'
import type { ReportedMessage } from '../ground/report.ts'
import { type DistState, isInPlace } from './dist-state.ts'
import { changedSince, type Inputs, isCertain, MOST_TRIES, readInputs } from './inputs.ts'

/** What a build came to. */
export interface Built {
  messages: readonly ReportedMessage[]
  /** Paths below `dist/` that were written. */
  written: readonly string[]
}

/** What a build came to that had to be made. */
export interface Made extends Built {
  /** What `dist/` then was; none where nothing was written. */
  dist?: DistState | undefined
  /** All files of `dist/`, where it holds nothing but what was made now. */
  files?: ReadonlyMap<string, Uint8Array>
}

/** As it is kept. */
interface Kept extends Built {
  dist?: DistState
  /** Whether the bytes of all files are kept as well, since they depend on nothing that was in `dist/` before. */
  isWhole: boolean
}

/** A build of a state of a publication, by what was asked for. */
export interface Order {
  inputs: Inputs
  commit: Commit
  /** All that it depends on. */
  key: readonly string[] | undefined
}

const STEP = 'build'
const cache = createCache()

/** @param asked what the build was told, beside the folder of its publication */
export function takeOrder(root: string, asked: unknown): Order {
  const inputs = readInputs(root)
  const commit = readCommit(root)
  const { state } = inputs
  return { inputs, commit, key: state && [...state, browserState(), JSON.stringify([asked, commit])] }
}

/** What the same build came to the last time, if `dist/` is still as it left it. */
export function builtBefore({ key, inputs: { root } }: Order): Built | undefined {
  const kept = recall(key)
  if (!kept || !isAtRest(root)) return undefined
  return kept.dist === undefined || isInPlace(root, kept.dist) ? kept : undefined
}

/** Puts what the same build made the last time into `dist/` again, if all of it is kept. */
export async function restoreBuild({ key, inputs: { root } }: Order): Promise<Built | undefined> {
  const kept = recall(key)
  if (!kept?.isWhole || !kept.dist) return undefined
  const files = new Map<string, Uint8Array>()
  for (const [name, hash] of kept.dist.files) {
    const bytes = cache.readBytes(hash)
    if (!bytes) return undefined
    files.set(name, bytes)
  }
  const [{ exclusively }, { publish }] = await Promise.all([import('./lock.ts'), import('./publish.ts')])
  exclusively(root, () => publish(root, files, true))
  return kept
}

/**
 * Builds from one state of the publication: where it changes meanwhile, nothing is written, and the build begins again.
 *
 * @param make is given what it has to call before it writes
 * @param onChange is told the paths of what changed
 * @throws ChangedError where it changes again and again, or the toolchain itself does
 */
export async function buildFromOneState(
  order: Order,
  renew: () => Order,
  make: (beforeWriting: () => void) => Promise<Made>,
  onChange: (paths: readonly string[]) => void,
): Promise<Built> {
  let current = order
  for (let tries = 1; ; tries++) {
    try {
      const made = await make(() => assertUnchanged(current))
      if (made.written.length === 0) assertUnchanged(current)
      remember(current, made)
      return made
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error
      if (error.isToolchain)
        throw new ChangedError(
          `The toolchain itself was changed while it built (${named(error.paths)}): dist/ is as it was; build again`,
        )
      if (tries === MOST_TRIES)
        throw new ChangedError(
          `Files change again and again while they are built (${named(error.paths)}): dist/ is as it was; build again when they rest`,
        )
      onChange(error.paths)
      current = renew()
    }
  }
}

class ChangedMeanwhile extends Error {
  readonly paths: readonly string[]
  readonly isToolchain: boolean
  constructor(paths: readonly string[], isToolchain: boolean) {
    super('Something has changed meanwhile')
    this.paths = paths
    this.isToolchain = isToolchain
  }
}

function assertUnchanged({ inputs, commit }: Order): void {
  const { own, toolchain } = changedSince(inputs)
  // Where the publication is the toolchain's own, templates are of both: they are read anew, code is not.
  const code = toolchain.filter(name => !own.includes(name))
  if (code.length > 0) throw new ChangedMeanwhile(code, true)
  // Pages and the manifest say which commit they are of.
  const moved = JSON.stringify(readCommit(inputs.root)) === JSON.stringify(commit) ? [] : ['HEAD']
  if (own.length + moved.length > 0) throw new ChangedMeanwhile([...own, ...moved], false)
}

const MOST_NAMED = 3

/** "`a`, `b` and 4 more". */
export function named(paths: readonly string[]): string {
  const shown = paths.slice(0, MOST_NAMED).map(name => `\`${name}\``)
  const more = paths.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}

function remember({ key, inputs }: Order, { messages, written, dist, files }: Made): void {
  const { own, toolchain } = changedSince(inputs)
  if (!key || own.length + toolchain.length > 0 || (written.length > 0 && !dist) || !isCertain(messages)) return
  for (const bytes of files?.values() ?? []) cache.writeBytes(bytes)
  cache.write(STEP, key, { messages, written, ...(dist && { dist }), isWhole: files !== undefined } satisfies Kept)
}

function recall(key: readonly string[] | undefined): Kept | undefined {
  const kept = key && (cache.read(STEP, key) as Kept | undefined)
  return kept && Array.isArray(kept.messages) && Array.isArray(kept.written) ? kept : undefined
}

/** Whether no build is at work on `dist/`, nor was one killed while it was. */
function isAtRest(root: string): boolean {
  return !readdirSync(root).some(name => /^dist\.(?:lock|old|new-)/.test(name))
}
