import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { formatMember, type MemberFile } from '../../scripts/consultation/entries/member-file.ts'
import { entryOf } from '../consultation/entry-of.ts'

export const HOSTILE = '<img src=x onerror=alert(1)><script>alert(2)</script></textarea>{{x}}'

const PARAGRAPH = { segment: 'arches/p-nrqr0', paragraph: '2' }

/** Two members: rival proposals for one sentence, a comment, an answer to a question, a chapter that is gone. */
export const MEMBERS: readonly MemberFile[] = [
  {
    member: 'Member A',
    kind: '',
    entries: [
      entryOf({
        ...{ ...PARAGRAPH, id: 'a1', kind: 'replacement', type: 'editorial', words: 'little money', text: 'no money' },
        proposal:
          'A second paragraph says what follows from this for towns that have [-little-]{+no+} money and much stone in the hills around them.',
      }),
      entryOf({ id: 'a2', text: HOSTILE, author: HOSTILE }),
      entryOf({ id: 'a3', segment: 'rivers/p-99999', paragraph: '12', text: 'About a chapter that went' }),
    ],
  },
  {
    member: 'Member B',
    kind: '',
    entries: [
      entryOf({
        ...{ ...PARAGRAPH, id: 'b1', kind: 'replacement', type: 'technical', text: '' },
        proposal:
          'A second paragraph says what follows from this for towns that have [-little money-]{+many debts+} and much stone in the hills around them.',
      }),
      entryOf({ id: 'b2', kind: 'answer', segment: 'question 1', text: 'Stones', status: 'noted', response: 'Yes.' }),
      entryOf({ ...PARAGRAPH, id: 'b3', language: 'es', text: 'Muy bien' }),
    ],
  },
]

/** A copy of the publication about bridges with what members said, in a folder of its own that goes when the test is over. */
export function copyRound(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'answers-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  cpSync(path.join(import.meta.dirname, '../fixtures/consultation/bridges'), root, { recursive: true })
  for (const member of MEMBERS) writeFileSync(memberFile(root, member.member), formatMember(member))
  return root
}

/** Path of a member's file. */
export function memberFile(root: string, member: string): string {
  return path.join(root, 'content/consultation/first', `${member.toLowerCase().replace(' ', '-')}.yaml`)
}
