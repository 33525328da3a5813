import { readFileSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { type Bomb, times } from './bomb.ts'

const SENT = path.join(import.meta.dirname, '../../fixtures/consultation/sent/en.docx')

/** What a member got, with parts put in the place of others. */
function sentWith(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const all: Zippable = { ...unzipSync(readFileSync(SENT)) }
  for (const [name, text] of Object.entries(parts)) all[name] = typeof text === 'string' ? strToU8(text) : text
  return zipSync(all, { level: 1 })
}

const partOf = (name: string): string => strFromU8(unzipSync(readFileSync(SENT))[name] ?? new Uint8Array())

/** The text of the file that was sent, with more before its end. */
const body = (more: string): string => partOf('word/document.xml').replace(/(?=<w:sectPr|<\/w:body>)/, () => more)
/** The same with something else before all of it. */
const head = (more: string): string => partOf('word/document.xml').replace(/^(<\?xml[^>]*\?>)?/, found => found + more)

const paragraph = (runs: string): string => `<w:p>${runs}</w:p>`
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`

/** Nothing was taken of the file, and why. */
const refused = /^answer\.docx(?::1:1)? {2}error {2}Nothing was taken: .* {2}answers-refused$/m

const BODIES: [name: string, xml: () => string, expected: RegExp | undefined][] = [
  ['a million paragraphs', () => body(times(1_000_000, '<w:p/>')), refused],
  ['100,000 paragraphs with words', () => body(times(100_000, n => paragraph(run(`Stone ${n}.`)))), refused],
  [
    '9,000 paragraphs with words',
    () => body(times(9000, n => paragraph(run(`Stone number ${n} leans on the next.`)))),
    undefined,
  ],
  [
    '9,000 equal paragraphs',
    () => body(times(9000, () => paragraph(run(`The same stone leans on the next one.`)))),
    undefined,
  ],
  [
    'tables in tables',
    () => body(times(150, '<w:tbl><w:tr><w:tc>') + paragraph(run('x')) + times(150, '</w:tc></w:tr></w:tbl>')),
    undefined,
  ],
  [
    'a table of 10,000 rows in Word',
    () => body(`<w:tbl>${times(10_000, n => `<w:tr><w:tc>${paragraph(run(`a${n}`))}</w:tc></w:tr>`)}</w:tbl>`),
    refused,
  ],
  ['a run of 20 million letters', () => body(paragraph(run('a'.repeat(20_000_000)))), refused],
  ['a run of a million letters', () => body(paragraph(run('a'.repeat(1_000_000)))), refused],
  ['a run of a million words', () => body(paragraph(run('ab '.repeat(1_000_000)))), refused],
  ['a hundred thousand runs in a paragraph', () => body(paragraph(times(100_000, run('a')))), refused],
  [
    'a thousand comments open over ten thousand runs',
    () => body(paragraph(times(1000, n => `<w:commentRangeStart w:id="${n + 900}"/>`) + times(10_000, run('a')))),
    refused,
  ],
  [
    'fifty thousand comments at one point',
    () => body(paragraph(`<w:r>${times(50_000, n => `<w:commentReference w:id="${n + 900}"/>`)}</w:r>`)),
    undefined,
  ],
  [
    'text boxes in text boxes',
    () =>
      body(
        paragraph(
          times(60, '<w:r><w:drawing><w:txbxContent><w:p>') +
            run('x') +
            times(60, '</w:p></w:txbxContent></w:drawing></w:r>'),
        ),
      ),
    undefined,
  ],
  [
    'ten thousand text boxes',
    () =>
      body(
        paragraph(
          times(10_000, `<w:r><w:drawing><w:txbxContent>${paragraph(run('x'))}</w:txbxContent></w:drawing></w:r>`),
        ),
      ),
    refused,
  ],
  [
    'elements in elements',
    () => body(paragraph(times(100_000, '<w:ins>') + run('x') + times(100_000, '</w:ins>'))),
    refused,
  ],
  [
    'changes in changes',
    () => body(paragraph(times(400, '<w:ins w:author="a">') + run('x') + times(400, '</w:ins>'))),
    undefined,
  ],
  [
    'twenty thousand changes',
    () =>
      body(
        times(20_000, n => paragraph(`<w:ins w:author="a" w:date="2023-01-21T10:00:00Z">${run(`Stone ${n}`)}</w:ins>`)),
      ),
    refused,
  ],
  [
    'a hundred thousand changes in one paragraph',
    () => body(paragraph(times(100_000, n => `<w:ins w:author="a${n % 2}">${run('a ')}</w:ins>`))),
    refused,
  ],
  [
    'a hundred thousand bookmarks',
    () => body(paragraph(times(100_000, n => `<w:bookmarkStart w:id="${n}" w:name="b${n}"/>`))),
    undefined,
  ],
  [
    'a hundred thousand fields',
    () => body(paragraph(times(100_000, '<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + run('x'))),
    refused,
  ],
  ['a sign beyond all', () => body(paragraph('<w:r><w:sym w:char="FFFFFFFF"/></w:r>')), undefined],
  ['an attribute of ten million letters', () => body(`<w:p w:rsidR="${'a'.repeat(10_000_000)}"/>`), undefined],
  ['a hundred thousand attributes', () => body(`<w:p ${times(100_000, n => `w:a${n}="" `)}/>`), undefined],
  [
    'entities of entities',
    () =>
      head(
        `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">${times(20, n => `<!ENTITY ${'bcdefghijklmnopqrstu'[n]} "${times(10, `&${'abcdefghijklmnopqrst'[n]};`)}">`)}]>`,
      ),
    refused,
  ],
  ['a hundred thousand comments of XML', () => body(times(500_000, '<!-- a -->')), undefined],
  ['a comment of XML that is never closed', () => body(`<!-- ${'- '.repeat(3_000_000)}`), refused],
  ['half a million entities', () => body(paragraph(run('&amp;'.repeat(500_000)))), refused],
]

