import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textIn } from 'hast-util-to-string'
import { VFile } from 'vfile'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { prepare } from '../../scripts/build/prepare.ts'
import { GENERAL, STATUSES } from '../../scripts/consultation/entries/entry.ts'
import type { MemberFile } from '../../scripts/consultation/entries/member-file.ts'
import { proposedChange } from '../../scripts/consultation/entries/proposed-change.ts'
import { disposition } from '../../scripts/consultation/report/disposition.ts'
import { defaultFormats } from '../../scripts/consultation/report/make-report.ts'
import { reportPage } from '../../scripts/consultation/report/page.ts'
import { reportRendition } from '../../scripts/consultation/report/rendition.ts'
import { summaries } from '../../scripts/consultation/report/summary.ts'
import { dispositionWorkbook } from '../../scripts/consultation/report/workbook.ts'
import { stringifyHtml } from '../../scripts/ground/stringify-html.ts'
import { loadInterface } from '../../scripts/load/interface.ts'
import type { Language } from '../../scripts/model/publication.ts'
import type { SentText } from '../../scripts/model/sent-text.ts'
import { readWorkbook } from '../../scripts/office/read-workbook.ts'
import { writeWorkbook } from '../../scripts/office/write-workbook.ts'
import { makeRenditions, type Rendition } from '../../scripts/renditions/rendition.ts'
import type { RoundInLanguage } from '../../scripts/renditions/round-in-language.ts'
import { formatDiff } from '../../scripts/translations/word-diff.ts'
import { Chance, prose } from '../formats/pdf/generate-random.ts'
import { runCommand } from '../support/command-line.ts'
import { entryOf } from './entry-of.ts'

const FIXTURES = path.join(import.meta.dirname, '../fixtures/consultation')
const LANGUAGES = [
  { id: 'en', tag: 'en-GB', name: 'English' },
  { id: 'es', tag: 'es', name: 'Español' },
  { id: 'pt', tag: 'pt-BR', name: 'Português' },
] as unknown as Language[]

function roundOf(publish: 'body' | 'names' = 'body'): RoundInLanguage {
  return {
    round: {
      ...{ id: 'first', file: new VFile(), title: 'First round', from: '2023-01-10', until: '2023-02-28' },
      ...{ contact: 's@example.org', questions: ['What?'], editions: ['paper'], asked: new Map(), publish },
    },
    title: { text: 'First round', lang: undefined },
    questions: [{ text: 'What carries most?', lang: undefined }],
    asked: [],
    from: new Date('2023-01-10'),
    until: new Date('2023-02-28'),
  }
}

function textOf(language: string, paragraphs: ReadonlyMap<string, string>): SentText {
  const { size } = paragraphs
  return {
    ...{
      round: 'first',
      edition: 'paper',
      language,
      text: `t${size}`,
      version: '1',
      date: '2023-01-01',
      questions: [],
    },
    paragraphs: [...paragraphs].map(([segment, text], index) => ({
      ...{ segment, number: segment.includes('/title-') ? '' : String(index + 1), note: 0, bookmarks: [], text },
    })),
  }
}

async function wordsIn(language: Language) {
  return (await loadInterface('/', language)).t
}

let editions: Rendition[] = []

beforeAll(async () => {
  const prepared = await prepare(path.join(FIXTURES, 'bridges'))
  if (!('failed' in prepared)) editions = makeRenditions(prepared)
})

function editionIn({ id }: Pick<Language, 'id'>): Rendition {
  return editions.find(({ document }) => document.language.id === id) as Rendition
}

async function pageOf(table: ReturnType<typeof disposition>, language = LANGUAGES[0] as Language) {
  return stringifyHtml(await reportPage(reportRendition(table, editionIn(language), { charts: [] }), ''))
}

