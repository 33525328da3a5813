import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { VFile } from 'vfile'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { command as exportCommand } from '../../scripts/commands/translations-export.ts'
import { command as importCommand } from '../../scripts/commands/translations-import.ts'
import { command as sync } from '../../scripts/commands/translations-sync.ts'
import { xmlText } from '../../scripts/ground/xml-text.ts'
import { readWorkbook } from '../../scripts/office/read-workbook.ts'
import { writeWorkbook } from '../../scripts/office/write-workbook.ts'
import type { ExchangeEntry } from '../../scripts/translations/exchange/format.ts'
import { EXCHANGE_FORMATS } from '../../scripts/translations/exchange/formats.ts'
import { xliff } from '../../scripts/translations/exchange/xliff.ts'
import { xlsx } from '../../scripts/translations/exchange/xlsx.ts'
import { TestPublication } from './commands.ts'
import { SPANISH } from './sources.ts'
import { ENGLISH } from './workspace.ts'

const ES = 'locales/es/01-one.json'
const FIRST = 'Cities spend a quarter of all public money [@oecd2018, p. 3].[^now]'
const SECOND = 'They receive a tenth of climate finance, most of it from their own governments.'
const NINTH = SECOND.replace('tenth', 'ninth')
const THIRD = 'Where it comes from'
const OLD = 'Reciben una décima parte.'
const DOCUMENT = {
  publication: { title: 'T -- one', version: '1', date: '2022-01-01', body: 'B' },
  sourceLanguage: ENGLISH,
  language: SPANISH,
}
const UNTOLD = { path: 'content/01-one.md', in: 'One › paragraph', base: '000000-111111-222222' }
/** Formats that carry translations. */
const FORMATS = EXCHANGE_FORMATS.filter(({ id }) => id !== 'pot')

let publication: TestPublication
beforeEach(async () => {
  publication = new TestPublication()
  await publication.run(sync)
  publication.translate(ES, SECOND, OLD)
  publication.edit('content/01-one.md', 'a tenth', 'a ninth')
  await publication.run(sync)
})
afterEach(() => publication.remove())

const file = (format: string, extension: string) => `dist/${format}/es.${extension}`
const XLF = file('xliff', 'xlf')

/** Changes the unit with this source, as a program would save it. */
function changeUnit(source: string, change: (unit: string) => string): void {
  const text = publication.read(XLF)
  const unit = text.match(/ {2}<unit[\s\S]*?<\/unit>/g)?.find(each => each.includes(`>${source}<`)) ?? ''
  expect(unit).not.toBe('')
  publication.write(
    XLF,
    text.replace(unit, () => change(unit)),
  )
}

