import { type Bomb, times } from './bomb.ts'

const XLIFF =
  '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="es"><file id="f">'
const xliff = (units: string): string => `${XLIFF}${units}</file></xliff>`
const unit = (id: string, target: string): string =>
  `<unit id="${id}" name="${id}"><segment><source>a</source><target>${target}</target></segment></unit>`
const po = (entries: string): string => `msgid ""\nmsgstr ""\n"Language: es\\n"\n\n${entries}`
const entry = (id: string, target: string): string => `msgctxt "${id}"\nmsgid "a"\nmsgstr "${target}"\n\n`
const tmx = (units: string): string => `<tmx version="1.4"><header srclang="en-GB"/><body>${units}</body></tmx>`
const pair = (source: string, target: string): string =>
  `<tu><tuv xml:lang="en-GB"><seg>${source}</seg></tuv><tuv xml:lang="es"><seg>${target}</seg></tuv></tu>`

const FILES: [name: string, file: string, text: () => string][] = [
  ['XLIFF of 60,000 units', 'es.xlf', () => xliff(times(60_000, n => unit(`x/p-${n}`, 'b')))],
  ['XLIFF of 100,000 units that are too much', 'es.xlf', () => xliff(times(100_000, n => unit(`x/p-${n}`, 'b')))],
  ['XLIFF with a target of a megabyte', 'es.xlf', () => xliff(unit('01-arches/p-1', 'word '.repeat(200_000)))],
  ['XLIFF with a target of blanks', 'es.xlf', () => xliff(unit('01-arches/p-1', `a${' '.repeat(1_000_000)}b`))],
  ['XLIFF of elements in elements', 'es.xlf', () => xliff(times(100_000, '<unit>') + times(100_000, '</unit>'))],
  ['XLIFF of units in units', 'es.xlf', () => xliff(times(190, '<unit>') + times(190, '</unit>'))],
  [
    'XLIFF of files in files',
    'es.xlf',
    () => `${XLIFF}${times(190, `<file>${times(100, unit('a', 'b'))}`)}${times(190, '</file>')}</file></xliff>`,
  ],
  [
    'XLIFF with entities of entities',
    'es.xlf',
    () =>
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>${xliff(unit('a', '&c;'))}`,
  ],
  [
    'XLIFF with a foreign entity',
    'es.xlf',
    () => `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${xliff(unit('a', '&a;'))}`,
  ],
  ['XLIFF that is never closed', 'es.xlf', () => XLIFF + times(50_000, '<unit><segment>')],
  [
    'XLIFF of notes',
    'es.xlf',
    () =>
      xliff(
        `<unit id="a"><notes>${times(100_000, '<note>a</note>')}</notes><segment><source>a</source><target>b</target></segment></unit>`,
      ),
  ],
  ['XLIFF of attributes', 'es.xlf', () => xliff(`<unit ${times(100_000, n => `a${n}="" `)}/>`)],
  ['XLIFF of ampersands', 'es.xlf', () => xliff(unit('a', '&'.repeat(500_000)))],
  ['XLIFF of less-than signs', 'es.xlf', () => '<'.repeat(1_000_000)],
  ['XLIFF of comments', 'es.xlf', () => xliff(times(500_000, '<!-- a -->'))],
  [
    'XLIFF of 100,000 segments in one unit',
    'es.xlf',
    () => xliff(`<unit id="a">${times(100_000, '<segment><source>a</source><target>b</target></segment>')}</unit>`),
  ],
  [
    'XLIFF of codes',
    'es.xlf',
    () =>
      xliff(
        `<unit id="a"><originalData>${times(50_000, n => `<data id="d${n}">x</data>`)}</originalData><segment><source>a</source><target>${times(50_000, n => `<ph id="${n}" dataRef="d${n}"/>`)}</target></segment></unit>`,
      ),
  ],
  [
    'XLIFF where codes double themselves',
    'es.xlf',
    () =>
      xliff(
        `<unit id="a"><originalData><data id="d">${'x'.repeat(100_000)}</data></originalData><segment><source>a</source><target>${times(100_000, n => `<ph id="${n}" dataRef="d"/>`)}</target></segment></unit>`,
      ),
  ],
  ['PO of 100,000 entries', 'es.po', () => po(times(100_000, n => entry(`x/p-${n}`, 'b')))],
  ['PO with a target of a megabyte', 'es.po', () => po(entry('01-arches/p-1', 'word '.repeat(200_000)))],
  [
    'PO with a target of many lines',
    'es.po',
    () => po(`msgctxt "x/p-1"\nmsgid "a"\nmsgstr ""\n${times(300_000, '"a\\n"\n')}`),
  ],
  ['PO of quotes', 'es.po', () => '"'.repeat(1_000_000)],
  ['PO of backslashes', 'es.po', () => po(entry('x/p-1', '\\\\'.repeat(500_000)))],
  ['PO of a quote that is never closed', 'es.po', () => `msgctxt "a"\nmsgid "${'a\n'.repeat(500_000)}`],
  ['PO of contexts', 'es.po', () => times(100_000, 'msgctxt "a"\n')],
  ['PO of references', 'es.po', () => po(times(100_000, n => `#: a x/p-${n}\n`) + entry('x/p-1', 'b'))],
  ['PO of comments', 'es.po', () => po(times(500_000, '# a\n') + entry('x/p-1', 'b'))],
  [
    'PO of plurals',
    'es.po',
    () => po(`msgctxt "a"\nmsgid "a"\nmsgid_plural "b"\n${times(100_000, n => `msgstr[${n}] "b"\n`)}`),
  ],
  [
    'PO with a charset that is none',
    'es.po',
    () => `msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=${'x'.repeat(100_000)}\\n"\n\n${entry('a', 'b')}`,
  ],
  ['PO of empty lines', 'es.po', () => '\n \t'.repeat(500_000)],
  [
    'CSV of 100,000 rows',
    'es.csv',
    () => `id,in,source,target,state,note,base\n${times(100_000, n => `x/p-${n},a,b,c,translated,,\n`)}`,
  ],
  [
    'CSV with a cell of a megabyte',
    'es.csv',
    () => `id,in,source,target,state,note,base\n01-arches/p-1,a,b,"${'word '.repeat(200_000)}",translated,,\n`,
  ],
  [
    'CSV with a cell of quotes',
    'es.csv',
    () => `id,in,source,target,state,note,base\nx/p-1,a,b,"${'""'.repeat(900_000)}",translated,,\n`,
  ],
  ['CSV of commas', 'es.csv', () => ','.repeat(1_900_000)],
  ['CSV of quotes', 'es.csv', () => '"'.repeat(1_900_000)],
]

const MEMORIES: [name: string, text: () => string][] = [
  ['TMX of 60,000 units', () => tmx(times(60_000, n => pair(`Stone ${n} leans.`, `Piedra ${n}.`)))],
  ['TMX of equal units', () => tmx(times(60_000, pair('The same stone leans.', 'La misma piedra.')))],
  ['TMX with a segment of a megabyte', () => tmx(pair('word '.repeat(200_000), 'word '.repeat(200_000)))],
  ['TMX of elements in elements', () => tmx(times(100_000, '<tu>') + times(100_000, '</tu>'))],
  ['TMX with entities', () => `<!DOCTYPE tmx [<!ENTITY a "b">]>${tmx(pair('&a;', 'b'))}`],
  ['TMX of document types', () => times(20_000, '<!DOCTYPE tmx ')],
  ['TMX with a document type of blanks', () => `<!DOCTYPE${' '.repeat(500_000)}`],
  ['TMX with a document type of words', () => times(60_000, '<!DOCTYPE tmx SYSTEM "')],
  ['TMX of variants', () => tmx(`<tu>${times(100_000, n => `<tuv xml:lang="x${n}"><seg>a</seg></tuv>`)}</tu>`)],
]

/** Large, and taken. */
const TAKEN = /^TMX (?:of (?:60,000|equal) units|with a segment)/

export const EXCHANGE: readonly Bomb[] = [
  ...FILES.map(
    ([name, file, text]): Bomb => ({
      name,
      make: () => ({ [file]: text() }),
      run: ['translations:import', file],
      expected: /^es\.\w+:\d+:\d+ {2}(?:error|warning) {2}.* {2}(?:import|file)-/m,
    }),
  ),
  ...MEMORIES.map(
    ([name, text]): Bomb => ({
      name,
      make: () => ({ 'es.tmx': text() }),
      run: ['translations:import', 'es.tmx', '--language', 'es'],
      expected: TAKEN.test(name) ? undefined : /^es\.tmx:\d+:\d+ {2}error {2}.* {2}import-/m,
    }),
  ),
]
