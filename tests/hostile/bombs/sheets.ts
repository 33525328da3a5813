import { strToU8, type Zippable, zipSync } from 'fflate'
import { type Bomb, times } from './bomb.ts'

const MAIN =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const BOOK = `<workbook ${MAIN}><sheets><sheet name="Translations" r:id="r1"/></sheets></workbook>`
const RELATIONSHIPS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'

function workbook(rows: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const all: Zippable = {
    'xl/workbook.xml': strToU8(parts['xl/workbook.xml'] ?? BOOK),
    'xl/_rels/workbook.xml.rels': strToU8(RELATIONSHIPS),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`),
  }
  for (const [name, text] of Object.entries(parts)) all[name] = strToU8(text)
  return zipSync(all, { level: 1 })
}

const cell = (text: string, place = ''): string =>
  `<c${place && ` r="${place}"`} t="inlineStr"><is><t>${text}</t></is></c>`
const HEADING = `<row>${['id', 'in', 'source', 'target', 'state', 'note', 'base'].map(name => cell(name)).join('')}</row>`

const ROWS: [name: string, make: () => Uint8Array][] = [
  [
    '100,000 rows',
    () => workbook(HEADING + times(100_000, n => `<row>${cell(`x/p-${n}`)}${cell('a')}${cell('b')}</row>`)),
  ],
  [
    '25,000 rows',
    () => workbook(HEADING + times(25_000, n => `<row>${cell(`x/p-${n}`)}${cell('a')}${cell('b')}</row>`)),
  ],
  ['a row with the number of a billion', () => workbook(`${HEADING}<row r="1000000000">${cell('a')}</row>`)],
  [
    'a row without a number that counts',
    () =>
      workbook(
        `${HEADING}<row r="NaN">${cell('a')}</row><row r="-7">${cell('a')}</row><row r="1e99">${cell('a')}</row>`,
      ),
  ],
  ['a cell in a column beyond all', () => workbook(`${HEADING}<row>${cell('a', 'ZZZ1')}</row>`)],
  ['a row of a million cells', () => workbook(`${HEADING}<row>${times(1_000_000, '<c><v>1</v></c>')}</row>`)],
  ['a cell of thirty megabytes', () => workbook(`${HEADING}<row>${cell('a '.repeat(15_000_000))}</row>`)],
  [
    'a hundred thousand merged cells',
    () =>
      workbook(HEADING, {
        'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}><sheetData>${HEADING}</sheetData><mergeCells>${times(100_000, n => `<mergeCell ref="A${n}:B${n}"/>`)}</mergeCells></worksheet>`,
      }),
  ],
  [
    'rich text in rich text',
    () => workbook(`${HEADING}<row><c t="inlineStr"><is>${times(480, '<r>')}${times(480, '</r>')}</is></c></row>`),
  ],
  [
    'a hundred thousand sheets',
    () =>
      workbook(HEADING, {
        'xl/workbook.xml': `<workbook ${MAIN}><sheets>${times(100_000, n => `<sheet name="s${n}" r:id="r1"/>`)}</sheets></workbook>`,
      }),
  ],
  [
    'a million shared texts',
    () => workbook(HEADING, { 'xl/sharedStrings.xml': `<sst ${MAIN}>${times(1_000_000, '<si><t>a</t></si>')}</sst>` }),
  ],
  ['a sheet of blanks', () => workbook(HEADING, { 'xl/sharedStrings.xml': `<sst>${' '.repeat(250_000_000)}</sst>` })],
  ['entities', () => workbook(HEADING, { 'xl/sharedStrings.xml': `<!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>` })],
]

export const SHEETS: readonly Bomb[] = [
  ...ROWS.map(
    ([name, make]): Bomb => ({
      name: `sheet of translations: ${name}`,
      make: () => ({ 'es.xlsx': make() }),
      run: ['translations:import', 'es.xlsx'],
      expected: /^es\.xlsx:\d+:\d+ {2}error {2}.* {2}import-/m,
    }),
  ),
  ...ROWS.map(
    ([name, make]): Bomb => ({
      name: `sheet of a member: ${name}`,
      base: 'consultation',
      make: () => ({ 'answer.xlsx': make() }),
      run: ['consultation:import', 'answer.xlsx', '--edition', 'paper', '--language', 'en'],
      expected: /^answer\.xlsx.* {2}answers-/m,
    }),
  ),
]
