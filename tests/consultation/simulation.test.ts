import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { ENTRY_KINDS, type Finding, GENERAL } from '../../scripts/consultation/entries/entry.ts'
import {
  formatMember,
  type MemberFile,
  mergeFindings,
  readMember,
} from '../../scripts/consultation/entries/member-file.ts'
import { responseSheet, takeResponses } from '../../scripts/consultation/response-sheet.ts'
import type { SentText } from '../../scripts/model/sent-text.ts'
import { readWorkbook } from '../../scripts/office/read-workbook.ts'
import { writeWorkbook } from '../../scripts/office/write-workbook.ts'
import { Chance, prose } from '../formats/pdf/generate-random.ts'

const LANGUAGES = ['en', 'es', 'pt']
const SEGMENTS = 120

const sent: SentText = {
  ...{ round: 'first', edition: 'paper', language: 'en', text: 'x', version: '1', date: '2023-01-01', questions: [] },
  paragraphs: Array.from({ length: SEGMENTS }, (_, index) => ({
    segment: `chapter-${Math.floor(index / 10)}/p-${index}`,
    number: String(index + 1),
    note: 0,
    bookmarks: [],
    text: `Paragraph ${index}`,
  })),
}

function findings(chance: Chance, language: string, count: number): Finding[] {
  return Array.from({ length: count }, (): Finding => {
    const at = chance.between(0, SEGMENTS)
    return {
      kind: ENTRY_KINDS[chance.between(0, ENTRY_KINDS.length - 1)] ?? 'comment',
      segment: sent.paragraphs[at]?.segment ?? GENERAL,
      paragraph: sent.paragraphs[at]?.number ?? '',
      language,
      words: chance.maybe(0.5) ? prose(chance, 3) : '',
      text: chance.maybe(0.9) ? prose(chance, 8) : '=cmd|"x"!A1: yes\n- no # not',
      proposal: chance.maybe(0.3) ? `[-${prose(chance, 2)}-]{+${prose(chance, 2)}+}` : '',
      type: '',
      author: chance.maybe(0.5) ? 'Ana' : 'Bo',
      // Several at the same minute, as Word has them.
      date: chance.maybe(0.8) ? `2023-01-${10 + chance.between(0, 9)}T10:00:00Z` : '',
      uncertain: chance.maybe(0.1),
    }
  })
}

/** As it comes back from disk. */
function saved(member: MemberFile): MemberFile {
  const read = readMember(new VFile({ path: 'member.yaml', value: formatMember(member) }))
  if (!read) throw new Error('It cannot be read back')
  return read
}

it('takes the same words of two members for two entries', () => {
  const chance = new Chance(3)
  const same = findings(chance, 'en', 5)
  const ids = ['Member A', 'Member B'].flatMap(member =>
    mergeFindings({ member, entries: [] }, same).entries.map(({ id }) => id),
  )
  expect(new Set(ids).size).toBe(10)
})

describe('a round of 25 members in three languages, with 40 entries each', () => {
  it('has every entry once, whatever is imported again, revised and answered', () => {
    const chance = new Chance(12)
    const said: { member: string; language: string; first: Finding[]; second: Finding[] }[] = []
    const members = Array.from({ length: 25 }, (_, index): MemberFile => {
      let file: MemberFile = { member: `Member ${index + 1}`, kind: '', entries: [] }
      for (const language of LANGUAGES) {
        const first = findings(chance, language, 40)
        file = saved({ ...file, entries: mergeFindings(file, first).entries })
        said.push({ member: file.member, language, first, second: [] })
      }
      return file
    })
    expect(members.flatMap(({ entries }) => entries)).toHaveLength(25 * 3 * 40)
    expect(members.every(member => new Set(member.entries.map(({ id }) => id)).size === 120)).toBe(true)

    // Answered in a workbook: two of three.
    const [sheet] = readWorkbook(writeWorkbook(responseSheet('x', members, [sent]))).sheets
    const rows = [...(sheet?.rows.values() ?? [])]
    expect(rows).toHaveLength(1 + 3000)
    const answers = new Map<string, string>()
    const filled = rows.map((row, at) =>
      Array.from({ length: 14 }, (_, column) => {
        const id = row.get(0) ?? ''
        if (at > 0 && column === 11 && at % 3 > 0) answers.set(`${row.get(4)} ${id}`, `Answer ${at}`)
        const text =
          at > 0 && at % 3 > 0 ? ({ 11: `Answer ${at}`, 12: 'noted' }[column] ?? row.get(column)) : row.get(column)
        return { text: text ?? '', look: 'text' as const }
      }),
    )
    const bytes = writeWorkbook({
      title: 'x',
      language: 'en',
      properties: {},
      sheets: [{ name: 'Entries', widths: [], rows: filled }],
    })
    const taken = takeResponses(readWorkbook(bytes).sheets, members)
    expect(taken.notices).toEqual([])
    expect(taken.taken).toBe(2000)

    // Imported again, some of it said otherwise: nothing is lost, nothing is there twice, every answer stays.
    for (const member of taken.members) {
      const own = said.filter(one => one.member === member.member)
      const again = own.flatMap(({ first }) =>
        first.map(finding =>
          finding.kind === 'comment' && finding.date !== '' ? { ...finding, text: `${finding.text} More.` } : finding,
        ),
      )
      const merged = mergeFindings(saved(member), again)
      expect(merged.added).toBe(0)
      expect(merged.absent).toBe(0)
      for (const { id, response } of merged.entries) expect(response).toBe(answers.get(`${member.member} ${id}`) ?? '')
    }
  })
})
