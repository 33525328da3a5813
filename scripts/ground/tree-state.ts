import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createCache } from './cache.ts'
import { TOOLCHAIN_ROOT } from './toolchain.ts'

const cache = createCache()

/** In bytes. To read more takes longer than what it would save. */
const MOST = 256e6

/**
 * A name for the state of files and folders: their names and all their bytes. It changes with any of them.
 *
 * @param paths below `root`; they may be missing
 * @returns undefined where that cannot be told: a link may lead anywhere, a file may be too large or not readable
 */
export function treeState(root: string, paths: readonly string[]): string | undefined {
  const state = createHash('sha256')
  let bytes = 0
  const add = (relative: string): boolean => {
    const file = path.join(root, relative)
    const found = lstatSync(file, { throwIfNoEntry: false })
    const kind = found === undefined ? 'none' : found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other'
    if (kind === 'other') return false
    state.update(JSON.stringify([relative, kind, found?.isFile() ? found.size : 0]))
    if (kind === 'folder')
      return readdirSync(file)
        .sort()
        .every(name => add(path.join(relative, name)))
    bytes += found?.size ?? 0
    if (bytes > MOST) return false
    if (kind === 'file') state.update(readFileSync(file))
    return true
  }
  try {
    return paths.every(add) ? state.digest('hex') : undefined
  } catch {
    return undefined
  }
}

/** Files and folders by their paths, as they are at a moment. */
export type TreeStamp = ReadonlyMap<string, string>

/**
 * Sizes and times of files and folders: what a run reads has not changed meanwhile where this is the same. Sooner told than
 * {@link treeState}, and good for a moment only.
 */
export function treeStamp(root: string, paths: readonly string[]): TreeStamp {
  const stamp = new Map<string, string>()
  const add = (relative: string): void => {
    const file = path.join(root, relative)
    try {
      const found = lstatSync(file, { throwIfNoEntry: false, bigint: true })
      // Not the time of the last change, which is another when somebody links to the file.
      if (!found?.isDirectory()) stamp.set(relative, `${found?.size} ${found?.mtimeNs} ${found?.ino}`)
      else for (const name of readdirSync(file).sort()) add(path.join(relative, name))
    } catch {
      stamp.set(relative, 'unreadable')
    }
  }
  for (const relative of paths) add(relative)
  return stamp
}

/** The paths of what came, went or was changed between two moments. */
export function changedBetween(before: TreeStamp, after: TreeStamp): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(name => before.get(name) !== after.get(name)).sort()
}

/** What the toolchain is made of: its code, its templates, and the list of the packages that are installed. */
export const TOOLCHAIN_PARTS = ['scripts', 'templates', 'package-lock.json', 'node_modules/.package-lock.json']

/** In ms. What was written within it may be written again in the same tick of the disk's clock, and look the same. */
const SETTLED = 3000

/**
 * A name for the toolchain as it stands on the disk, by {@link treeStamp}: told sooner than {@link toolchainState}, and good
 * for as long as it is the same, once all files are settled.
 */
export function toolchainStamp(): { stamp: string; isSettled: boolean } {
  const files = [...treeStamp(TOOLCHAIN_ROOT, TOOLCHAIN_PARTS)]
  const changed = files.map(([, stamp]) => Number(stamp.split(' ')[2]) / 1e6)
  const known = [process.version, process.platform, process.arch, TOOLCHAIN_ROOT, ...files.flat()]
  return {
    stamp: createHash('sha256').update(known.join('\n')).digest('hex'),
    // Of a file that cannot be read nothing is known.
    isSettled: changed.every(time => Date.now() - time > SETTLED),
  }
}

let toolchain: string | undefined

/** A name for the toolchain as it is: its code, its templates, the packages that it uses, and Node. */
export function toolchainState(): string | undefined {
  toolchain ??= knownState() ?? treeState(TOOLCHAIN_ROOT, TOOLCHAIN_PARTS)
  return toolchain && `${toolchain} ${process.version} ${process.platform} ${process.arch}`
}

/** The state of the toolchain, which is read anew only when its stamp is another. */
function knownState(): string | undefined {
  const known = toolchainStamp()
  if (!known.isSettled) return undefined
  const kept = cache.read('toolchain', [known.stamp])
  if (typeof kept === 'string') return kept
  const state = treeState(TOOLCHAIN_ROOT, TOOLCHAIN_PARTS)
  if (state !== undefined) cache.write('toolchain', [known.stamp], state)
  return state
}