describe('a round of 25 members in three languages with 40 entries each, whose text was revised since', () => {
  const chance = new Chance(12)
  const ids = Array.from({ length: 120 }, (_, index) => `chapter-${Math.floor(index / 10)}/p-${index}`)
  const before = new Map<string, Map<string, string>>()
  const after = new Map<string, Map<string, string>>()
  // What is gone is gone in all languages.
  const gone = new Set(ids.filter(() => chance.maybe(0.1)))
  for (const { id } of LANGUAGES) {
    const texts = new Map(ids.map(segment => [segment, `${id} ${prose(chance, 20)}`]))
    before.set(id, texts)
    const revised = ids
      .filter(segment => !gone.has(segment))
      .map((segment): [string, string] => {
        const text = texts.get(segment) ?? ''
        return [segment, chance.maybe(0.5) ? text.replace(/ \S+ /, ' revised ') : text]
      })
    after.set(id, new Map([...revised, ['chapter-3/p-new', 'It came since.']]))
  }
  const members = Array.from({ length: 25 }, (_, member): MemberFile => {
    const entries = LANGUAGES.flatMap(({ id: language }) =>
      Array.from({ length: 40 }, (__, index) =>
        entryOf({
          id: `${member}-${language}-${index}`,
          ...{ language, text: prose(chance, 8), author: 'Ana' },
          segment: chance.maybe(0.05)
            ? GENERAL
            : chance.maybe(0.05)
              ? 'question 1'
              : (ids[chance.between(0, ids.length - 1)] ?? ''),
          status: chance.maybe(0.7) ? (STATUSES[chance.between(0, STATUSES.length - 1)] ?? '') : '',
          response: chance.maybe(0.5) ? prose(chance, 5) : '',
        }),
      ),
    )
    return { member: `Member ${member + 1}`, kind: '', entries }
  })
  const all = new Map(members.flatMap(({ entries }) => entries.map(entry => [entry.id, entry] as const)))
  const textThen = (language: string, segment = ''): string => before.get(language)?.get(segment) ?? ''
  const textNow = (language: string, segment = ''): string => after.get(language)?.get(segment) ?? ''
  const [sent, today] = [before, after].map(texts => [...texts].map(([language, some]) => textOf(language, some)))

  const tableIn = (language: string) =>
    disposition({ round: roundOf(), language, members, sent: sent ?? [], today: today ?? [] })

  for (const language of LANGUAGES)
    it(`has every entry once in the workbook, with what its paragraph was and is, in ${language.id}`, async () => {
      expect(all.size).toBe(3000)
      const table = tableIn(language.id)
      const t = await wordsIn(language)
      const [rows] = readWorkbook(writeWorkbook(dispositionWorkbook(table, language, t))).sheets
      const [head, ...body] = [...(rows?.rows.values() ?? [])]
      const column = (key: string): number =>
        [...(head ?? [])].find(([, text]) => text === t(`consultation.report.${key}`))?.[0] ?? -1
      const [id, was, is, status, said] = ['id', 'before', 'now', 'status', 'said'].map(column) as number[]
      expect(body.map(row => row.get(id ?? -1)).sort()).toEqual([...all.keys()].sort())
      for (const row of body) {
        const entry = all.get(row.get(id ?? -1) ?? '')
        expect(row.get(was ?? -1) ?? '').toBe(textThen(language.id, entry?.segment))
        expect(row.get(is ?? -1) ?? '').toBe(textNow(language.id, entry?.segment))
        expect(row.get(said ?? -1)).toBe(entry?.text)
        const word = entry?.status === '' ? 'open' : entry?.status.replaceAll(' ', '-')
        expect(row.get(status ?? -1)).toBe(t(`consultation.report.statuses.${word}`))
      }

      // In the order of the text; what is on no paragraph last.
      const order = body.map(row => ids.indexOf(all.get(row.get(id ?? -1) ?? '')?.segment ?? ''))
      const placed = order.filter(at => at >= 0)
      expect(placed).toEqual(placed.toSorted((a, b) => a - b))
      expect(order.slice(placed.length).every(at => at < 0)).toBe(true)
    })

  for (const language of LANGUAGES)
    it(`has every entry once on the page, under what its paragraph was and is, in ${language.id}`, async () => {
      const table = tableIn(language.id)
      const page = fromHtml(await pageOf(table, language))
      const shown = entriesIn(page)
      expect(shown.toSorted()).toEqual([...all.keys()].sort())
      const tables = selectAll('table.entries', page)
      const quotes = selectAll('blockquote p', page)
      // What stands on no paragraph comes last.
      expect(tables.length - quotes.length).toBe(2)
      for (const [index, quote] of quotes.entries()) {
        const [first] = entriesIn(tables[index] as Element)
        const segment = all.get(first ?? '')?.segment ?? ''
        expect(textWithout(quote, 'ins')).toBe(textThen(language.id, segment))
        expect(textWithout(quote, 'del')).toBe(textNow(language.id, segment))
      }
      const open = [...all.values()].filter(entry => entry.status === '' || entry.status === 'to discuss')
      expect(selectAll('ol.open a', page)).toHaveLength(open.length)
      for (const { key, rows: counted } of summaries(table, await wordsIn(language))) {
        const total = counted.reduce((sum, row) => sum + row.total, 0)
        const answers = [...all.values()].filter(({ segment }) => segment === 'question 1').length
        expect(total).toBe(key === 'byQuestion' ? answers : 3000)
        for (const row of counted) expect(row.counts.reduce((sum, one) => sum + one, 0)).toBe(row.total)
      }
    })
})

