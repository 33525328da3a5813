import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { megabytes } from './limits.ts'

/** Why a file that is there is not read. */
export interface Refusal {
  kind: 'outside' | 'not-a-file' | 'too-large' | 'name' | 'denied'
  /** For messages: what is wrong, and what to do. It holds nothing of the file, nor where a link leads. */
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
  reason: 'A link leads out of the publication: put the file itself here',
}
const NOT_A_FILE: Refusal = {
  kind: 'not-a-file',
  reason: 'A folder, device or pipe stands here: put a file in its place',
}

function nameProblem(relative: string): string | undefined {
  if (/\p{Cc}/u.test(relative)) return 'The name of a file holds a control character: rename it'
  const length = relative.split(/[\\/]/).reduce((most, name) => Math.max(most, Buffer.byteLength(name)), 0)
  if (length > LONGEST_NAME) return `A name has ${length} bytes: make it ${LONGEST_NAME} at most`
  if (Buffer.byteLength(relative) > LONGEST_PATH)
    return `A path has ${Buffer.byteLength(relative)} bytes: make it ${LONGEST_PATH} at most`
  return undefined
}

function readWhole(real: string, most: number): Uint8Array | Refusal {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants
  const file = openSync(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW)
  try {
    const found = fstatSync(file)
    if (!found.isFile()) return NOT_A_FILE
    if (found.size > most)
      return { kind: 'too-large', reason: `The file has ${megabytes(found.size)}: make it ${megabytes(most)} at most` }
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
      return { kind: 'outside', reason: 'Links lead in a circle: put the file itself here' }
    case 'ENAMETOOLONG':
      return { kind: 'name', reason: 'The name is too long for this machine: make it shorter' }
    case 'EACCES':
    case 'EPERM':
      return { kind: 'denied', reason: 'The file may not be read: ask for the right to read it' }
    default:
      if (error.code === undefined) throw error
      return {
        kind: 'denied',
        reason: `The file could not be read (${error.code}): try again, or put another in its place`,
      }
  }
}
