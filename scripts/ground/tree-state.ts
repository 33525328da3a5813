import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TOOLCHAIN_ROOT } from './toolchain.ts'

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
      // The time of the last change cannot be set, as that of the last writing can.
      if (!found?.isDirectory()) stamp.set(relative, `${found?.size} ${found?.mtimeNs} ${found?.ctimeNs} ${found?.ino}`)
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

let toolchain: string | undefined

/** A name for the toolchain as it is: its code, its templates, the packages that it uses, and Node. */
export function toolchainState(): string | undefined {
  toolchain ??= treeState(TOOLCHAIN_ROOT, TOOLCHAIN_PARTS)
  return toolchain && `${toolchain} ${process.version} ${process.platform} ${process.arch}`
}
