import { listFiles, readTextFile } from '../../ground/files.ts'
import { fingerprint } from '../../ground/fingerprint.ts'
import { collectMessages, type ReportedMessage } from '../../ground/report.ts'
import { writeFiles } from '../../ground/write-files.ts'
import { ROUNDS } from '../../model/round.ts'
import type { Entry } from './entry.ts'
import { formatMember, type MemberFile, readMember } from './member-file.ts'

/** What becomes of an entry. */
export type Answer = Pick<Entry, 'response' | 'status' | 'by'>

export type SaveAnswerResult =
  | { kind: 'saved'; entry: Entry }
  /** It was answered otherwise, or says something else, since the base was read. */
  | { kind: 'conflict'; entry: Entry }
  /** It is not, or no longer, in the file. */
  | { kind: 'gone' }
  /** The file cannot be read whole, and is not written over. */
  | { kind: 'unreadable'; messages: ReportedMessage[] }

/** Names an entry as somebody saw it: an answer that names another state comes too late. */
export function answerBase({ words, text, proposal, response, status, by }: Entry): string {
  return fingerprint(JSON.stringify([words, text, proposal, response, status, by]), 10)
}

/**
 * Writes an answer into the member's file, which is read anew for that: whatever changed in it meanwhile stays, and a change
 * to this very entry is a conflict.
 *
 * @param file name of the member's file in the round's folder: `member-a.yaml`
 * @param base of `answerBase`
 */
export function saveAnswer(
  root: string,
  { round, file, id, base }: { round: string; file: string; id: string; base: string },
  answer: Answer,
): SaveAnswerResult {
  const folder = `${ROUNDS}/${round}`
  // Names come from a page: nothing but what is in the folder is opened.
  if (!listFiles(`${root}/${folder}`, root).includes(file)) return { kind: 'gone' }
  const path = `${folder}/${file}`
  const read = readTextFile(root, path)
  const member = read && read.messages.length === 0 ? readMember(read) : undefined
  if (!read) return { kind: 'gone' }
  if (!member) return { kind: 'unreadable', messages: collectMessages([read]) }
  const entry = member.entries.find(one => one.id === id)
  if (!entry) return { kind: 'gone' }
  if (answerBase(entry) !== base) return { kind: 'conflict', entry }
  const answered = { ...entry, ...answer }
  const changed: MemberFile = {
    ...member,
    entries: member.entries.map(one => (one === entry ? answered : one)),
  }
  writeFiles(root, new Map([[path, formatMember(changed)]]))
  return { kind: 'saved', entry: answered }
}