const PARTS: [name: string, make: () => Uint8Array, expected: RegExp | undefined][] = [
  ['a part of a gigabyte of blanks', () => sentWith({ 'word/styles.xml': ' '.repeat(250_000_000) }), refused],
  [
    'a part of a hundred megabytes of elements',
    () => sentWith({ 'word/styles.xml': `<a>${'<b/>'.repeat(25_000_000)}</a>` }),
    refused,
  ],
  [
    'a document of a hundred megabytes of text',
    () => sentWith({ 'word/document.xml': body(paragraph(run('word '.repeat(20_000_000)))) }),
    refused,
  ],
  [
    'six thousand parts',
    () => sentWith(Object.fromEntries(Array.from({ length: 6000 }, (_, n) => [`word/p${n}.xml`, '<a/>']))),
    refused,
  ],
  ['a size that is a lie', () => lying(sentWith({ 'word/styles.xml': `<a>${' '.repeat(50_000_000)}</a>` })), refused],
  ['twenty thousand comments', () => sentWith({ 'word/comments.xml': comments(20_000) }), refused],
  ['fifty thousand styles', () => sentWith({ 'word/styles.xml': styles(50_000) }), undefined],
  ['styles that are based on one another', () => sentWith({ 'word/styles.xml': styles(2) }), undefined],
  [
    'fifty thousand notes',
    () =>
      sentWith({
        'word/footnotes.xml': notes(50_000),
        'word/document.xml': body(paragraph(times(50_000, n => `<w:r><w:footnoteReference w:id="${n + 100}"/></w:r>`))),
      }),
    refused,
  ],
  [
    'a note that calls itself',
    () =>
      sentWith({
        'word/footnotes.xml': notes(1, `<w:r><w:footnoteReference w:id="100"/></w:r>`),
        'word/document.xml': body(paragraph('<w:r><w:footnoteReference w:id="100"/></w:r>')),
      }),
    undefined,
  ],
  [
    'relationships to files of the machine',
    () =>
      sentWith({
        'word/_rels/document.xml.rels': relationships([
          'file:///etc/passwd',
          '../../../../etc/passwd',
          'http://127.0.0.1:9/x',
        ]),
      }),
    undefined,
  ],
  [
    'a hundred thousand relationships',
    () =>
      sentWith({
        'word/_rels/document.xml.rels': relationships(Array.from({ length: 100_000 }, (_, n) => `header${n}.xml`)),
      }),
    undefined,
  ],
  [
    'a thousand times the same header',
    () =>
      sentWith({
        'word/_rels/document.xml.rels': relationships(
          Array.from({ length: 5000 }, () => 'styles.xml'),
          'header',
        ),
      }),
    undefined,
  ],
  [
    'properties without end',
    () =>
      sentWith({
        'docProps/custom.xml': `<Properties>${times(300_000, n => `<property name="p${n}">x</property>`)}</Properties>`,
      }),
    undefined,
  ],
  [
    'a package in a package',
    () => sentWith({ 'word/embeddings/x.docx': sentWith({}), 'word/x.xml': sentWith({}) }),
    undefined,
  ],
  [
    'parts with paths out',
    () => sentWith({ '../../../tmp/out.xml': '<a/>', '/etc/x.xml': '<a/>', 'C:\\x.xml': '<a/>', __proto__: '<a/>' }),
    undefined,
  ],
]

function comments(count: number): string {
  return `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${times(count, n => `<w:comment w:id="${n}" w:author="A">${paragraph(run(`No ${n}`))}</w:comment>`)}</w:comments>`
}

/** Each based on the next, the last on the first. */
function styles(count: number): string {
  return `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${times(count, n => `<w:style w:styleId="s${n}"><w:name w:val="S ${n}"/><w:basedOn w:val="s${(n + 1) % count}"/></w:style>`)}</w:styles>`
}

function notes(count: number, more = ''): string {
  return `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${times(count, n => `<w:footnote w:id="${n + 100}">${paragraph(run(`N ${n}`) + more)}</w:footnote>`)}</w:footnotes>`
}

function relationships(targets: readonly string[], type = 'styles'): string {
  const base = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map((target, n) => `<Relationship Id="r${n}" Type="${base}/${type}" Target="${target}"/>`).join('')}</Relationships>`
}

/** The same archive, whose list says of each part that it unpacks to a hundred bytes. */
function lying(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  for (let at = 0; at < zip.length - 46; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 100, true)
  }
  return zip
}

const importing = { base: 'consultation', run: ['consultation:import', 'answer.docx'] } as const

export const WORD: readonly Bomb[] = [
  ...BODIES.map(
    ([name, xml, expected]): Bomb => ({
      ...importing,
      name: `Word: ${name}`,
      make: () => ({ 'answer.docx': sentWith({ 'word/document.xml': xml() }) }),
      expected,
    }),
  ),
  ...PARTS.map(
    ([name, make, expected]): Bomb => ({
      ...importing,
      name: `Word: ${name}`,
      make: () => ({ 'answer.docx': make() }),
      expected,
    }),
  ),
]
