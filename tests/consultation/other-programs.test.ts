import { readFileSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../scripts/consultation/entries/entry.ts'
import { type ImportedFile, importFile } from '../../scripts/consultation/import-file.ts'
import { readSentTexts, SentTexts } from '../../scripts/consultation/sent-texts.ts'
import { sheetWords } from '../../scripts/consultation/sheet-words.ts'
import { editAsWord } from './edit-as-word.ts'
import type { Edit } from './edits.ts'

const FIXTURES = path.join(import.meta.dirname, '../fixtures/consultation')
const SENT = readFileSync(path.join(FIXTURES, 'sent/en.docx'))
const texts = readSentTexts(path.join(FIXTURES, 'bridges'), ['first'])

type Parts = Record<string, Uint8Array>

/** A file as a program or a person leaves it: parts of it are written anew. */
function left(bytes: Uint8Array, change: (parts: Parts) => void): Uint8Array {
  const parts = unzipSync(bytes)
  change(parts)
  return zipSync(parts)
}

function rewrite(parts: Parts, name: string, edit: (xml: string) => string): void {
  const before = strFromU8(parts[name] ?? new Uint8Array())
  const after = edit(before)
  if (after === before) throw new Error(`Nothing of ${name} was changed`)
  parts[name] = strToU8(after)
}

const inDocument = (edit: (xml: string) => string): Uint8Array =>
  left(SENT, parts => rewrite(parts, 'word/document.xml', edit))

const read = (bytes: Uint8Array): Promise<ImportedFile> =>
  importFile('back.docx', bytes, { texts: new SentTexts(texts, {}), words: sheetWords([]) })

const brief = ({ findings }: ImportedFile): Pick<Finding, 'kind' | 'segment' | 'words' | 'text'>[] =>
  findings.map(({ kind, segment, words, text }) => ({ kind, segment, words, text }))

const EDITS: Edit[] = [
  { do: 'comment', words: 'two thousand years', text: 'Which ones?' },
  { do: 'reply', words: 'Which ones?', text: 'Those before.' },
  { do: 'replace', words: 'little money', text: 'no money' },
  { do: 'insert', words: 'mayor of the town', text: ' herself' },
  { do: 'delete', words: ' in the rain' },
  { do: 'replace', words: 'nobody has shown yet', text: 'somebody has shown' },
  { do: 'fill', words: 'Organisation', text: 'Member A' },
  { do: 'fill', words: 'What carries most', text: 'Stones.' },
]
const EDITED = editAsWord(SENT, { file: '', language: 'en', author: 'Ana', edits: EDITS }, 5)

const BY = 'w:id="900" w:author="Ana" w:date="2023-01-21T10:00:00Z"'
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const SECOND = /(<w:t xml:space="preserve">A second paragraph[^<]*<\/w:t><\/w:r>)/
const afterSecond = (xml: string) => inDocument(document => document.replace(SECOND, `$1${xml}`))

/** The paragraph with some words. */
function paragraphWith(xml: string, words: string): string {
  const at = xml.indexOf(words)
  return xml.slice(xml.lastIndexOf('<w:p>', at), xml.indexOf('</w:p>', at) + 6)
}

describe('a file that another program wrote', () => {
  it('of Word on the web, which calls its parts otherwise, is read like any', async () => {
    const web = left(EDITED, parts => {
      for (const name of ['document', 'comments', 'footnotes', 'styles', 'commentsExtended']) {
        const bytes = parts[`word/${name}.xml`]
        if (!bytes) throw new Error(`There is no ${name}`)
        parts[`word/${name}2.xml`] = bytes
        delete parts[`word/${name}.xml`]
      }
      const more = ['comments', 'commentsExtended'].map(
        (name, index) =>
          `<Relationship Id="rIdW${index}" Type="http://schemas.microsoft.com/office/2011/relationships/${name}" Target="${name}2.xml"/>`,
      )
      const rels = strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array())
      parts['word/_rels/document2.xml.rels'] = strToU8(
        rels
          .replace('"footnotes.xml"', '"/word/footnotes2.xml"')
          .replace('"styles.xml"', '"styles2.xml"')
          .replace('</Relationships>', `${more.join('')}</Relationships>`),
      )
      delete parts['word/_rels/document.xml.rels']
      rewrite(parts, '_rels/.rels', xml => xml.replace('word/document.xml', '/word/document2.xml'))
    })
    expect((await read(web)).counts).toEqual((await read(EDITED)).counts)
    expect(brief(await read(web))).toEqual(brief(await read(EDITED)))
  })

  it('that keeps no bookmarks, properties and styles of characters loses nothing by it, as Google Docs', async () => {
    const docs = left(EDITED, parts => {
      delete parts['docProps/custom.xml']
      delete parts['word/commentsExtended.xml']
      for (const name of ['word/document.xml', 'word/footnotes.xml'])
        rewrite(parts, name, xml =>
          xml.replace(/<w:bookmark(?:Start|End)[^>]*>/g, '').replaceAll('<w:rStyle w:val="ParagraphNumber"/>', ''),
        )
    })
    const found = await read(docs)
    expect(found.notices.map(({ reason }) => reason)).toEqual([
      'It does not say which text it is; it was taken for first/paper/en',
      expect.stringMatching(/^Paragraph 1 \(“Arches carry .*…”\) was found by its words only/),
      ...Array.from({ length: 4 }, () => expect.stringContaining('was found by its words only')),
    ])
    const replies = (list: ReturnType<typeof brief>) =>
      list.map(one => (one.kind === 'reply' ? { ...one, kind: 'comment' } : one))
    expect(brief(found)).toEqual(replies(brief(await read(EDITED))))
    expect(found.counts['untracked changes'].found).toBe(0)
    expect(found.member.body).toBe('Member A')
  })

  it('of one language, with the words of another pasted in, is held against those', async () => {
    const pasted = left(EDITED, parts =>
      rewrite(parts, 'docProps/custom.xml', xml =>
        xml.replace(/first\/paper\/en\/\w+/, `first/paper/es/${texts.find(({ language }) => language === 'es')?.text}`),
      ),
    )
    const { notices, findings, sent } = await read(pasted)
    expect(sent.language).toBe('en')
    expect(notices.map(({ reason }) => reason).join()).toContain('its words are those of first/paper/en')
    expect(findings).toHaveLength((await read(EDITED)).findings.length)
  })
})

