import { readdirSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import fileCharacters from '../rules/file-characters.ts'
import fileNotUtf8 from '../rules/file-not-utf8.ts'
import fileUnreadable from '../rules/file-unreadable.ts'
import { controlIn, controlNamedIn, isNoText } from './control-characters.ts'
import { fileKind, limitOf } from './limits.ts'
import { report } from './messages.ts'
import { isRead, openFile } from './open-file.ts'
import { pointsOf } from './points.ts'

/** Files to be published or lent to the browser, by their path below `dist/`: `assets/screen.css`. */
export type Files = Map<string, Uint8Array>

/**
 * Reads a text file of the publication as a VFile whose `path` is relative to `root` with forward slashes.
 *
 * Line ends become LF and a byte-order mark is dropped. Bytes that are not UTF-8 are reported (`file-not-utf8`) at the
 * first of them, and the file comes back empty: guessing an encoding would corrupt the text in silence. Control characters,
 * which an encoding guessed elsewhere leaves behind, are reported as well (`file-characters`). What must not be read at all
 * (see `openFile`) is reported as `file-unreadable`, and comes back empty, too.
 *
 * @returns undefined when there is no such file.
 */
export function readTextFile(root: string, relative: string): VFile | undefined {
  return readTextAndBytes(root, relative)?.file
}

/** The same, with the bytes as they stand on disk. */
export function readTextAndBytes(root: string, relative: string): { file: VFile; bytes: Uint8Array } | undefined {
  const opened = openFile(root, relative, limitOf(fileKind(relative)))
  if (opened === undefined) return undefined
  const file = new VFile({ path: relative.split(path.sep).join('/'), cwd: root, value: '' })
  if (isRead(opened)) {
    decodeInto(file, opened)
    return { file, bytes: opened }
  }
  report(file, fileUnreadable, opened.reason, { place: { line: 1, column: 1 } })
  return { file, bytes: new Uint8Array() }
}

/** Whether a file's words could not be had: what else would be said about it follows from that. */
export function isUnreadable({ messages }: VFile): boolean {
  return messages.some(({ ruleId }) => ruleId === fileUnreadable.id || ruleId === fileNotUtf8.id)
}

function decodeInto(file: VFile, bytes: Uint8Array): void {
  try {
    file.value = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    file.value = ''
    report(file, fileNotUtf8, 'The file is not in UTF-8: save it as UTF-8', {
      place: firstBadByte(bytes),
    })
  }
  reportControlCharacter(file)
}

function reportControlCharacter(file: VFile): void {
  const text = String(file)
  const found = controlIn(text) ?? (file.extname === '.json' ? controlNamedIn(text) : undefined)
  if (!found) return
  report(file, fileCharacters, isNoText(found.code), { place: pointsOf(text)(found.index) })
}

/**
 * Paths of the files below `folder`, relative to it, sorted. Empty when there is no such folder, or when it is a link that
 * leads out of `root`.
 */
export function listFiles(folder: string, root = folder): string[] {
  try {
    if (folder !== root && !isInside(root, folder)) return []
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** Whether `absolute` exists and, with links followed, lies below `folder`. */
export function isInside(folder: string, absolute: string): boolean {
  try {
    const relative = path.relative(realpathSync(folder), realpathSync(absolute))
    return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
  } catch {
    return false
  }
}

/** Whether a file stands at this path. */
export function isFile(absolute: string): boolean {
  try {
    return statSync(absolute).isFile()
  } catch {
    // None, a name that no file can have, or no right to look.
    return false
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR'
}

function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  // Halve the file until the shortest prefix that does not decode is found; a cut character at its end is no fault.
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (decodes(bytes.subarray(0, middle + 1))) low = middle + 1
    else high = middle
  }
  const before = new TextDecoder().decode(bytes.subarray(0, low), { stream: true }).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
