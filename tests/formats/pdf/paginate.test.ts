import { beforeAll, describe, expect, test } from 'vitest'
import { withBrowser } from '../../../scripts/browser/browser.ts'
import { letter, tortureDocument } from '../../fixtures/paginate/torture.ts'
import { generateDocument } from './generate-document.ts'
import { printHtml } from './print-html.ts'
import { type Findings, verifyPages } from './verify-pages.ts'
import { type ReadDocument, readDocument } from './verify-read.ts'

/** Numbers of the notes called in the chapter whose table has a row that is taller than a page. */
function sideBySide(html: string): Set<string> {
  const [, chapter = ''] = html.split(/(?=<section[^>]*row-taller-than-a-page)/)
  const [own = ''] = chapter.split(/<\/section>/)
  return new Set([...own.matchAll(/data-number="(\d+)"/g)].map(([, number]) => number as string))
}

describe.each(['paper', 'statement'] as const)('every hard case, as a %s', template => {
  let messages: string[]
  const html = tortureDocument(template)
  let findings: Findings
  let document: ReadDocument

  beforeAll(async () => {
    const printed = await withBrowser({}, browser => printHtml(browser, html))
    messages = printed.messages
    findings = await verifyPages(printed.pdf, html)
    document = await readDocument(printed.pdf)
  })

  /** Numbers of the pages that show a word. */
  const pagesWith = (word: string): number[] =>
    document.pages.filter(({ texts }) => texts.some(({ text }) => text.includes(word))).map(({ number }) => number)
  const textOf = (number: number): string => (document.pages[number - 1]?.texts ?? []).map(({ text }) => text).join(' ')
  const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

  test('it is laid out without a message', () => {
    expect(messages).toEqual([])
  })

  test('notes stand on the pages of their calls, page numbers and headers are right, nothing overlaps', () => {
    // In a row that is taller than a page, a later call may stand on an earlier page: its cells run side by side.
    const tall = sideBySide(html)
    const isOfTallRow = (fault: string) => {
      const [, later = '', earlier = ''] = /: note (\d+) stands after note (\d+)$/.exec(fault) ?? []
      return tall.has(later) && tall.has(earlier)
    }
    expect(findings.faults.filter(fault => !isOfTallRow(fault))).toEqual([])
  })

  test('no page shows a single line of a paragraph that goes on', () => {
    expect(findings.looseLines).toEqual([])
  })

  test('a note of several pages goes on overleaf, beside the text and then its own', () => {
    const start = document.pageOf.get('sec-note-of-three-pages') ?? 0
    const hasNotes = (number: number) => document.pages[number - 1]?.texts.some(({ roles }) => roles.includes('Note'))
    const hasText = (number: number) => document.pages[number - 1]?.texts.some(({ roles }) => roles.includes('P'))
    expect([start, start + 1, start + 2].map(hasNotes)).toEqual([true, true, true])
    expect([start, start + 1, start + 2].map(hasText)).toEqual([true, true, true])
  })

  test('boxes stay whole, or go on overleaf where much of a page would be white', () => {
    for (const index of range(14).filter(index => index % 2 === 1)) {
      const [begin = 0, end = 0] = [pagesWith(`BEGINw${index}`)[0], pagesWith(`ENDw${index}`)[0]]
      expect([0, 1]).toContain(end - begin)
    }
  })

  test('a box longer than a page begins where it is mentioned and ends pages later', () => {
    const start = document.pageOf.get('sec-box-longer-than-a-page') ?? 0
    expect([start, start + 1]).toContain(pagesWith('BEGINlong')[0])
    expect(pagesWith('ENDlong')[0]).toBeGreaterThan(pagesWith('BEGINlong')[0] ?? 0)
  })

  test('pictures stay with their captions and fit on a page', () => {
    expect(pagesWith('Huge').length).toBeGreaterThanOrEqual(2)
    for (const name of ['Huge square', 'Huge column', 'Huge row']) expect(pagesWith(name)).toHaveLength(1)
  })

  test('the text behind a figure that does not fit fills the page before it', () => {
    const pages = range(12).map(
      index => [pagesWith(`LATE${index}`)[0] ?? 0, pagesWith(`BEHIND${index}`)[0] ?? 0] as const,
    )
    const late = pages.filter(([figure, behind]) => behind < figure)
    expect(late.length).toBeGreaterThan(1)
    for (const [figure, behind] of late) expect(figure).toBe(behind + 1)
  })

  test('so does the text behind a box, but not behind one with notes', () => {
    const boxes = range(12).map(index => ({
      page: pagesWith(`BEGINlate${letter(index)}`)[0] ?? 0,
      end: pagesWith(`ENDlate${letter(index)}`)[0] ?? 0,
      below: pagesWith(`BELOW${letter(index)}`)[0] ?? 0,
      hasNotes: index % 3 === 0,
    }))
    const late = boxes.filter(({ page, below }) => below < page)
    expect(late.length).toBeGreaterThan(0)
    for (const { page, end, below, hasNotes } of late)
      expect({ page, end, hasNotes }).toEqual({ page: below + 1, end: below + 1, hasNotes: false })
  })

  test('the header of a long table is repeated on each of its pages', () => {
    const rows = new Set(range(150).flatMap(row => pagesWith(`Row ${row}`)))
    expect(rows.size).toBeGreaterThan(3)
    expect(pagesWith('HEADLONG')).toEqual([...rows].toSorted((a, b) => a - b))
  })

  test('a long cell leaves the columns beside it room for their words', () => {
    for (const column of range(8)) expect(pagesWith(`SQUEEZED${column}`)).not.toEqual([])
  })

  test('rows that a cell spans stay together', () => {
    for (const index of range(12)) expect(pagesWith(`SPAN${index}`)).toEqual(pagesWith(`LAST${index}`))
  })

  test('headings stay with the text that follows', () => {
    for (const index of range(9)) {
      const page = pagesWith(`AFTERHEADINGS${index}`)
      expect([pagesWith(`HEADINGA${index}`), pagesWith(`HEADINGB${index}`)]).toEqual([page, page])
    }
    expect(pagesWith('TALLHEADING')).toContain(pagesWith('AFTERTALLHEADING')[0])
  })

  test('notes of a chapter’s last page stand at its foot', () => {
    const last = Math.max(...[...document.pageOf.keys()].map(name => Number(/^note-(\d+)$/.exec(name)?.[1] ?? 0)))
    const page = document.pages[(document.pageOf.get(`note-${last}`) ?? 0) - 1]
    const notes = page?.texts.filter(({ roles }) => roles.includes('Note')) ?? []
    expect(Math.min(...notes.map(({ y }) => y))).toBeLessThan(80)
  })

  test('an empty chapter takes no more than its heading', () => {
    const page = document.pageOf.get('sec-empty') ?? 0
    expect(textOf(page)).toContain('empty')
    const next = document.pageOf.get('sec-end-with-notes') ?? 0
    expect(next - page).toBe(template === 'paper' ? 1 : 0)
  })

  test('the status of a consultation draft stands on every page but the cover', () => {
    expect(pagesWith('Consultation draft')).toHaveLength(findings.pages)
  })
})