describe('what a member puts into a text', () => {
  it('a note, kept as a change or not, stands with the paragraph that calls it', async () => {
    const noted = (tracked: boolean) =>
      left(SENT, parts => {
        const wrap = (xml: string): string => (tracked ? `<w:ins ${BY}>${xml}</w:ins>` : xml)
        rewrite(parts, 'word/document.xml', xml =>
          xml.replace(SECOND, `$1${wrap('<w:r><w:footnoteReference w:id="77"/></w:r>')}`),
        )
        rewrite(parts, 'word/footnotes.xml', xml =>
          xml.replace(
            '</w:footnotes>',
            `<w:footnote w:id="77"><w:p>${wrap(run('See the survey.'))}</w:p></w:footnote></w:footnotes>`,
          ),
        )
      })
    expect(brief(await read(noted(true)))).toEqual([
      { kind: 'insertion', segment: 'arches/p-nrqr0', words: '', text: '[*]' },
      { kind: 'insertion', segment: 'arches/p-nrqr0', words: '', text: 'See the survey.' },
    ])
    expect(brief(await read(noted(false))).map(({ kind, segment, text }) => [kind, segment, text])).toEqual([
      ['untracked', 'arches/p-nrqr0', expect.stringContaining('around them.[*]')],
      ['untracked', 'arches/p-nrqr0', 'See the survey.'],
    ])
  })

  it('a change in the note of a citation stands with the paragraph that cites', async () => {
    const cited = left(SENT, parts =>
      rewrite(parts, 'word/footnotes.xml', xml => xml.replace('Eva Ruiz and Luis', 'Eva Ruiz, Luis')),
    )
    expect(brief(await read(cited)).map(({ kind, segment }) => [kind, segment])).toEqual([
      ['untracked', 'cables/p-7qr5a'],
    ])
  })

  it('pictures that came or went without a change are told', async () => {
    const picture =
      '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"/></w:drawing></w:r>'
    // As records count them.
    const counted = texts.map(text => ({
      ...text,
      paragraphs: text.paragraphs.map(one =>
        /^(?:The first stone|Arches carry)/.test(one.text) ? { ...one, pictures: 1 } : one,
      ),
    }))
    const { notices } = await importFile('back.docx', afterSecond(picture), {
      texts: new SentTexts(counted, {}),
      words: sheetWords([]),
    })
    const told = notices.map(({ reason }) => reason).filter(reason => reason.startsWith('A picture'))
    expect(told).toEqual([
      expect.stringMatching(/^A picture went .*, from paragraph \d/),
      expect.stringMatching(/^A picture came .*, to paragraph \d/),
      ...told.slice(2),
    ])
    // What was sent before pictures were counted says nothing of them.
    expect((await read(afterSecond(picture))).notices.filter(({ reason }) => reason.startsWith('A picture'))).toEqual(
      [],
    )
  })

  it('a picture, an equation and a text box are told', async () => {
    expect(brief(await read(afterSecond(`<w:ins ${BY}><w:r><w:drawing/></w:r></w:ins>`)))).toEqual([
      { kind: 'insertion', segment: 'arches/p-nrqr0', words: '', text: '[picture]' },
    ])
    const sum = `<w:ins ${BY}><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:ins>`
    expect(brief(await read(afterSecond(sum)))).toMatchObject([{ segment: 'arches/p-nrqr0', text: 'a+b' }])
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p>${run('Read this.')}</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>${run('Read this.')}</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    expect(brief(await read(afterSecond(box)))).toEqual([
      { kind: 'untracked', segment: 'arches/p-nrqr0', words: '', text: 'Read this.' },
    ])
  })

  it('a change in the header is about the whole', async () => {
    const header = left(SENT, parts =>
      rewrite(parts, 'word/header1.xml', xml => xml.replace('</w:p>', `<w:ins ${BY}>${run(' – final')}</w:ins></w:p>`)),
    )
    expect(brief(await read(header))).toEqual([{ kind: 'insertion', segment: 'general', words: '', text: '– final' }])
  })

  it('a table set otherwise, and a cell put in, are told in their places', async () => {
    const table = inDocument(xml => {
      const at = xml.indexOf('<w:tblPr>', xml.lastIndexOf('<w:tbl>', xml.indexOf('Keystone')))
      return xml.slice(0, at) + xml.slice(at).replace('</w:tblPr>', `<w:tblPrChange ${BY}/></w:tblPr>`)
    })
    expect(brief(await read(table))).toEqual([{ kind: 'format', segment: 'arches/td-8v55w', words: '', text: '' }])
    const cell = inDocument(xml => {
      const at = xml.indexOf('</w:tc>', xml.indexOf('one for each arch')) + 7
      return `${xml.slice(0, at)}<w:tc><w:tcPr><w:cellIns ${BY}/></w:tcPr><w:p>${run('of granite')}</w:p></w:tc>${xml.slice(at)}`
    })
    expect(brief(await read(cell))).toEqual([
      { kind: 'insertion', segment: 'arches/td-8aabk', words: '', text: 'of granite' },
    ])
  })

  it('a paragraph that is copied to elsewhere is new there, though it takes its bookmark along', async () => {
    const copied = inDocument(xml => {
      const own = paragraphWith(xml, 'Ropes are lighter')
      const goal = paragraphWith(xml, 'Every cable has')
      const bare = own.replace(/<w:bookmark(?:Start|End)[^>]*>/g, '')
      return xml.replace(own, bare).replace(goal, `${goal}${own}`)
    })
    expect(brief(await read(copied))).toEqual([
      {
        kind: 'untracked',
        segment: 'cables/p-q3pp8',
        words: '',
        text: 'Ropes are lighter than stones and do not last as long in the rain.',
      },
    ])
  })

  it('a heading that is typed anew, and a paragraph pasted over its own, are found again', async () => {
    const retyped = inDocument(xml => {
      const heading = paragraphWith(xml, '>Stones<')
      const second = paragraphWith(xml, 'A second paragraph')
      return xml
        .replace(heading, `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>${run('Stones and mortar')}</w:p>`)
        .replace(
          second,
          `<w:p>${run('A second paragraph says what follows for towns with much stone in the hills.')}</w:p>`,
        )
    })
    const found = (await read(retyped)).findings
    expect(found.map(({ segment }) => segment)).toEqual(['arches/p-nrqr0', 'arches/h-h9jkv'])
    expect(found.every(({ kind, uncertain }) => kind === 'untracked' && uncertain)).toBe(true)
  })

  it('is found as well when all changes are accepted before it is sent', async () => {
    const accepted = left(EDITED, parts => {
      for (const name of ['word/document.xml', 'word/footnotes.xml'])
        rewrite(parts, name, xml => xml.replace(/<w:del .*?<\/w:del>/g, '').replace(/<\/?w:ins(?: [^>]*)?>/g, ''))
    })
    const untracked = (await read(accepted)).findings.filter(({ kind }) => kind === 'untracked')
    const changed = (await read(EDITED)).findings.filter(({ kind }) => /insertion|deletion|replacement/.test(kind))
    expect(untracked.map(({ segment }) => segment).sort()).toEqual(changed.map(({ segment }) => segment).sort())
    for (const text of ['no money', ' herself', 'somebody has shown'])
      expect(untracked.some(({ proposal }) => proposal.includes(text.trim().split(' ')[0] ?? ''))).toBe(true)
  })
})
