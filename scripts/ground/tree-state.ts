import { createHash, hash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
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
    const file = `${root}/${relative}`
    const found = lstatSync(file, { throwIfNoEntry: false })
    const kind = found === undefined ? 'none' : found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other'
    if (kind === 'other') return false
    state.update(JSON.stringify([relative, kind, found?.isFile() ? found.size : 0]))
    if (kind === 'folder')
      return readdirSync(file)
        .sort()
        .every(name => add(`${relative}/${name}`))
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
  const stampFile = (relative: string): void => {
    try {
      const found = lstatSync(`${root}/${relative}`, { throwIfNoEntry: false })
      if (found?.isDirectory()) stampFolder(relative)
      // Not the time of the last change, which is another when somebody links to the file.
      else stamp.set(relative, `${found?.size} ${found?.mtimeMs} ${found?.ino}`)
    } catch {
      stamp.set(relative, 'unreadable')
    }
  }
  const stampFolder = (relative: string): void => {
    const entries = readdirSync(`${root}/${relative}`, { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
      (entry.isDirectory() ? stampFolder : stampFile)(`${relative}/${entry.name}`)
  }
  for (const relative of paths) stampFile(relative)
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

/** The files of the toolchain as they stand on the disk. */
export function toolchainTree(): TreeStamp {
  return treeStamp(TOOLCHAIN_ROOT, TOOLCHAIN_PARTS)
}

/**
 * A name for the toolchain as it stands on the disk, by {@link treeStamp}: told sooner than {@link toolchainState}, and good
 * for as long as it is the same, once all files are settled.
 */
export function toolchainStamp(tree = toolchainTree()): { stamp: string; isSettled: boolean } {
  const known = [process.version, process.platform, process.arch, TOOLCHAIN_ROOT]
  for (const [name, stamp] of tree) known.push(name, stamp)
  const now = Date.now()
  return {
    stamp: hash('sha256', known.join('\n')),
    // Of a file that cannot be read nothing is known.
    isSettled: [...tree.values()].every(stamp => now - Number(stamp.split(' ')[1]) > SETTLED),
  }
}

let atStart: TreeStamp | undefined

/** Tells the toolchain's files as they stood when the command began: to look at them takes a while. */
export function startFrom(tree: TreeStamp): void {
  atStart = tree
}

/** The toolchain's files as they stood when the command began, to whoever asks first; as they stand now to others. */
export function toolchainTreeAtStart(): TreeStamp {
  const tree = atStart ?? toolchainTree()
  atStart = undefined
  return tree
}

let toolchain: string | undefined

/**
 * A name for the toolchain as it is: its code, its templates, the packages that it uses, and Node.
 *
 * @param tree its files, where somebody has just looked at them
 */
export function toolchainState(tree?: TreeStamp): string | undefined {
  toolchain ??= knownState(tree) ?? treeState(TOOLCHAIN_ROOT, TOOLCHAIN_PARTS)
  return toolchain && `${toolchain} ${process.version} ${process.platform} ${process.arch}`
}

/** The state of the toolchain, which is read anew only when its stamp is another. */
function knownState(tree?: TreeStamp): string | undefined {
  const known = toolchainStamp(tree)
  if (!known.isSettled) return undefined
  const kept = cache.read('toolchain', [known.stamp])
  if (typeof kept === 'string') return kept
  // What somebody else has looked at may have changed meanwhile.
  const { stamp } = tree ? toolchainStamp() : known
  const state = treeState(TOOLCHAIN_ROOT, TOOLCHAIN_PARTS)
  if (state !== undefined) cache.write('toolchain', [stamp], state)
  return state
}
