import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { UnwritableError } from '../ground/unwritable-error.ts'
import { EXCHANGE_FORMAT_IDS } from '../translations/exchange/format.ts'
import { type DistState, readDist } from './dist-state.ts'
import { exclusively } from './lock.ts'

/** Files to publish, by their path below `dist/`. */
export type Published = ReadonlyMap<string, Uint8Array>

const STAGING = 'dist.new-'
const OLD = 'dist.old'
/** Folders below `dist/` that other commands write: PO files out for translation, the report on translations. */
export const TRANSLATORS = [...EXCHANGE_FORMAT_IDS, 'translations']

/**
 * Replaces `dist/` as a whole: everything is written to a folder beside it, which then takes its name. A build that is
 * killed while it writes leaves `dist/` as it was; one killed between the two renames at the end is put right by the
 * next call of `recover`.
 *
 * @param complete whether this is all that `dist/` should hold. Else (a build of one edition only) what is not written
 *   anew stays. What translators' commands put there stays in any case: it may hold work.
 *
 * To be called by one build at a time: see `exclusively`.
 *
 * @returns what `dist/` then is, without what translators' commands put there
 * @throws UnwritableError when `dist` is no folder
 */
export function publish(root: string, files: Published, complete: boolean): DistState | undefined {
  const dist = path.join(root, 'dist')
  const old = path.join(root, OLD)
  recover(root)
  // A link is not followed: what it leads to could not be replaced as a whole.
  if (lstatSync(dist, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new UnwritableError(`\`${dist}\` is a file or a link, where a folder is to be written: move it away`)
  // Not a temporary folder, which nobody else may enter: a web server reads `dist/`, as far as the umask lets it.
  const staging = path.join(root, STAGING + randomUUID())
  mkdirSync(staging)
  try {
    for (const kept of complete ? TRANSLATORS : ['']) {
      const from = path.join(dist, kept)
      if (existsSync(from)) cpSync(from, path.join(staging, kept), { recursive: true })
    }
    for (const [name, bytes] of files) {
      const target = path.join(staging, name)
      mkdirSync(path.dirname(target), { recursive: true })
      writeFileSync(target, bytes)
    }
    if (existsSync(dist)) renameSync(dist, old)
    renameSync(staging, dist)
    rmSync(old, { recursive: true, force: true })
    return readDist(root, TRANSLATORS)
  } catch (error) {
    rmSync(staging, { recursive: true, force: true })
    if (!existsSync(dist) && existsSync(old)) renameSync(old, dist)
    throw error
  }
}

/** Puts right what a killed build left, if one did. Another build that publishes at the moment is waited for. */
export function recoverIfNeeded(root: string): void {
  if (readdirSync(root).some(entry => entry === OLD || entry.startsWith(STAGING)))
    exclusively(root, () => recover(root))
}

/** Puts right what a killed build left: the old `dist/` gets its name back, unfinished folders go. */
export function recover(root: string): void {
  const dist = path.join(root, 'dist')
  const old = path.join(root, OLD)
  if (existsSync(old)) {
    if (existsSync(dist)) rmSync(old, { recursive: true, force: true })
    else renameSync(old, dist)
  }
  for (const entry of readdirSync(root))
    if (entry.startsWith(STAGING)) rmSync(path.join(root, entry), { recursive: true, force: true })
}