/** Ids of the entries that a part of the page shows. */
function entriesIn(part: Root | Element): string[] {
  return selectAll('table.entries tbody th', part).map(({ properties }) => String(properties.id).replace('entry-', ''))
}

function textWithout(node: Element | undefined, tagName: string): string {
  return (node?.children ?? [])
    .filter(child => !(child.type === 'element' && child.tagName === tagName))
    .map(child => textIn(child))
    .join('')
}

describe('a table of comments and answers', () => {
  const HOSTILE =
    '</td><script>alert(1)</script><img src=x onerror=alert(1)> =HYPERLINK("http://x.example") $t(title) {{x}}'

  it('shows what members wrote as text, and runs, fetches and evaluates nothing', async () => {
    const members = [
      {
        member: `=1+1 ${HOSTILE}`,
        kind: '',
        entries: [
          entryOf({ id: '"><script>x</script>', text: HOSTILE, words: HOSTILE, type: HOSTILE, segment: HOSTILE }),
          entryOf({ id: 'b', response: HOSTILE, proposal: `[-${HOSTILE}-]{+=cmd|' /C calc'!A0+}`, answers: HOSTILE }),
        ],
      },
    ]
    const table = disposition({ round: roundOf(), language: 'en', members, sent: [], today: [] })
    const html = await pageOf(table)
    const page = fromHtml(html)
    expect(selectAll('script, img, iframe, [onerror]', page)).toEqual([])
    expect(selectAll('a', page).every(({ properties }) => String(properties.href).startsWith('#'))).toBe(true)
    expect(textIn(page)).toContain(HOSTILE)
    expect(select('meta[http-equiv="Content-Security-Policy"]', page)?.properties.content).toMatch(
      /^default-src 'none';/,
    )
    const language = LANGUAGES[0] as Language
    const [sheet] = readWorkbook(writeWorkbook(dispositionWorkbook(table, language, await wordsIn(language)))).sheets
    expect(sheet?.formulas).toEqual([])
    expect([...(sheet?.rows.get(1)?.values() ?? [])].join('\n')).toContain(HOSTILE)
  })

  const member = {
    member: 'Ana Ruiz',
    kind: '',
    entries: [entryOf({ author: 'Ana Ruiz', by: 'Eva Gómez', text: 'Write to josé.o@pueblo.example, please' })],
  }

  it('keeps the names of people out, and e-mail addresses always', async () => {
    const html = await pageOf(disposition({ round: roundOf(), language: 'en', members: [member], sent: [], today: [] }))
    expect(html).not.toMatch(/Ana Ruiz|Eva Gómez|pueblo\.example|josé/)
    expect(html).toContain('Individual 1')
    const named = await pageOf(
      disposition({ round: roundOf('names'), language: 'en', members: [member], sent: [], today: [] }),
    )
    expect(named).toContain('Ana Ruiz')
    expect(named).toContain('Eva Gómez')
    expect(named).not.toMatch(/pueblo\.example|josé/)
  })

  it('takes the state of the text that an entry is about, where it was sent again', () => {
    const [first, second] = ['They carry much.', 'They carry little.'].map((text, index) => ({
      ...textOf('en', new Map([['arches/p-1', text]])),
      date: `2023-01-0${index + 1}`,
    })) as [SentText, SentText]
    const about = { segment: 'arches/p-1', language: 'en' }
    const entries = [
      entryOf({ ...about, id: 'a', words: 'much' }),
      entryOf({ ...about, id: 'b', proposal: 'They carry [-little-]{+nothing+}.' }),
    ]
    const table = disposition({
      ...{ round: roundOf(), language: 'en', members: [{ member: 'A', kind: '', entries }] },
      ...{ sent: [second, first], today: [second] },
    })
    expect(table.groups.map(({ paragraph }) => formatDiff(paragraph?.change ?? []))).toEqual(
      expect.arrayContaining(['They carry [-much-]{+little+}.', 'They carry little.']),
    )
    expect(table.groups.map(({ entries: some }) => some.map(({ id }) => id).join()).sort()).toEqual(['a', 'b'])
  })

  it('has what is on no paragraph under headings of its own', async () => {
    const sent = [
      textOf(
        'en',
        new Map([
          ['arches/title-1', 'Arches'],
          ['arches/p-1', 'They carry.'],
        ]),
      ),
    ]
    const entries = [GENERAL, 'question 1', 'arches/p-1'].map((segment, index) =>
      entryOf({ segment, id: String(index) }),
    )
    const members = [{ member: 'A', kind: '', entries }]
    const html = await pageOf(disposition({ round: roundOf(), language: 'en', members, sent, today: sent }))
    const headings = selectAll('#chapter-entries :is(h3, h4)', fromHtml(html)).map(heading => textIn(heading))
    expect(headings).toEqual(['Arches', 'Paragraph 2', 'Questions', 'Question 1', 'On the whole text'])
  })

  it('does not repeat in words what the proposal shows', async () => {
    const proposal = 'They carry [-little-]{+nothing+}.'
    const entries = ['They carry nothing.', 'nothing', 'Why so little?'].map((text, index) =>
      entryOf({ id: String(index), text, proposal }),
    )
    const members = [{ member: 'A', kind: '', entries }]
    const html = await pageOf(disposition({ round: roundOf(), language: 'en', members, sent: [], today: [] }))
    const said = selectAll('table.entries tbody tr', fromHtml(html)).map(row =>
      textIn(selectAll('td', row)[0] as Element).replaceAll('\n', ''),
    )
    expect(said).toEqual([
      'They carry littlenothing.',
      'They carry littlenothing.',
      'Why so little?They carry littlenothing.',
    ])
  })

  it('reads proposals back', () => {
    for (const text of ['carry [-by leaning-]{+together+} now', 'no change', '[-all-]', '{+new+} [-', ''])
      expect(formatDiff(proposedChange(text))).toBe(text)
  })
})

