import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { hashOf } from '../ground/cache.ts'

/** What stands in `dist/`. */
export interface DistState {
  /** Paths below it with the hashes of their bytes, sorted; a folder without files has none. */
  files: readonly (readonly [path: string, hash: string])[]
  /** Names of folders in `dist/` that were passed over: a build does not touch them. */
  passedOver: readonly string[]
}

/** @returns undefined where `dist/` is none, or holds what no build puts there: a link, a pipe. */
export function readDist(root: string, passedOver: readonly string[]): DistState | undefined {
  const dist = path.join(root, 'dist')
  const files: [string, string][] = []
  const add = (relative: string): boolean => {
    const file = path.join(dist, relative)
    const found = lstatSync(file)
    if (found.isFile()) files.push([relative, hashOf(readFileSync(file))])
    if (!found.isDirectory()) return found.isFile()
    const names = readdirSync(file).sort()
    if (names.length === 0) files.push([`${relative}/`, ''])
    return names.every(name => add(`${relative}/${name}`))
  }
  try {
    if (!existsSync(dist) || !lstatSync(dist).isDirectory()) return undefined
    const names = readdirSync(dist).filter(name => !passedOver.includes(name))
    return names.sort().every(add) ? { files, passedOver } : undefined
  } catch {
    return undefined
  }
}

/** Whether `dist/` is as it was. */
export function isInPlace(root: string, state: DistState): boolean {
  const now = readDist(root, state.passedOver)
  return now !== undefined && JSON.stringify(now.files) === JSON.stringify(state.files)
}