describe('text that takes more lines once it is parted', () => {
  const document = generateDocument(46, { template: 'paper', chapters: 4, blocks: [30, 30] })
  const html = document.replace(
    '</head>',
    '<style>:root { --leading: 1.4 } .parted-text { padding-inline-end: 160px }</style></head>',
  )
  const message = /^print-layout: .*notes: they stand at the end of the chapter now \(chapter "Running \d"\)/
  const print = (passes: number) => withBrowser({}, browser => printHtml(browser, html, { passes }))

  test('sends the notes of a chapter to its end, and says so', async () => {
    const { pdf, messages } = await print(1)
    expect(messages.filter(text => message.test(text)).length).toBeGreaterThan(0)
    for (const text of messages) expect(text).toMatch(/^print-(layout|pages): /)
    const { faults } = await verifyPages(pdf, html)
    // After one layout only, pages may not come out as planned: then it is said, and nothing is published.
    const isTold = messages.some(text => text.startsWith('print-pages: '))
    expect(isTold ? [] : faults.filter(fault => /printed over|margin|header|blank/.test(fault))).toEqual([])
    const { pages } = await readDocument(pdf)
    const text = pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(' ')
    for (const [note] of html.matchAll(/Note \d+:/g)) expect(text).toContain(note)
  })

  test('is laid out anew as long as that helps', async () => {
    const once = await print(1)
    const { messages } = await print(20)
    expect(messages.length).toBeLessThan(once.messages.length)
    for (const text of messages) expect(text).toMatch(/^print-(layout|pages): /)
  })
})

describe('a box at the end of a chapter that has its notes there', () => {
  test('stands before them, with its heading, wherever on a page it begins', async () => {
    const setting = ['openers-page', 'notes-chapter-end']
    const document = generateDocument(3, { template: 'paper', chapters: 8, blocks: [2, 2], setting })
    let chapter = 0
    let word = 0
    const paragraph = (count: number) => `<p>${Array.from({ length: count }, () => `w${word++}w`).join(' ')}</p>`
    const html = document.replaceAll('</section><section class="chapter"', next => {
      const text = Array.from({ length: ++chapter }, () => paragraph(120)).join('')
      const box = `<aside class="box"><p class="box-title">A box</p>${paragraph(340)}</aside>`
      return `${text}<h3 id="sec-last-${chapter}">Last</h3>${box}${next}`
    })
    expect(chapter).toBe(7)
    const { pdf } = await withBrowser({}, browser => printHtml(browser, html))
    const { faults } = await verifyPages(pdf, html)
    expect(faults).toEqual([])
  })
})
