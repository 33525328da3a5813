import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import consultationOpen from '../rules/consultation-open.ts'
import type { Entry } from './entries/entry.ts'
import { readMembers } from './members.ts'

/** The members' files of rounds with entries that are still open (`consultation-open`), or that cannot be read. */
export function openEntryFiles(root: string, rounds: readonly string[]): VFile[] {
  return rounds.flatMap(round => {
    const { members, broken } = readMembers(root, round)
    const open = members.flatMap(({ file, member }) => {
      const entries = member.entries.filter(isOpen)
      const [first] = entries
      if (!first) return []
      const text = String(file)
      const place = pointsOf(text)(Math.max(0, text.indexOf(`id: ${first.id}`)))
      const what = entries.length === 1 ? 'An entry is' : `${entries.length} entries are`
      report(file, consultationOpen, `${what} not answered: give a \`status\` other than \`to discuss\``, { place })
      return [file]
    })
    return [...broken, ...open]
  })
}

/** Whether nobody has said yet what becomes of an entry. */
export function isOpen({ status }: Pick<Entry, 'status'>): boolean {
  return status === '' || status === 'to discuss'
}
