import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { megabytes } from './limits.ts'

/** Why a file that is there is not read. */
export interface Refusal {
  kind: 'outside' | 'not-a-file' | 'too-large' | 'name' | 'denied'
  /** For messages, `Unexpected X, expected Y`. It holds nothing of the file, nor where a link leads. */
  reason: string
}

/** Names longer than these no file system takes, in bytes. */
const LONGEST_NAME = 255
const LONGEST_PATH = 4000

/**
 * Opens and reads a file of a publication, of the toolchain or of a package: the one way in which their files are read.
 *
 * Nothing outside `root` is read, whatever links lead there, nor what git or npm keep inside it; nothing but regular files: no
 * devices, no pipes; nothing that is larger than `most`.
 *
 * @param root Absolute path of the folder that the file belongs to. It may itself be a link.
 * @param relative Path below it, with `/` or the system's separator.
 * @param most In bytes.
 * @returns undefined when there is no such file.
 */
export function openFile(root: string, relative: string, most: number): Uint8Array | Refusal | undefined {
  const bad = nameProblem(relative)
  if (bad !== undefined) return { kind: 'name', reason: bad }
  try {
    const realRoot = realpathSync(root)
    const real = realpathSync(path.join(root, relative))
    if (!isBelow(realRoot, real)) return OUTSIDE
    // Looking at it comes before opening it: opening a device may do something, opening a pipe may take for ever.
    if (!lstatSync(real).isFile()) return NOT_A_FILE
    return readWhole(real, most)
  } catch (error) {
    return refusalOf(error as NodeJS.ErrnoException)
  }
}

/** Whether this is what was read, and not why it was not. */
export function isRead(opened: Uint8Array | Refusal | undefined): opened is Uint8Array {
  return opened instanceof Uint8Array
}

/** Whether a real path lies below a real folder, and is none of what git and npm keep there. */
function isBelow(folder: string, real: string): boolean {
  const relative = path.relative(folder, real)
  if (relative === '' || path.isAbsolute(relative)) return false
  const names = relative.split(path.sep)
  return names[0] !== '..' && !names.some(name => name === '.git' || name === 'node_modules')
}

const OUTSIDE: Refusal = {
  kind: 'outside',
  reason: 'Unexpected link to what is no part of the publication, expected a file inside it',
}
const NOT_A_FILE: Refusal = { kind: 'not-a-file', reason: 'Unexpected folder, device or pipe, expected a file' }

function nameProblem(relative: string): string | undefined {
  if (/\p{Cc}/u.test(relative)) return 'Unexpected control character in the name of a file, expected none'
  const names = relative.split(/[\\/]/)
  const length = Math.max(...names.map(name => Buffer.byteLength(name)))
  if (length > LONGEST_NAME) return `Unexpected name of ${length} bytes, expected at most ${LONGEST_NAME}`
  if (Buffer.byteLength(relative) > LONGEST_PATH)
    return `Unexpected path of ${Buffer.byteLength(relative)} bytes, expected at most ${LONGEST_PATH}`
  return undefined
}

function readWhole(real: string, most: number): Uint8Array | Refusal {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants
  const file = openSync(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW)
  try {
    const found = fstatSync(file)
    if (!found.isFile()) return NOT_A_FILE
    if (found.size > most)
      return { kind: 'too-large', reason: `Unexpected ${megabytes(found.size)}, expected at most ${megabytes(most)}` }
    const bytes = Buffer.alloc(found.size)
    let read = 0
    while (read < bytes.length) {
      const more = readSync(file, bytes, read, bytes.length - read, read)
      if (more === 0) break
      read += more
    }
    return bytes.subarray(0, read)
  } finally {
    closeSync(file)
  }
}

function refusalOf(error: NodeJS.ErrnoException): Refusal | undefined {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return undefined
    case 'ELOOP':
      return { kind: 'outside', reason: 'Unexpected links that lead in a circle, expected a file' }
    case 'ENAMETOOLONG':
      return { kind: 'name', reason: 'Unexpected name, expected one that is not as long' }
    case 'EACCES':
    case 'EPERM':
      return { kind: 'denied', reason: 'Unexpected file that may not be read, expected the right to read it' }
    default:
      if (error.code === undefined) throw error
      return {
        kind: 'denied',
        reason: `Unexpected failure to read the file (${error.code}), expected one that can be read`,
      }
  }
}
