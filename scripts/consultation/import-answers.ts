import path from 'node:path'
import type { VFile } from 'vfile'
import { readTextFile } from '../ground/files.ts'
import { limitOf } from '../ground/limits.ts'
import { writeFiles } from '../ground/write-files.ts'
import { OfficeError } from '../office/office-error.ts'
import answersRefused from '../rules/answers-refused.ts'
import type { Findings } from './entries/entry.ts'
import { formatMember, memberPath, mergeFindings, readMember } from './entries/member-file.ts'
import type { Notice } from './entries/notice.ts'
import { ANSWER_ENDINGS, type ImportContext, importFile } from './import-file.ts'

/** What became of a file. */
export interface ImportOutcome {
  file: string
  /** Whether nothing of it was taken: the notices say why. */
  failed: boolean
  /** Path of the member's file. */
  member?: string
  /** The member's file, with its messages, where it cannot be read. */
  broken?: VFile | undefined
  counts?: Findings['counts']
  notices: readonly Notice[]
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
export async function importAnswer(
  root: string,
  file: { path: string; bytes: Uint8Array },
  name: string | undefined,
  context: ImportContext,
): Promise<ImportOutcome> {
  const nothing = { file: file.path, failed: false, notices: [], added: 0, updated: 0, absent: 0 }
  const refused = (why: string): ImportOutcome => refusedAnswer(file.path, why)
  try {
    const ending = path.extname(file.path).toLowerCase()
    if (!ANSWER_ENDINGS.some(one => one === ending))
      return refused(
        `Files of answers end with ${ANSWER_ENDINGS.join(', ')}: save it as .docx, or as .xlsx where it is a sheet, in the program that it came from`,
      )
    const found = await importFile(file.path, file.bytes, context)
    const { body, name: person } = found.member
    const member = name ?? (body || person || path.basename(file.path, path.extname(file.path)))
    // Who names the body in each row of a sheet names nobody in it.
    if ((name ?? body) !== '')
      for (const finding of found.findings) if (finding.kind === 'row' && finding.author === member) finding.author = ''
    const relative = memberPath(found.sent.round, member)
    const before = readTextFile(root, relative)
    const known = before ? readMember(before) : { member, kind: '', entries: [] }
    if (!known) return { ...refused(`\`${relative}\` cannot be read: mend it first`), broken: before }
    if (known.member !== member)
      return refused(`\`${relative}\` is of “${known.member}”: name this one otherwise, with --member`)
    const { entries, added, updated, absent } = mergeFindings(known, found.findings)
    const text = formatMember({ member, kind: found.member.kind || known.kind, entries })
    const size = Buffer.byteLength(text)
    // What is written has to be read again.
    if (size > limitOf('text'))
      return refused(
        `\`${relative}\` would have ${Math.ceil(size / 1e6)} MB, more than is read: it is more than a member can say. Set PAPER_LIMITS=${Math.ceil(size / limitOf('text')) + 1} if it is meant`,
      )
    if (text !== (before ? String(before) : '')) {
      const now = readTextFile(root, relative)
      if ((now ? String(now) : '') !== (before ? String(before) : ''))
        return refused(`\`${relative}\` was changed meanwhile, so nothing was taken: import it again`)
      writeFiles(root, new Map([[relative, text]]))
    }
    return { ...nothing, member: relative, counts: found.counts, notices: found.notices, added, updated, absent }
  } catch (error) {
    if (error instanceof OfficeError) return refused(error.message)
    throw error
  }
}

/** The outcome of a file of which nothing was taken. */
export function refusedAnswer(file: string, why: string): ImportOutcome {
  return { file, failed: true, notices: [refusal(why)], added: 0, updated: 0, absent: 0 }
}

/** Why nothing of a file was taken. */
export function refusal(why: string): Notice {
  return { rule: answersRefused, reason: `Nothing was taken: ${why}` }
}
