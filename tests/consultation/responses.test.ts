import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readWorkbook } from '../../scripts/office/read-workbook.ts'
import { writeWorkbook } from '../../scripts/office/write-workbook.ts'
import { runCommand } from '../support/command-line.ts'

const FIXTURES = path.join(import.meta.dirname, '../fixtures/consultation')

/** A round with the answers of two members, and the workbook with its entries. */
async function answered() {
  const root = mkdtempSync(path.join(tmpdir(), 'round-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  cpSync(path.join(FIXTURES, 'bridges'), root, { recursive: true })
  const back = ['libreoffice-en-1.docx', 'libreoffice-pt-4.docx'].map(name => path.join(FIXTURES, 'returned', name))
  await runCommand('consultation:import', '--root', root, ...back)
  const workbook = path.join(root, 'entries.xlsx')
  const exported = await runCommand('consultation:export', '--root', root, '--out', workbook)
  const member = (id: string) => path.join(root, `content/consultation/first/${id}.yaml`)
  return {
    root,
    workbook,
    exported,
    member,
    take: () => runCommand('consultation:import', '--root', root, '--responses', workbook),
  }
}

/** Fills in cells of the first sheet, by row and column, and saves it. */
function fill(workbook: string, row: number, cells: Record<number, string>): void {
  const [sheet] = readWorkbook(readFileSync(workbook)).sheets
  const rows = [...(sheet?.rows.values() ?? [])].map((known, at) =>
    Array.from({ length: 14 }, (_, column) => ({
      text: (at === row ? cells[column] : undefined) ?? known.get(column) ?? '',
      look: 'text' as const,
    })),
  )
  writeFileSync(
    workbook,
    writeWorkbook({ title: 'x', language: 'en', properties: {}, sheets: [{ name: 'Entries', widths: [], rows }] }),
  )
}

describe('the next round, to be sent out for good', () => {
  it('is refused while entries of the last one are open, with their place', async () => {
    const { root, member } = await answered()
    const second = path.join(root, 'content/consultation/second')
    cpSync(path.join(root, 'content/consultation/first/round.yaml'), path.join(second, 'round.yaml'))
    const send = () =>
      runCommand('build', '--root', root, '--consultation', 'second', '--release', '--format', 'comment-sheet')
    const refused = await send()
    expect(refused.code).toBe(1)
    expect(refused.out).toMatch(/first\/member-a\.yaml:4:5 .* 7 entries are not answered/)
    expect(refused.out).toContain('Nothing was written')
    for (const id of ['member-a', 'member-d'])
      writeFileSync(member(id), readFileSync(member(id), 'utf8').replaceAll(/status:$/gm, 'status: noted'))
    expect((await send()).out).not.toContain('consultation-open')
  })
})

describe('a workbook of entries, to be answered', () => {
  it('has every entry once, in the order of the text', async () => {
    const { workbook, exported } = await answered()
    expect(exported.out).toContain('12 entries of 2 members')
    const [sheet] = readWorkbook(readFileSync(workbook)).sheets
    const rows = [...(sheet?.rows.values() ?? [])].slice(1)
    expect(new Set(rows.map(row => row.get(0))).size).toBe(12)
    const numbers = rows.flatMap(row => (row.get(2) === undefined ? [] : [Number(row.get(2))]))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  })

  it('brings its answers back into the files of the members, once', async () => {
    const { workbook, member, take } = await answered()
    fill(workbook, 1, { 11: 'We agree.', 12: 'accepted', 13: 'S. E.' })
    expect((await take()).out).toContain('1 answers taken')
    const written = readFileSync(member('member-a'), 'utf8')
    expect(written).toContain('    response: We agree.\n    status: accepted\n    by: S. E.\n')
    expect((await take()).out).toContain('0 answers taken')
    expect(readFileSync(member('member-a'), 'utf8')).toBe(written)
  })

  it('leaves what was answered in the files meanwhile, and tells it; and what it does not know', async () => {
    const { workbook, member, take } = await answered()
    fill(workbook, 1, { 11: 'We agree.', 12: 'accepted' })
    fill(workbook, 2, { 12: 'perhaps' })
    fill(workbook, 3, { 0: 'nobody00' })
    const own = readFileSync(member('member-a'), 'utf8').replaceAll(/response:$/gm, 'response: Not at all.')
    writeFileSync(member('member-a'), own)
    const { out } = await take()
    expect(out).toContain('Entries!A2: it was answered otherwise meanwhile, which stays')
    expect(out).toContain('Entries!A3: there is no status “perhaps”')
    expect(out).toContain('Entries!A4: there is no entry “nobody00”')
    expect(readFileSync(member('member-a'), 'utf8')).toBe(own)
  })

  it('loses nothing of an answer that is longer than a cell can be', async () => {
    const { root, workbook, member, take } = await answered()
    const long = `Because ${'of it '.repeat(6000)}so.`
    const own = readFileSync(member('member-a'), 'utf8').replace(/response:$/m, `response: ${long}`)
    writeFileSync(member('member-a'), own)
    const { err } = await runCommand('consultation:export', '--root', root, '--out', workbook)
    expect(err).toMatch(/entries\.xlsx: Entries!L\d+: longer than a cell can be, and cut there/)
    expect((await take()).out).toContain('0 answers taken')
    const row = [...(readWorkbook(readFileSync(workbook)).sheets[0]?.rows ?? [])].find(([, cells]) =>
      cells.get(11)?.endsWith('[…]'),
    )
    fill(workbook, row?.[0] ?? 0, { 12: 'noted' })
    expect((await take()).out).toContain('1 answers taken')
    expect(readFileSync(member('member-a'), 'utf8').replace(/\s+/g, ' ')).toContain(`response: ${long} status: noted`)
  })

  it('is refused where it is no workbook of entries', async () => {
    const { workbook, take } = await answered()
    writeFileSync(workbook, 'Dear all')
    const { code, out } = await take()
    expect(code).toBe(1)
    expect(out).toContain('It is no Word file and no workbook')
  })
})
