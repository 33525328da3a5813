import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { toString as textIn } from 'hast-util-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatMember } from '../../scripts/consultation/entries/member-file.ts'
import { readWorkbook } from '../../scripts/office/read-workbook.ts'
import { all, readDocx } from '../formats/docx/read-docx.ts'
import { type Outcome, runCommand } from '../support/command-line.ts'
import { pageTexts } from '../support/pdf.ts'
import { violations } from '../support/pdf-ua.ts'
import { entryOf } from './entry-of.ts'

const BRIDGES = path.join(import.meta.dirname, '../fixtures/consultation/bridges')
const HOSTILE = '</td><script>alert(1)</script> =HYPERLINK("http://x.example") {{x}} $t(title)'

/** What two members said: one is a body, one a person, and both wrote more about people than is published. */
const MEMBERS = [
  {
    member: 'Member A',
    kind: '',
    entries: [
      entryOf({
        language: 'es',
        ...{ id: 'a1', segment: 'arches/p-nrqr0', author: 'Ana Müller', by: 'Eva Gómez', status: 'accepted' },
        ...{ kind: 'replacement', proposal: 'Un segundo párrafo [-largo-]{+breve+}.', response: 'Hecho.' },
      }),
      entryOf({
        language: 'es',
        id: 'a2',
        segment: 'arches/p-nrqr0',
        text: `Escriba a ana.m@pueblo.example. ${HOSTILE}`,
      }),
      entryOf({ language: 'es', id: 'a3', segment: 'question 1', kind: 'answer', text: 'Piedras', status: 'noted' }),
    ],
  },
  {
    member: 'Bo Lind',
    kind: '',
    entries: [
      entryOf({ language: 'es', id: 'b1', author: 'Bo Lind', text: 'Bien', answers: 'a2', status: 'to discuss' }),
    ],
  },
]

describe('the table of comments and answers in every format', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'report-'))
  let outcome: Outcome
  const read = (name: string): Buffer => readFileSync(path.join(root, 'dist/es', name))
  const page = (name: string) => fromHtml(read(name).toString('utf8'))

  beforeAll(async () => {
    cpSync(BRIDGES, root, { recursive: true })
    MEMBERS.forEach((member, index) => {
      writeFileSync(path.join(root, `content/consultation/first/member-${index}.yaml`), formatMember(member))
    })
    outcome = await runCommand('consultation:report', '--root', root, '--language', 'es', 'first')
  }, 120_000)
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('is written as page, PDF, Word file, workbook and text, beside the editions that lead to it', () => {
    expect(outcome.err.replace(/^(?:\[|The browser runs without its sandbox).*\n/gm, '')).toBe('')
    expect(outcome.code).toBe(0)
    const endings = ['docx', 'html', 'pdf', 'synopsis.md', 'xlsx'].map(ending => `consultation-first.${ending}`)
    const text = ['bib', 'csl.json', 'html', 'ris'].map(ending => `paper.first.${ending}`)
    expect(readdirSync(path.join(root, 'dist/es')).sort()).toEqual([...endings, ...text])
    expect(outcome.out).toContain('published without a name')
  })

  it('names bodies and no persons, and holds no e-mail address, in any of them', async () => {
    const workbook = readWorkbook(read('consultation-first.xlsx'))
    const texts: Record<string, string> = {
      html: textIn(page('consultation-first.html')),
      pdf: (await pageTexts(read('consultation-first.pdf'))).join(' '),
      docx: readDocx(read('consultation-first.docx'))
        .body.map(({ text }) => text)
        .join(' '),
      xlsx: workbook.sheets.flatMap(({ rows }) => [...rows.values()].flatMap(row => [...row.values()])).join(' '),
    }
    for (const [format, text] of Object.entries(texts)) {
      expect(text, format).toContain('Member A')
      expect(text, format).toMatch(/Particular.2/)
      expect(text, format).toContain('Piedras')
    }
    texts.synopsis = read('consultation-first.synopsis.md').toString('utf8')
    texts.page = textIn(page('paper.first.html'))
    for (const [format, text] of Object.entries(texts))
      expect(text, format).not.toMatch(/Ana Müller|Eva Gómez|Bo Lind|pueblo\.example/)
    for (const name of readdirSync(path.join(root, 'dist/es')))
      expect(read(name).includes('pueblo.example'), name).toBe(false)
    expect(workbook.sheets.flatMap(({ formulas }) => formulas)).toEqual([])
  })

  it('is accessible as PDF, with its charts in words', async () => {
    const pdf = read('consultation-first.pdf')
    expect(await violations(pdf)).toEqual([])
    const html = page('consultation-first.html')
    const charts = selectAll('figure svg[role=img]', html)
    expect(charts.map(({ properties }) => String(properties.ariaLabel))).toEqual([
      expect.stringMatching(/^Por estado: aceptado 1; .*aún sin respuesta 1\.$/),
      expect.stringMatching(/^Por capítulo \(estado\): .*1/),
    ])
    expect(selectAll('details.figure-data table', html)).toHaveLength(2)
  })

  it('has the same charts, marks and links in Word, and asks for no answers', () => {
    const { body, parts, document } = readDocx(read('consultation-first.docx'))
    const texts = body.map(({ text }) => text)
    expect(texts).toContain('Párrafo 2')
    expect(texts.some(text => text.includes('Un segundo párrafo largobreve.'))).toBe(true)
    const struck = all(document, 'w:r').filter(run => all(run, 'w:strike').length > 0)
    expect(
      struck.map(run =>
        all(run, 'w:t')
          .map(({ text }) => text)
          .join(''),
      ),
    ).toEqual(['largo'])
    expect(all(document, 'wp:docPr').map(({ attributes }) => attributes.descr)).toEqual([
      expect.stringMatching(/^Por estado: aceptado 1;/),
      expect.stringMatching(/^Por capítulo/),
    ])
    expect(all(document, 'w:hyperlink').map(({ attributes }) => attributes['w:anchor'])).toContain('_entry_a2')
    expect(Buffer.from(parts['word/settings.xml'] ?? []).toString()).not.toContain('trackRevisions')
  })

  it('is led to from the paragraphs, and leads back', () => {
    const [text, table] = [page('paper.first.html'), page('consultation-first.html')]
    const links = selectAll('a.paragraph-entries', text)
    expect(links.map(link => textIn(link))).toEqual(['2 comentarios'])
    const [file, anchor] = String(links[0]?.properties.href).split('#')
    expect(file).toBe('consultation-first.html')
    expect(selectAll(`#${anchor}`, table).map(heading => textIn(heading))).toEqual(['Párrafo 2'])
    const back = selectAll('.state a', table).map(({ properties }: Element) => String(properties.href))
    expect(back).toEqual(['paper.first.html#p-nrqr0'])
    expect(selectAll('#p-nrqr0', text)).toHaveLength(1)
    const reply = selectAll('#entry-b1 a', table).map(({ properties }) => properties.href)
    expect(reply).toEqual(['#entry-a2'])
  })
})
