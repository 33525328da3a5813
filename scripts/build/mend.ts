import path from 'node:path'
import { listFiles } from '../ground/files.ts'
import { fileKind, limitOf } from '../ground/limits.ts'
import type { Edit } from '../ground/messages.ts'
import { isRead, openFile } from '../ground/open-file.ts'
import type { ReportedMessage } from '../ground/report.ts'
import { writeFiles } from '../ground/write-files.ts'
import type { Pair } from '../languages/language.ts'
import { rulesOf, TOOL_LANGUAGE } from '../languages/registry.ts'
import { loadPublication } from '../load/publication.ts'
import { tidyEdits } from '../markdown/tidy.ts'
import { checkPublication } from './check.ts'

export interface Mended {
  /** How many places were mended, by the paths of the files. */
  mended: Map<string, number>
  /** Files that somebody changed meanwhile; nothing was written there. */
  changed: string[]
}

/**
 * Mends in the chapters what rules say how to mend, and writes alike what may be written in several ways; see
 * {@link tidyEdits}. A file that changes while it is read is left as it is.
 */
export async function mendPublication(
  root: string,
  check: typeof checkPublication = checkPublication,
): Promise<Mended> {
  const before = new Map(chaptersOf(root).map(file => [file, textOf(root, file)]))
  const found = Map.groupBy(await check(root), ({ file }) => file)
  const result: Mended = { mended: new Map(), changed: [] }
  const { publication } = loadPublication(root)
  const { double } = rulesOf(publication?.languages[0].tag ?? TOOL_LANGUAGE).typography.quotes
  for (const [file, text] of before) {
    if (text === undefined) continue
    const { text: mended, places } = mendChapter(text, editsOf(found.get(file) ?? []), double)
    if (places === 0) continue
    if (textOf(root, file) !== text) {
      result.changed.push(file)
      continue
    }
    writeFiles(root, new Map([[file, mended]]))
    result.mended.set(file, places)
  }
  return result
}

/** A chapter with edits made, and then tidied. */
export function mendChapter(text: string, edits: readonly Edit[], quotes: Pair): { text: string; places: number } {
  const { text: mended, places } = mendText(text, edits)
  const make = (from: string, more: readonly Edit[]): string => mendText(from, more).text
  const tidied = mendText(mended, tidyEdits(mended, quotes, make))
  return { text: tidied.text, places: places + tidied.places }
}

/** A text with edits made. One that finds something else at its place, or has another in its way, is not made. */
export function mendText(text: string, edits: readonly Edit[]): { text: string; places: number } {
  const lines = text.split('\n')
  const last = new Map<number, number>()
  let places = 0
  // From the end of each line, so that columns before stay true; of two at one place, the one that mends more.
  const ordered = [...edits].sort((a, b) => b.column - a.column || b.was.length - a.was.length)
  for (const { line, column, was, becomes } of ordered) {
    const old = lines[line - 1]
    const start = column - 1
    const end = start + was.length
    if (old === undefined || old.slice(start, end) !== was || end > (last.get(line) ?? old.length)) continue
    lines[line - 1] = old.slice(0, start) + becomes + old.slice(end)
    last.set(line, start)
    places += 1
  }
  return { text: lines.join('\n'), places }
}

const editsOf = (messages: readonly ReportedMessage[]): Edit[] => messages.flatMap(({ fix }) => fix ?? [])

function chaptersOf(root: string): string[] {
  return listFiles(path.join(root, 'content'), root)
    .filter(file => file.endsWith('.md'))
    .map(file => `content/${file}`)
}

/** The text byte by byte, a byte order mark included; undefined for what is not to be read, or is no UTF-8. */
function textOf(root: string, file: string): string | undefined {
  const opened = openFile(root, file, limitOf(fileKind(file)))
  if (!isRead(opened)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(opened)
  } catch {
    return undefined
  }
}
