import path from 'node:path'
import { readTextFile } from '../ground/files.ts'
import { limitOf } from '../ground/limits.ts'
import { writeFiles } from '../ground/write-files.ts'
import { OfficeError } from '../office/office-error.ts'
import type { Findings } from './entries/entry.ts'
import { formatMember, memberPath, mergeFindings, readMember } from './entries/member-file.ts'
import { type ImportContext, importFile } from './import-file.ts'

/** What became of a file. */
export interface ImportOutcome {
  file: string
  /** Why it could not be read; undefined where it was. */
  failed?: string
  /** Path of the member's file. */
  member?: string
  counts?: Findings['counts']
  notices: readonly string[]
  added: number
  updated: number
  absent: number
}

/**
 * Reads a file that a member sent back, and brings what it says into the member's file. That is written as a whole, and
 * only where it is on disk as it was read.
 *
 * @param name what the member is called, where the file does not say, or says it wrongly
 */
export function importAnswer(
  root: string,
  file: { path: string; bytes: Uint8Array },
  name: string | undefined,
  context: ImportContext,
): ImportOutcome {
  const nothing = { file: file.path, notices: [], added: 0, updated: 0, absent: 0 }
  try {
    const found = importFile(file.path, file.bytes, context)
    const { body, name: person } = found.member
    const member = name ?? (body || person || path.basename(file.path, path.extname(file.path)))
    const relative = memberPath(found.sent.round, member)
    const before = readTextFile(root, relative)
    const known = before ? readMember(before) : { member, kind: '', entries: [] }
    if (!known) return { ...nothing, failed: `\`${relative}\` cannot be read, so nothing was taken` }
    if (known.member !== member)
      return { ...nothing, failed: `\`${relative}\` is of “${known.member}”: name this one otherwise, with --member` }
    const { entries, added, updated, absent } = mergeFindings(known, found.findings)
    const text = formatMember({ member, kind: found.member.kind || known.kind, entries })
    const size = Buffer.byteLength(text)
    // What is written has to be read again.
    if (size > limitOf('text'))
      return {
        ...nothing,
        failed: `\`${relative}\` would have ${Math.ceil(size / 1e6)} MB, more than is read: it is more than a member can say. Set PAPER_LIMITS=${Math.ceil(size / limitOf('text')) + 1} if it is meant`,
      }
    if (text !== (before ? String(before) : '')) {
      const now = readTextFile(root, relative)
      if ((now ? String(now) : '') !== (before ? String(before) : ''))
        return { ...nothing, failed: `\`${relative}\` was changed meanwhile, so nothing was taken: import it again` }
      writeFiles(root, new Map([[relative, text]]))
    }
    return { ...nothing, member: relative, counts: found.counts, notices: found.notices, added, updated, absent }
  } catch (error) {
    if (error instanceof OfficeError) return { ...nothing, failed: error.message }
    throw error
  }
}
