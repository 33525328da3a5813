import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Cell, writeWorkbook } from '../../scripts/office/write-workbook.ts'
import { runCommand } from '../support/command-line.ts'

const FIXTURES = path.join(import.meta.dirname, '../fixtures/consultation')
const fixture = (name: string): Uint8Array => readFileSync(path.join(FIXTURES, name))

/** A copy of the publication whose round it is, with a file that came back. */
function returned(name: string, bytes: Uint8Array | string) {
  const root = mkdtempSync(path.join(tmpdir(), 'round-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  cpSync(path.join(FIXTURES, 'bridges'), root, { recursive: true })
  const file = path.join(root, name)
  writeFileSync(file, bytes)
  const folder = path.join(root, 'content/consultation/first')
  return {
    file,
    member: (id: string) => path.join(folder, `${id}.yaml`),
    members: () => readdirSync(folder).filter(one => one !== 'sent' && one !== 'round.yaml'),
    import: (...options: string[]) => runCommand('consultation:import', '--root', root, ...options, file),
  }
}

/** A Word file with parts of it written anew. */
function withParts(docx: Uint8Array, change: (parts: Record<string, Uint8Array>) => void): Uint8Array {
  const parts = unzipSync(docx)
  change(parts)
  return zipSync(parts)
}

const rewrite = (name: string, edit: (xml: string) => string) => (parts: Record<string, Uint8Array>) => {
  parts[name] = strToU8(edit(strFromU8(parts[name] ?? new Uint8Array())))
}

const ANSWERED = fixture('returned/libreoffice-es-1.docx')

describe('what members send back', () => {
  it('is counted, and stands in a file of the member, named as the form says', async () => {
    const back = returned('back.docx', ANSWERED)
    const { code, out } = await back.import()
    expect(code).toBe(0)
    expect(out).toContain('member-a.yaml: 7 new, 0 changed')
    expect(out).toContain('comments: 1 found, 1 placed, 0 uncertain')
    expect(out).toContain('deletions: 3 found, 3 placed, 0 uncertain')
    const written = readFileSync(back.member('member-a'), 'utf8')
    expect(written).toMatch(/segment: arches\/p-\w+\n {4}paragraph: 1\n {4}language: es\n {4}words: dos mil años/)
    expect(written).toContain('author: Ana Müller')
  })

  it('adds nothing when it is imported again, and keeps what was answered when it comes in a new version', async () => {
    const back = returned('back.docx', ANSWERED)
    await back.import()
    const answered = readFileSync(back.member('member-a'), 'utf8')
      .replaceAll(/response:$/gm, 'response: We agree.')
      .replaceAll(/status:$/gm, 'status: accepted')
    writeFileSync(back.member('member-a'), answered)
    expect((await back.import()).out).toContain(': 0 new, 0 changed')
    expect(readFileSync(back.member('member-a'), 'utf8')).toBe(answered)
    writeFileSync(
      back.file,
      withParts(
        ANSWERED,
        rewrite('word/comments.xml', xml => xml.replace('Which ones', 'Which years')),
      ),
    )
    expect((await back.import()).out).toContain(': 0 new, 1 changed')
    const updated = readFileSync(back.member('member-a'), 'utf8')
    expect(updated).toContain('Which years')
    expect(updated.match(/response: We agree\./g)).toHaveLength(7)
  })

  it('is found by its words where its bookmarks are lost, and said to be uncertain', async () => {
    const bare = withParts(ANSWERED, parts => {
      for (const name of ['word/document.xml', 'word/footnotes.xml'])
        rewrite(name, xml => xml.replace(/<w:bookmark(?:Start|End)[^>]*>/g, ''))(parts)
    })
    const { out } = await returned('bare.docx', bare).import()
    expect(out).toContain('comments: 1 found, 1 placed, 1 uncertain')
    expect(out).toContain('answers: 1 found, 1 placed, 0 uncertain')
    expect(out).not.toContain('untracked')
  })

  it('is taken for the text that it is most like where it does not say which it is', async () => {
    const nameless = withParts(ANSWERED, parts => {
      delete parts['docProps/custom.xml']
    })
    const { out } = await returned('nameless.docx', nameless).import()
    expect(out).toMatch(/warning .*taken for first\/paper\/es {2}answers-text/)
  })

  it.each([
    ['base64', 'Content-Transfer-Encoding: base64\r\n\r\nTcOhcyBkaW5lcm8=\r\n'],
    [
      'Latin-1',
      'Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nM=E1s =\r\ndinero\r\n',
    ],
    [
      'several parts',
      'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nMás dinero\r\n--b\r\nContent-Type: text/html\r\n\r\n<img src="https://example.org/seen"><p>Menos</p>\r\n--b--\r\n--a\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="../up/answer.docx"\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsDBA==\r\n--a--\r\n',
    ],
  ])('is read as a mail program keeps it: %s', async (kind, message) => {
    const head =
      'From: =?utf-8?Q?Ana_Mu=C3=B1oz?= <ana@example.org>\r\nDate: Fri, 20 Jan 2023 09:00:00 +0100\r\nMIME-Version: 1.0\r\n'
    const back = returned('mail.eml', `${head}${message}`)
    const { code, out } = await back.import('--language', 'en', '--member', 'Member A')
    expect(code).toBe(0)
    const written = readFileSync(back.member('member-a'), 'utf8')
    expect(written).toContain('text: Más dinero\n')
    expect(written).toMatch(/author: Ana Muñoz\n {4}date: "?2023-01-20T08:00:00Z\b/)
    expect(written).not.toContain('@')
    // What came with it is told, never taken.
    expect(out.includes('“answer.docx” is attached to it and was not read')).toBe(kind === 'several parts')
  })

  it('is refused where an e-mail has its words in HTML only', async () => {
    const back = returned('mail.eml', 'From: Ana <ana@example.org>\nContent-Type: text/html\n\n<p>Write to bo</p>\n')
    const { code, out } = await back.import('--language', 'en', '--member', 'Member A')
    expect(code).toBe(1)
    expect(out).toContain('save its text as .txt')
    expect(back.members()).toEqual([])
  })

  it('has no e-mail address in what is kept', async () => {
    const back = returned(
      'mail.txt',
      'From: Ana <ana@example.org>\nSubject: Draft\n\nWrite to bo@example.org about chapter 2.\n',
    )
    await back.import('--language', 'en', '--member', 'Member A')
    const written = readFileSync(back.member('member-a'), 'utf8')
    expect(written).toContain('kind: mail')
    expect(written).toContain('author: Ana')
    expect(written).toContain('Write to […] about chapter 2.')
    expect(written).not.toContain('@')
  })
})

const cell = (text: string): Cell => ({ text, look: 'entry' })

describe('a comment sheet', () => {
  const sheet = (rows: string[][]): Uint8Array =>
    writeWorkbook({
      title: 'x',
      language: 'en',
      properties: {
        Consultation: `first/paper/en/${
          readdirSync(path.join(FIXTURES, 'bridges/content/consultation/first/sent'))
            .find(name => name.includes('.en.'))
            ?.split('.')[2]
        }`,
      },
      sheets: [{ name: 'Comments', widths: [], rows: rows.map(row => row.map(cell)) }],
    })
  const HEAD = ['Paragraph', 'Type', 'Comment', 'Proposed change', 'Observation of the secretariat']

  it('is read by its columns; what has no paragraph stands under general, and every doubt is told with its cell', async () => {
    const back = returned(
      'sheet.xlsx',
      sheet([
        ['Organisation', '', 'Member B'],
        [],
        HEAD,
        ['2', 'technical', 'Too short.', 'Say more.'],
        ['§ 3', 'loud', 'Why?', ''],
        ['99', '', 'Nowhere', ''],
        ['', '', 'All of it is good.', ''],
      ]),
    )
    const { out, code } = await back.import()
    expect(code).toBe(0)
    expect(out).toContain('rows: 4 found, 2 placed, 0 uncertain')
    expect(out).toContain('Comments!A6: there is no paragraph “99”')
    expect(out).toContain('there is no type “loud”')
    // As any message: with its file, row and column.
    expect(out).toMatch(/sheet\.xlsx:6:1 {2}warning {2}Comments!A6: .* {2}answers-unplaced/)
    expect(out).toMatch(/sheet\.xlsx:5:2 {2}warning {2}Comments!B5: .* {2}answers-unread/)
    const written = readFileSync(back.member('member-b'), 'utf8')
    expect(written).toMatch(
      /paragraph: 2\n {4}language: en\n {4}text: Too short\.\n {4}proposal: Say more\.\n {4}type: technical/,
    )
  })

  it('takes numbers as people type them, and tells those of several paragraphs', async () => {
    const typed = ['2.0', '２', '2)', 'Para. 2', '2-3']
    const back = returned(
      'sheet.xlsx',
      sheet([
        ['Paragraph:', 'Type', 'COMMENT *', 'Proposed change'],
        ...typed.map(number => [number, '', `On ${number}`, '']),
      ]),
    )
    const { out } = await back.import('--member', 'Member B')
    expect(out).toContain('rows: 5 found, 4 placed, 0 uncertain')
    expect(out).toContain('Comments!A6: there is no paragraph “2-3”')
  })

  it('says who speaks in each row, and tells words that stand where nobody reads them', async () => {
    const back = returned(
      'sheet.xlsx',
      sheet([
        ['Organisation', '', 'Member B'],
        ['Who', ...HEAD],
        ['Ana', '2', 'technical', 'Too short.', ''],
        ['Member B', '3', '', 'Why?', '', 'We agree with this.'],
        ['', '', '', '', '', '', 'A remark'],
      ]),
    )
    const { out } = await back.import()
    expect(out).toContain('Comments!F4: words in a column that is not read')
    expect(out).toContain('Comments!A5: a row without a comment')
    const written = readFileSync(back.member('member-b'), 'utf8')
    expect(written).toMatch(/Too short\.\n {4}type: technical\n {4}author: Ana/)
    // Its own name names no person.
    expect(written.match(/author:/g)).toHaveLength(1)
  })

  it('never has a formula evaluated, and says where there are some, and merged cells', async () => {
    const bytes = withParts(
      sheet([HEAD, ['1', '', 'Sum', '']]),
      rewrite('xl/worksheets/sheet1.xml', xml =>
        xml
          .replace(
            /<c r="C2"[^>]*>.*?<\/c>/,
            '<c r="C2" t="str"><f>HYPERLINK("https://example.org")</f><v>Seen</v></c>',
          )
          .replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'),
      ),
    )
    const back = returned('formula.xlsx', bytes)
    const { out } = await back.import('--member', 'Member C')
    expect(out).toContain('Comments!C2: a formula')
    expect(out).toContain('Comments!A1:B1: cells that are one')
    expect(readFileSync(back.member('member-c'), 'utf8')).toContain('text: Seen')
  })

  it('has the comments on its cells read, each about the paragraph of its row', async () => {
    const related = (type: string, target: string): string =>
      `<Relationship Id="r-${type}" Type="x/${type}" Target="../${target}"/>`
    const note = (ref: string, author: number, ...words: string[]): string =>
      `<comment ref="${ref}" authorId="${author}"><text>${words.map(text => `<r><t xml:space="preserve">${text}</t></r>`).join('')}</text></comment>`
    const bytes = withParts(sheet([HEAD, ['1', '', 'Why?', ''], ['2', '', '', ''], ['', '', '', '']]), parts => {
      parts['xl/worksheets/_rels/sheet1.xml.rels'] = strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related('comments', 'comments1.xml')}${related('threadedComment', 'threadedComments/threadedComment1.xml')}</Relationships>`,
      )
      parts['xl/comments1.xml'] = strToU8(
        `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Bo</author><author>tc={T1}</author></authors><commentList>${note('A3', 0, 'Bo:', '\nSay who. Ask bo@example.org')}${note('C2', 1, '[Threaded comment] Your version of Excel …')}${note('D4', 0, 'Good.')}</commentList></comments>`,
      )
      parts['xl/persons/person.xml'] = strToU8(
        '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="Ana" id="{P1}" userId="ana@example.org"/></personList>',
      )
      parts['xl/threadedComments/threadedComment1.xml'] = strToU8(
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="C2" dT="2023-01-20T09:00:00.12" personId="{P1}" id="{T1}"><text>Because of the rain</text></threadedComment><threadedComment ref="C2" dT="2023-01-21T09:00:00.00" personId="{P1}" id="{T2}" parentId="{T1}"><text>And of the wind</text></threadedComment></ThreadedComments>',
      )
    })
    const back = returned('cells.xlsx', bytes)
    const { out } = await back.import('--member', 'Member C')
    expect(out).toContain('rows: 1 found, 1 placed')
    expect(out).toContain('comments: 3 found, 2 placed, 0 uncertain')
    expect(out).toContain('replies: 1 found, 1 placed')
    expect(out).toContain('Comments!D4: a comment on a cell in a row without a paragraph')
    const written = readFileSync(back.member('member-c'), 'utf8')
    expect(written).toMatch(
      /kind: comment\n.*\n {4}paragraph: 2\n {4}language: en\n {4}text: Say who\. Ask \[…\]\n {4}author: Bo/,
    )
    expect(written).toMatch(
      /kind: comment\n.*\n {4}paragraph: 1\n.*\n {4}words: Why\?\n {4}text: Because of the rain\n {4}author: Ana/,
    )
    expect(written).toMatch(/kind: reply\n(?: {4}.*\n)+? {4}text: And of the wind/)
    expect(written).not.toMatch(/Threaded comment|@/)
    expect((await back.import('--member', 'Member C')).out).toContain(': 0 new, 0 changed')
  })

  it('without a column of paragraphs stands under general; without one of comments it is told', async () => {
    const general = await returned(
      'a.xlsx',
      sheet([
        ['Comment', 'Type'],
        ['Why?', 'general'],
      ]),
    ).import('--member', 'E')
    expect(general.out).toContain('Comments: no column of paragraphs, so that all comments are general')
    expect(general.out).toContain('rows: 1 found, 0 placed')
    const none = await returned(
      'b.xlsx',
      sheet([
        ['Paragraph', 'Type'],
        ['2', 'general'],
      ]),
    ).import('--member', 'F')
    expect(none.out).toContain('There is no column of comments')
  })

  it('of more rows than anyone fills in is refused, and so is more than is read again', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => [
      '2',
      '',
      `Comment ${index}, and what follows from it`,
      '',
    ])
    const back = returned('long.xlsx', sheet([HEAD, ...rows]))
    const long = await back.import('--member', 'Member G')
    expect(long.code).toBe(1)
    expect(long.out).toMatch(/Nothing was taken: .*rows/)
    const many = returned('many.xlsx', sheet([HEAD, ...rows.slice(0, 20_000)]))
    const { out, code } = await many.import('--member', 'Member G')
    expect(code).toBe(1)
    expect(out).toMatch(/first\/member-g\.yaml` would have \d MB, more than is read/)
    expect([...back.members(), ...many.members()]).toEqual([])
  })

  it.each([
    [
      'commas and a mark of UTF-8',
      '\ufeffPárrafo,Tipo,Comentario,Cambio propuesto\r\n2,técnico,"Más, por favor",\r\n',
      'utf8',
    ],
    ['semicolons and Latin-1', 'Párrafo;Tipo;Comentario;Cambio propuesto\r\n2;técnico;Más, por favor;\r\n', 'latin1'],
  ] as const)('may be CSV: %s', async (_, text, encoding) => {
    const back = returned('sheet.csv', Buffer.from(text, encoding))
    const { out } = await back.import('--language', 'es', '--member', 'Member D')
    expect(out).toContain('rows: 1 found, 1 placed')
    expect(readFileSync(back.member('member-d'), 'utf8')).toContain('text: Más, por favor\n    type: technical')
  })

  it('has all its rows read behind a quotation mark that nobody closed, which is told with its cell', async () => {
    const back = returned('sheet.csv', 'Paragraph,Comment\n1,"Shorter\n2,Longer\n')
    const { out } = await back.import('--language', 'en', '--member', 'Member D')
    expect(out).toContain('rows: 2 found, 2 placed')
    expect(out).toMatch(/sheet\.csv:2:2 {2}\w+ {2}B2: a quotation mark that is never closed, .* {2}answers-unread/)
  })
})

describe('a file that is not what it says, or could do harm', () => {
  it('in a form that is not read is told with what to do, and others are taken', async () => {
    const back = returned('back.docx', ANSWERED)
    const odt = path.join(path.dirname(back.file), 'answer.odt')
    writeFileSync(odt, 'PK')
    const { code, out } = await back.import(odt)
    expect(code).toBe(1)
    expect(out).toMatch(/answer\.odt:1:1 {2}error {2}Nothing was taken: .*save it as \.docx.* {2}answers-refused/)
    expect(out).toContain('member-a.yaml: 7 new')
  })

  const entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
  const bomb = (): Uint8Array => zipSync({ 'word/document.xml': new Uint8Array(140 * 1024 * 1024) }, { level: 9 })
  it.each([
    ['no Word file', () => strToU8('Dear all'), 'It is no Word file'],
    ['protected by a password', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'protected by a password'],
    ['damaged', () => ANSWERED.slice(0, 4000), 'damaged'],
    [
      'an entity bomb',
      () =>
        withParts(
          ANSWERED,
          rewrite('word/document.xml', () => entity),
        ),
      'declares entities',
    ],
    ['a zip bomb', bomb, 'unpacks to more than'],
    [
      'of another round',
      () =>
        withParts(
          ANSWERED,
          rewrite('docProps/custom.xml', xml => xml.replace('first/', 'second/')),
        ),
      'not sent from here',
    ],
  ])('is refused with a reason: %s', async (_, bytes, reason) => {
    const back = returned('bad.docx', bytes())
    const { code, out } = await back.import()
    expect(code).toBe(1)
    expect(out).toContain('nothing was taken')
    expect(out).toContain(reason)
    expect(back.members()).toEqual([])
  })

  it('of another language than was said is refused', async () => {
    const { out } = await returned('es.docx', ANSWERED).import('--language', 'pt')
    expect(out).toContain('It is of language `es`, not of `pt` as was said')
  })

  it('has its macros left alone, and is read', async () => {
    const { out } = await returned(
      'm.docm',
      withParts(ANSWERED, parts => {
        parts['word/vbaProject.bin'] = strToU8('Sub AutoOpen()')
      }),
    ).import()
    expect(out).toContain('It holds macros, which were not read')
    expect(out).toContain('comments: 1 found')
  })

  it('has its links to elsewhere followed by nobody', async () => {
    const link =
      '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://x.example/t.dotm" TargetMode="External"/>'
    const bytes = withParts(
      ANSWERED,
      rewrite('word/_rels/document.xml.rels', xml => xml.replace('</Relationships>', `${link}</Relationships>`)),
    )
    const back = returned('link.docx', bytes)
    const { out } = await back.import()
    expect(out).toContain('comments: 1 found')
    expect(
      back
        .members()
        .map(name => readFileSync(back.member(name.replace('.yaml', '')), 'utf8'))
        .join(),
    ).not.toContain('x.example')
  })

  it('of another edition than was said is refused', async () => {
    const { out, code } = await returned('es.docx', ANSWERED).import('--edition', 'statement')
    expect(code).toBe(1)
    expect(out).toContain('It is of edition `paper`, not of `statement` as was said')
  })

  it('goes to no member who only looks like the one that sent it', async () => {
    const back = returned('back.docx', ANSWERED)
    await back.import('--member', 'Member É')
    const before = readFileSync(back.member('member-e'), 'utf8')
    const { out, code } = await back.import('--member', 'Member e')
    expect(code).toBe(1)
    expect(out).toContain('is of “Member É”: name this one otherwise, with --member')
    expect(readFileSync(back.member('member-e'), 'utf8')).toBe(before)
  })

  it('leaves a file of the member that somebody broke as it is', async () => {
    const back = returned('back.docx', ANSWERED)
    writeFileSync(back.member('member-a'), 'member: Member A\nentries: [')
    const { out } = await back.import()
    expect(out).toMatch(/Nothing was taken: .*cannot be read: mend it first/)
    expect(readFileSync(back.member('member-a'), 'utf8')).toBe('member: Member A\nentries: [')
  })
})
