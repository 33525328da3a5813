import fc from 'fast-check'
import { VFile } from 'vfile'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { command as exportCommand } from '../../scripts/commands/translations-export.ts'
import { command as importCommand } from '../../scripts/commands/translations-import.ts'
import { command as sync } from '../../scripts/commands/translations-sync.ts'
import { parseCsv } from '../../scripts/figures/csv.ts'
import { formatCsv } from '../../scripts/ground/csv.ts'
import { csv } from '../../scripts/translations/exchange/csv.ts'
import type { ExchangeEntry } from '../../scripts/translations/exchange/format.ts'
import { TestPublication } from './commands.ts'
import { SPANISH } from './sources.ts'
import { ENGLISH } from './workspace.ts'

const ES = 'locales/es/01-one.json'
const CSV = 'dist/csv/es.csv'
const SECOND = 'They receive a tenth of climate finance, most of it from their own governments.'
const THIRD = 'Where it comes from'
const format = { format: 'csv', language: 'es' }

let publication: TestPublication
beforeEach(async () => {
  publication = new TestPublication()
  await publication.run(sync)
  publication.translate(ES, SECOND, 'Reciben una décima parte,\n\nla "mayoría" de sus gobiernos.')
  publication.edit('content/01-one.md', 'a tenth', 'a ninth')
  await publication.run(sync)
  expect((await publication.run(exportCommand, format)).code).toBe(0)
})
afterEach(() => publication.remove())

/** Changes the table, as a spreadsheet would save it. */
function change(edit: (rows: string[][]) => string[][], delimiter: ',' | ';' | '\t' = ','): void {
  const parsed = parseCsv(publication.read(CSV), { isExact: true })
  if (!('rows' in parsed)) throw new Error('broken')
  publication.write(CSV, formatCsv(edit(parsed.rows.map(row => row.map(({ text }) => text))), delimiter))
}

/** Sets cells of the row with this source. */
function fill(rows: string[][], source: string, cells: Record<string, string>): string[][] {
  const heading = (rows[0] ?? []).map(name => name.replace(/ \(.*/, ''))
  return rows.map(row =>
    row[heading.indexOf('source')] === source ? row.map((cell, at) => cells[heading[at] ?? ''] ?? cell) : row,
  )
}

describe('a table', () => {
  it('that nobody touched changes nothing', async () => {
    const before = publication.read(ES)
    expect(await publication.run(importCommand, format)).toMatchObject({
      code: 0,
      out: expect.stringContaining('0 taken'),
    })
    expect(publication.read(ES)).toBe(before)
  })

  it('brings back translations, notes and what was accepted, and may go on after that', async () => {
    const ninth = SECOND.replace('tenth', 'ninth')
    change(rows =>
      fill(fill(rows, THIRD, { target: 'De dónde viene', note: 'Or: origen' }), ninth, { state: 'translated' }),
    )
    expect(await publication.run(importCommand, format)).toMatchObject({
      code: 0,
      out: expect.stringContaining('2 taken'),
    })
    expect(publication.read(ES)).toContain('"target": "De dónde viene",\n    "note": "Or: origen"')
    expect(publication.read(ES)).not.toContain('previous')
    change(rows => fill(rows, THIRD, { target: 'Su origen' }))
    expect((await publication.run(importCommand, format)).code).toBe(0)
    expect(publication.read(ES)).toContain('Su origen')
  })

  it.each([';', '\t'] as const)(
    'may be saved with %j between cells, columns moved and rows sorted',
    async delimiter => {
      change(rows => {
        const [heading = [], ...rest] = fill(rows, THIRD, { target: 'De dónde viene' }).map(row => [
          '',
          ...row.toReversed(),
        ])
        return [heading, ...rest.toSorted()]
      }, delimiter)
      expect((await publication.run(importCommand, format)).code).toBe(0)
      expect(publication.read(ES)).toContain('De dónde viene')
      expect(publication.read(CSV).split('\n')[0]).toContain(delimiter)
    },
  )

  it.each<[string, (rows: string[][]) => string[][], string]>([
    ['without the column of translations', rows => rows.map(row => row.filter((_, at) => at !== 4)), 'import-syntax'],
    ['with a row twice', rows => [...rows, rows[1] ?? []], 'import-duplicate'],
    ['that was cut', rows => rows.slice(0, -1), 'import-incomplete'],
    ['that is empty', () => [], 'import-incomplete'],
    [
      'of another language',
      rows => rows.map((row, at) => (at === 0 ? row.map(cell => cell.replace('(es)', '(fr)')) : row)),
      'import-language',
    ],
  ])('%s is an error, and nothing is taken', async (_, damage, rule) => {
    change(rows => damage(fill(rows, THIRD, { target: 'De dónde viene' })))
    const before = publication.read(ES)
    const { code, out } = await publication.run(importCommand, format)
    expect([code, out]).toEqual([1, expect.stringContaining(rule)])
    expect(publication.read(ES)).toBe(before)
  })

  it('with a quotation mark that is never closed is an error with its place', async () => {
    publication.write(CSV, `${publication.read(CSV)}"open`)
    const { code, out } = await publication.run(importCommand, format)
    expect([code, out]).toEqual([1, expect.stringMatching(/es\.csv:\d+:\d+ {2}error .* import-syntax/)])
  })

  it('comes back as it was, whatever is in it, and holds no formula', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map(value => value.replace(/\r|\0/g, '\n'))
    const formula = fc.tuple(fc.constantFrom('=', '+', "'=", "''-", '@', '\t', "'"), text).map(parts => parts.join(''))
    const value = fc.oneof(text, formula)
    const entry = fc.record({ source: value, target: value, note: value, previous: fc.option(value) }).map(
      ({ previous, ...rest }): ExchangeEntry => ({
        ...{
          ...rest,
          id: 'one/p-00000',
          path: 'content/01-one.md',
          in: 'One',
          marks: [],
          base: '000000-111111-222222',
        },
        ...(previous === null || previous === '' ? {} : { previous }),
      }),
    )
    const document = {
      publication: { title: 'T', version: '1', date: '2022-01-01', body: 'B' },
      sourceLanguage: ENGLISH,
    }
    fc.assert(
      fc.property(entry, written => {
        const content = String(csv.write({ ...document, language: SPANISH, entries: [written] }))
        const [read] = csv.read(new VFile(content))?.entries ?? []
        const { source, target, note, previous } = written
        expect(read).toMatchObject({ source, target, note, ...(previous === undefined ? {} : { previous }) })
        const parsed = parseCsv(content, { isExact: true })
        for (const cell of 'rows' in parsed ? parsed.rows.flat() : []) expect(cell.text).not.toMatch(/^[=+\-@\t\r]/)
      }),
      { seed: 3, numRuns: 300 },
    )
  })
})