describe('npm run consultation:report', () => {
  async function imported() {
    const root = mkdtempSync(path.join(tmpdir(), 'round-'))
    onTestFinished(() => rmSync(root, { recursive: true, force: true }))
    cpSync(path.join(FIXTURES, 'bridges'), root, { recursive: true })
    await runCommand('consultation:import', '--root', root, path.join(FIXTURES, 'returned/libreoffice-pt-4.docx'))
    return {
      root,
      run: () => runCommand('consultation:report', '--root', root, '--format', 'html', '--format', 'xlsx', 'first'),
    }
  }

  it('writes the table in every language, and says what is open', async () => {
    const { root, run } = await imported()
    const { out, err, code } = await run()
    expect(err).toBe('')
    expect(code).toBe(0)
    for (const { id } of LANGUAGES)
      expect(out).toContain(`dist/${id}/consultation-first.html\ndist/${id}/consultation-first.xlsx`)
    expect(out).toContain('5 entries of 1 members, 5 open')
    const page = fromHtml(readFileSync(path.join(root, 'dist/pt/consultation-first.html'), 'utf8'))
    expect(entriesIn(page)).toHaveLength(5)
    // Nothing was revised: what is composed today is what was sent, to the letter.
    expect(selectAll('blockquote', page).length).toBeGreaterThan(0)
    expect(selectAll('blockquote :is(ins, del)', page)).toEqual([])
  })

  it('is made for paper unasked as long as somebody may read it there', () => {
    expect(defaultFormats(3000)).toEqual(['html', 'pdf', 'docx', 'xlsx', 'synopsis', 'text'])
    expect(defaultFormats(20_000)).toEqual(['html', 'xlsx', 'synopsis', 'text'])
  })

  it('refuses to leave out a member whose file cannot be read', async () => {
    const { root, run } = await imported()
    writeFileSync(path.join(root, 'content/consultation/first/member-z.yaml'), 'member: Member Z\nentries: 3\n')
    const { out, code } = await run()
    expect(code).toBe(1)
    expect(out).toContain('first/member-z.yaml')
    expect(out).toContain('Nothing was written')
  })
})
