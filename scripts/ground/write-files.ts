import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { UnwritableError } from './unwritable-error.ts'

/**
 * Writes files, or removes those without contents, so that each is the old one or the new one. All new ones are on the disk
 * under other names before the first file changes, and files go last: what a crash can interrupt are renames.
 *
 * @param writes Contents by their path below `root`, with `/`.
 * @throws UnwritableError when a link leads out of `root`: nothing is written then
 */
export function writeFiles(root: string, writes: ReadonlyMap<string, string | Uint8Array | undefined>): void {
  for (const relative of writes.keys()) refuseWayOut(root, relative)
  const staged: [from: string, to: string][] = []
  const made: string[] = []
  try {
    for (const [relative, contents] of writes) {
      if (contents === undefined) continue
      const target = path.join(root, relative)
      const folder = mkdirSync(path.dirname(target), { recursive: true })
      if (folder !== undefined) made.push(folder)
      const temporary = `${target}.${process.pid}.tmp`
      staged.push([temporary, target])
      writeToDisk(temporary, contents)
    }
  } catch (error) {
    for (const [from] of staged) rmSync(from, { force: true })
    for (const folder of made.reverse()) removeEmpty(folder)
    throw error
  }
  for (const [from, to] of staged) renameSync(from, to)
  for (const folder of new Set(staged.map(([, to]) => path.dirname(to)))) flushFolder(folder)
  for (const [relative, text] of writes) if (text === undefined) rmSync(path.join(root, relative), { force: true })
}

/** Removes a folder that was made for files, and those in it, where no file came after all. */
function removeEmpty(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeEmpty(path.join(folder, entry.name))
  if (readdirSync(folder).length === 0) rmdirSync(folder)
}

/**
 * Writes one file where the user wants it: it is the old one or the new one, whatever happens.
 *
 * @param root The publication's folder: within it, links that lead out are not followed.
 */
export function writeWhole(root: string, file: string, contents: string | Uint8Array): void {
  const relative = path.relative(root, path.resolve(file))
  const isInside = !relative.startsWith('..') && !path.isAbsolute(relative)
  const { dir, base } = path.parse(path.resolve(file))
  if (isInside) writeFiles(root, new Map([[relative.split(path.sep).join('/'), contents]]))
  else writeFiles(dir, new Map([[base, contents]]))
}

/** Writes a new file, and returns when it is on the disk. */
export function writeToDisk(file: string, contents: string | Uint8Array): void {
  const bytes = typeof contents === 'string' ? Buffer.from(contents) : contents
  const open = openSync(file, 'w')
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(open, bytes, written)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

/** Has the disk keep what a folder's files are called. Where a system does not open folders, it does so by itself. */
export function flushFolder(folder: string): void {
  try {
    const open = openSync(folder, 'r')
    try {
      fsyncSync(open)
    } finally {
      closeSync(open)
    }
  } catch {
    // Not every file system can.
  }
}

/** @throws UnwritableError when the folder that a file is to stand in is, by a link, not below `root` */
function refuseWayOut(root: string, relative: string): void {
  const top = realOf(root)
  if (top === undefined) return
  for (let folder = path.dirname(relative); folder !== '.'; folder = path.dirname(folder)) {
    const real = realOf(path.join(root, folder))
    if (real === undefined) continue
    const inside = path.relative(top, real)
    if (inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside))
      throw new UnwritableError(
        `\`${folder}\` is a link that leads out of \`${root}\`, and nothing is written there: put a folder in its place`,
      )
    return
  }
}

/** @returns undefined where nothing is; a link that leads nowhere throws when something is written through it */
function realOf(folder: string): string | undefined {
  try {
    return realpathSync(folder)
  } catch {
    return undefined
  }
}
