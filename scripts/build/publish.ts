import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import path from 'node:path'
import { onExit } from '../ground/exit.ts'
import { trackedFile } from '../ground/git.ts'
import { UnwritableError } from '../ground/unwritable-error.ts'
import { flushFolder, writeToDisk } from '../ground/write-files.ts'
import { EXCHANGE_FORMAT_IDS } from '../translations/exchange/format.ts'
import { type DistState, readDist } from './dist-state.ts'
import { exclusively } from './lock.ts'

/** Files to publish, by their path below `dist/`. */
export type Published = ReadonlyMap<string, Uint8Array>

const DIST = 'dist'
const STAGING = 'dist.new-'
/** As this module names them, and as nobody names a folder that he means to keep. */
const STAGED = /^dist\.new-[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/
const OLD = 'dist.old'
/** Folders below `dist/` that other commands write: PO files out for translation, the report on translations. */
export const TRANSLATORS = [...EXCHANGE_FORMAT_IDS, 'translations']

/**
 * Replaces `dist/` as a whole: everything is written to a folder beside it, which then takes its name. A build that is
 * killed while it writes leaves `dist/` as it was.
 *
 * @param complete whether this is all that `dist/` should hold. Else (a build of one edition only) what is not written
 *   anew stays. What translators' commands put there stays in any case: it may hold work.
 *
 * To be called by one build at a time: see `exclusively`.
 *
 * @returns what `dist/` then is, without what translators' commands put there
 * @throws UnwritableError when `dist` cannot be replaced, or what would stay in it is under version control
 */
export function publish(root: string, files: Published, complete: boolean): DistState | undefined {
  const dist = path.join(root, DIST)
  recover(root)
  assertReplaceable(dist)
  const kept = complete ? TRANSLATORS.filter(name => isThere(path.join(dist, name))) : ['']
  if (isThere(dist)) refuseTracked(root, ...kept.map(name => path.posix.join(DIST, name, '**')))
  // Not a temporary folder, which nobody else may enter: a web server reads `dist/`, as far as the umask lets it.
  const staging = path.join(root, STAGING + randomUUID())
  const remove = (): void => rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging)
  const disarm = onExit(remove)
  try {
    for (const name of kept) copyPlain(path.join(dist, name), path.join(staging, name))
    for (const [name, bytes] of files) {
      const target = path.join(staging, name)
      mkdirSync(path.dirname(target), { recursive: true })
      writeToDisk(target, bytes)
    }
    takePlace(root, path.basename(staging))
    return readDist(root, TRANSLATORS)
  } catch (error) {
    remove()
    recover(root)
    throw error
  } finally {
    disarm()
  }
}

/**
 * Puts right what a killed build left, if one did. Another build that publishes at the moment is waited for.
 *
 * @throws UnwritableError when `dist` cannot be replaced, so that nobody waits for a build that cannot be published
 */
export function recoverIfNeeded(root: string): void {
  if (readdirSync(root).some(entry => entry === OLD || STAGED.test(entry))) exclusively(root, () => recover(root))
  assertReplaceable(path.join(root, DIST))
}

/** Puts right what a killed build left: the old `dist/` gets its name back, unfinished folders go. */
export function recover(root: string): void {
  const [dist, old] = [DIST, OLD].map(name => path.join(root, name)) as [string, string]
  if (isThere(old)) {
    refuseTracked(root, `${OLD}/**`, OLD)
    if (isThere(dist)) rmSync(old, { recursive: true, force: true })
    else renameSync(old, dist)
  }
  for (const entry of readdirSync(root)) {
    if (!STAGED.test(entry)) continue
    refuseTracked(root, `${entry}/**`, entry)
    // It may be a lock that another build is about to sign.
    rmSync(path.join(root, entry), { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * The staged folder becomes `dist/`. Two names change for that, and no system call that Node has does both at once; so a
 * process of its own changes them, which goes on where ours is killed in between, by whatever is sent to us or our terminal.
 */
function takePlace(root: string, staging: string): void {
  flushFolder(path.join(root, staging))
  const isFirst = !isThere(path.join(root, DIST))
  if (isFirst || !existsSync(SHELL)) {
    if (!isFirst) renameSync(path.join(root, DIST), path.join(root, OLD))
    renameSync(path.join(root, staging), path.join(root, DIST))
  } else {
    // Where `mv` can exchange two names in one call (Linux, GNU coreutils 9.5), there is no moment without `dist/`.
    const exchange = `mv --exchange --no-copy -T "$1" ${DIST} 2>/dev/null && mv "$1" ${OLD}`
    const script = `${exchange} || { mv ${DIST} ${OLD} && mv "$1" ${DIST}; }`
    execFileSync(SHELL, ['-c', script, 'sh', staging], { cwd: root, stdio: 'ignore', ...OF_ITS_OWN })
  }
  flushFolder(root)
  rmSync(path.join(root, OLD), { recursive: true, force: true })
}

const SHELL = '/bin/sh'
/** What a terminal sends to all that it runs does not reach it. */
const OF_ITS_OWN = { detached: true }

/** @throws UnwritableError */
function assertReplaceable(dist: string): void {
  const found = lstatSync(dist, { throwIfNoEntry: false })
  if (!found) return
  // A link is not followed: what it leads to could not be replaced as a whole.
  if (!found.isDirectory())
    throw new UnwritableError(`\`${dist}\` is a file or a link, where a folder is to be written: move it away`)
  const isOthers = process.getuid !== undefined && process.getuid() !== 0 && found.uid !== process.getuid()
  try {
    if (isOthers) throw new Error()
    for (const folder of foldersIn(dist)) accessSync(folder, constants.W_OK)
  } catch {
    throw new UnwritableError(
      `\`${dist}\`, or a folder in it, may not be changed by you, so that nothing can be put in its place: it is as it was; make it yours, or delete it`,
    )
  }
}

function* foldersIn(folder: string): Generator<string> {
  yield folder
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) yield* foldersIn(path.join(folder, entry.name))
}

/**
 * What a build leaves in `dist/` would be published: what somebody committed there never is.
 *
 * @throws UnwritableError
 */
function refuseTracked(root: string, ...globs: readonly string[]): void {
  if (globs.length === 0) return
  const found = trackedFile(root, globs)
  if (found !== undefined)
    throw new UnwritableError(
      `\`${found}\` is under version control, where builds write: take it out (\`git rm -r --cached ${path.posix.dirname(found)}\`), and have git ignore \`dist/\` and \`dist.*/\``,
    )
}

/** Copies folders and plain files; links, pipes and devices are not what a build wrote. */
function copyPlain(from: string, to: string): void {
  const found = lstatSync(from, { throwIfNoEntry: false })
  if (found?.isFile()) copyFileSync(from, to)
  if (!found?.isDirectory()) return
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) copyPlain(path.join(from, name), path.join(to, name))
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined
}
