/**
 * The round that docs/consultation.md walks through, and the pictures of it: the publication about bridges that the tests have,
 * with what four made-up members sent back.
 */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import { formatMember, readMember } from '../consultation/entries/member-file.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'

const FIXTURES = path.join(TOOLCHAIN_ROOT, 'tests/fixtures/consultation')

/** What came back, by the names that the guide has for it. */
export const WORKED_FILES: ReadonlyMap<string, string> = new Map(
  [
    ['member-a.docx', 'returned/libreoffice-en-1.docx'],
    ['member-b.docx', 'returned/libreoffice-es-2.docx'],
    ['member-c.csv', 'worked/member-c.csv'],
    ['member-d.txt', 'worked/member-d.txt'],
  ].map(([name = '', file = '']) => [name, path.join(FIXTURES, file)]),
)

/** Copies the publication, as it was sent out, into a folder. */
export function copyWorkedRound(root: string): void {
  cpSync(path.join(FIXTURES, 'bridges'), root, { recursive: true })
}

/** Answers what was taken in, as the secretariat does: all but what is about the whole. */
export function answerRound(root: string): void {
  const folder = path.join(root, 'content/consultation/first')
  for (const name of readdirSync(folder).filter(one => one.startsWith('member-'))) {
    const file = new VFile({ path: name, value: readFileSync(path.join(folder, name)) })
    const member = readMember(file)
    if (!member) throw new Error(`${name} cannot be read`)
    const entries = member.entries.map((entry, index) => {
      if (entry.segment === 'general') return entry
      const answer = ANSWERS[index % ANSWERS.length]
      return { ...entry, ...answer, by: 'Secretariat' }
    })
    writeFileSync(path.join(folder, name), formatMember({ ...member, entries }))
  }
}

const ANSWERS = [
  { status: 'accepted', response: 'Taken over.' },
  { status: 'in part', response: 'The words are others; the sense is taken over.' },
  { status: 'not accepted', response: 'It is said in another place already.' },
] as const