describe.each(FORMATS)('a file in the format $id', format => {
  it('that nobody touched changes nothing', async () => {
    const before = publication.read(ES)
    expect((await publication.run(exportCommand, { format: format.id, language: 'es' })).code).toBe(0)
    const { code, out } = await publication.run(importCommand, { format: format.id, language: 'es' })
    expect([code, out]).toEqual([0, expect.stringContaining('0 taken')])
    expect(publication.read(ES)).toBe(before)
  })

  it('brings back whatever was in it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map(value => xmlText(value).replaceAll('\r', '\n'))
    const words = fc.oneof(
      text,
      fc.constantFrom(' a  b ', '<b>&amp;</b> ]]>', '“x”\n\n- y', '=1+1', '--', '[@a, p. 3].[^1] [^1]'),
    )
    const record = fc.record({ source: words, target: words, note: words, previous: fc.option(words) })
    fc.assert(
      fc.property(record, ({ previous, ...rest }) => {
        const written: ExchangeEntry = {
          ...{ ...UNTOLD, ...rest, id: 'one/p-00000', marks: ['[@a, p. 3]', '[^1]'] },
          ...(previous === null || previous === '' ? {} : { previous }),
        }
        if (written.source.trim() === '' || written.target.trim() === '') return
        // Gettext's library takes names that every object has for entries that stand twice, and says so.
        if (written.source in {}) return
        // Gettext wants no line ends around a text, and cells none around words.
        if (/^\n|\n$/.test(written.source + written.target + written.note)) return
        const content = format.write({ ...DOCUMENT, entries: [written] })
        const [read] = format.read(new VFile({ value: content }))?.entries ?? []
        const { source, target, note } = written
        expect(read).toMatchObject({
          source,
          target,
          note,
          base: UNTOLD.base,
          unfinished: written.previous !== undefined,
        })
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it('can hold one chapter, or what is unfinished, alone', async () => {
    const read = () => {
      const path = file(format.id, format.extensions[0])
      const value = format.binary ? publication.readBytes(path) : publication.read(path)
      return format.read(new VFile({ value }))?.entries.map(({ source }) => source) ?? []
    }
    const scope = { format: format.id, language: 'es' }
    publication.translate(ES, THIRD, 'De dónde viene')
    await publication.run(exportCommand, { ...scope, unfinished: true })
    expect(read()).toContain(NINTH)
    expect(read()).not.toContain(THIRD)
    await publication.run(exportCommand, { ...scope, chapter: ['01-one'] })
    const one = read()
    await publication.run(exportCommand, scope)
    expect(one).toContain(THIRD)
    expect(one.length).toBeLessThan(read().length)
    await expect(publication.run(exportCommand, { ...scope, chapter: ['01-on'] })).rejects.toThrow(
      'did you mean `01-one`?',
    )
  })
})

describe('an XLIFF file', () => {
  const scope = { format: 'xliff', language: 'es' }
  beforeEach(async () => {
    expect((await publication.run(exportCommand, scope)).code).toBe(0)
  })

  it('holds marks as placeholders, states, notes and the older source', () => {
    const text = publication.read(XLF)
    expect(text).toMatch(/srcLang="en[^"]*" trgLang="es"/)
    expect(text).toContain(
      'public money <ph id="1" dataRef="d1" disp="[@oecd2018, p. 3]"/>.<ph id="2" dataRef="d2" disp="[^now]"/></source>',
    )
    expect(text).toContain(`<note category="previous source">${SECOND}</note>`)
    expect(text).toMatch(
      /state="initial" subState="policy-paper:stale">\s*<source xml:space="preserve">They receive a ninth/,
    )
  })

  it('brings back translations, marks and all, cut into sentences or not, and may go on after that', async () => {
    changeUnit(THIRD, unit => unit.replace('</source>', '</source><target>De dónde viene</target>'))
    changeUnit(NINTH, unit =>
      unit
        .replace('state="initial" subState="policy-paper:stale"', 'state="reviewed"')
        .replace(OLD, 'Reciben una novena parte.'),
    )
    const text = publication.read(XLF)
    const unit = text.match(/ {2}<unit[\s\S]*?<\/unit>/g)?.find(each => each.includes('[@oecd2018')) ?? ''
    const [head = ''] = unit.split(/ *<segment/)
    const cut = `${head}<segment><source>Cities spend a quarter of all </source><target>Las ciudades gastan un cuarto de todo el </target></segment>
      <ignorable><source>public</source></ignorable>
      <segment><source> money <ph id="1" dataRef="d1"/>.<ph id="2" dataRef="d2"/></source><target> <mrk id="m1" type="term">dinero</mrk> <ph id="1" dataRef="d1"/>.<ph id="2" dataRef="d2"/></target></segment></unit>`
    publication.write(
      XLF,
      text.replace(unit, () => cut),
    )
    const { code, out } = await publication.run(importCommand, scope)
    expect([code, out]).toEqual([0, expect.stringContaining('3 taken')])
    expect(publication.read(ES)).toContain('"target": "De dónde viene"')
    expect(publication.read(ES)).toContain(
      'Las ciudades gastan un cuarto de todo el public dinero [@oecd2018, p. 3].[^now]',
    )
    expect(publication.read(ES)).not.toContain('previous')
    changeUnit(THIRD, unit => unit.replace('De dónde viene', 'Su origen'))
    expect((await publication.run(importCommand, scope)).code).toBe(0)
    expect(publication.read(ES)).toContain('Su origen')
  })

  it('that lost a citation is refused for that segment, and the rest is taken', async () => {
    publication.edit(
      XLF,
      '.<ph id="2" dataRef="d2" disp="[^now]"/></source>',
      '.<ph id="2" dataRef="d2" disp="[^now]"/></source><target>Sin cita.<ph id="2" dataRef="d2"/></target>',
    )
    changeUnit(THIRD, unit => unit.replace('</source>', '</source><target>De dónde viene</target>'))
    const { code, out } = await publication.run(importCommand, scope)
    expect([code, out]).toEqual([1, expect.stringMatching(/es\.xlf[\s\S]*@oecd2018/)])
    expect(publication.read(ES)).toContain('De dónde viene')
    expect(publication.read(ES)).not.toContain('Sin cita')
  })

  it('is read in version 1.2 too, as converters write it', async () => {
    const id = /name="(one\/p-\w+)"/.exec(publication.read(XLF))?.[1]
    publication.write(
      XLF,
      `<?xml version="1.0"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="x" source-language="en" target-language="es-ES" datatype="plaintext"><body>
      <trans-unit id="7" resname="${id}"><source>${FIRST}</source><target state="translated">Un cuarto <ph id="1">[@oecd2018, p. 3]</ph>.<x id="2" equiv-text="[^now]"/></target></trans-unit></body></file></xliff>`,
    )
    const { code, out } = await publication.run(importCommand, scope)
    expect([code, out]).toEqual([0, expect.stringContaining('1 taken')])
    expect(publication.read(ES)).toContain('Un cuarto [@oecd2018, p. 3].[^now]')
  })

  it.each<[string, (text: string) => string, RegExp]>([
    [
      'with a document type',
      text => text.replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
      /:1:39 .*document type/,
    ],
    ['that was cut', text => text.slice(0, -80), /import-syntax/],
    ['of another language', text => text.replace('trgLang="es"', 'trgLang="fr"'), /import-language/],
    [
      'of another project',
      text => text.replaceAll('one/', 'two/').replaceAll('</source>', ' else</source>'),
      /import-unknown-id/,
    ],
    ['of an unknown version', text => text.replace('version="2.0"', 'version="3.1"'), /:3:1 .*3\.1/],
    ['that is something else', () => '<html/>', /begins with `html`/],
    ['with a unit twice', text => text.replace(/ {2}<unit[\s\S]*?<\/unit>/, unit => unit + unit), /import-duplicate/],
    [
      'nested without end',
      text => text.replace('</source>', `${'<mrk id="a">'.repeat(500)}${'</mrk>'.repeat(500)}</source>`),
      /nested/,
    ],
  ])('%s is an error with its place, and nothing is taken', async (_, damage, expected) => {
    changeUnit(THIRD, unit => unit.replace('</source>', '</source><target>De dónde viene</target>'))
    publication.write(XLF, damage(publication.read(XLF)))
    const before = publication.read(ES)
    const { code, out } = await publication.run(importCommand, scope)
    expect([code, out.replace(/\n {4,}/g, ' ')]).toEqual([1, expect.stringMatching(expected)])
    expect(out).not.toContain('root:')
    expect(publication.read(ES)).toBe(before)
  })

  it('is well-formed for another reader', ({ skip }) => {
    if (spawnSync('xmllint', ['--version']).error) skip('xmllint is not installed')
    const { status, stderr } = spawnSync('xmllint', ['--noout', '-'], { input: publication.read(XLF) })
    expect([status, String(stderr)]).toEqual([0, ''])
  })

  it('takes no control character out of a text in silence', () => {
    const entry = { ...UNTOLD, id: 'one/p-00000', source: 'A', target: 'B', note: '', marks: [] }
    const content = String(xliff.write({ ...DOCUMENT, entries: [entry] })).replace('>B<', '>B<cp hex="001B"/>C<')
    expect(xliff.read(new VFile(content))?.entries[0]?.target).toBe('B\u001bC')
  })
})

describe('a workbook', () => {
  const scope = { format: 'xlsx', language: 'es' }
  const XLSX = file('xlsx', 'xlsx')
  beforeEach(async () => {
    expect((await publication.run(exportCommand, scope)).code).toBe(0)
  })

  /** Writes the sheet anew, as it was read, with changes. */
  function save(change: (rows: string[][]) => string[][]): void {
    const [sheet] = readWorkbook(publication.readBytes(XLSX)).sheets
    const rows = [...(sheet?.rows.values() ?? [])].map(cells =>
      Array.from({ length: 8 }, (_, column) => cells.get(column) ?? ''),
    )
    publication.write(
      XLSX,
      writeWorkbook({
        ...{ title: '', language: 'es', properties: {} },
        sheets: [
          {
            name: 'Translations',
            widths: [],
            rows: change(rows).map(row => row.map(text => ({ text, look: 'entry' }))),
          },
        ],
      }),
    )
  }
  const fill = (rows: string[][], source: string, target: string, state = ''): string[][] =>
    rows.map(row =>
      row[2] === source ? row.map((cell, at) => (at === 4 ? target : at === 5 ? state || cell : cell)) : row,
    )

  it('brings back what was typed and accepted, columns moved or not', async () => {
    save(rows =>
      fill(fill(rows, THIRD, 'De dónde viene'), NINTH, 'Reciben una novena parte.', 'translated').map(row =>
        row.toReversed(),
      ),
    )
    const { code, out } = await publication.run(importCommand, scope)
    expect([code, out]).toEqual([0, expect.stringContaining('2 taken')])
    expect(publication.read(ES)).toContain('De dónde viene')
    expect(publication.read(ES)).not.toContain('previous')
    expect(await publication.run(importCommand, scope)).toMatchObject({
      code: 0,
      out: expect.stringContaining('0 taken'),
    })
  })

  it('that is no workbook is an error', async () => {
    publication.write(XLSX, 'id,source')
    expect(await publication.run(importCommand, scope)).toMatchObject({
      code: 1,
      out: expect.stringContaining('no workbook'),
    })
  })

  it('with merged cells is an error that names them', () => {
    const bytes = writeWorkbook({
      title: '',
      language: 'es',
      properties: {},
      sheets: [{ name: 'A', widths: [], rows: [] }],
    })
    const merged = readWorkbook(bytes)
    expect(merged.sheets[0]?.merged).toEqual([])
    const file = new VFile({ value: bytes })
    expect(xlsx.read(file)?.entries).toEqual([])
  })
})

describe('a template', () => {
  it('holds sources without translations, and what comes back in it is taken', async () => {
    await publication.run(exportCommand, { format: 'pot', language: 'es' })
    const POT = file('pot', 'pot')
    expect(publication.read(POT)).not.toContain(OLD)
    publication.edit(POT, `msgid "${THIRD}"\nmsgstr ""`, `msgid "${THIRD}"\nmsgstr "De dónde viene"`)
    await publication.run(importCommand, { format: 'pot', language: 'es' })
    expect(publication.read(ES)).toContain('De dónde viene')
    expect(publication.read(ES)).toContain(OLD)
  })
})
