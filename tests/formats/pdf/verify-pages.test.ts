import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PrintBrowser, withBrowser } from '../../../scripts/browser/browser.ts'
import { generateDocument } from './generate-document.ts'
import { printHtml } from './print-html.ts'
import { type Findings, verifyPages } from './verify-pages.ts'

// The verifier is only worth its silence if it speaks up: each test spoils one thing after the layout.
const html = generateDocument(3, { template: 'paper', chapters: 2, blocks: [14, 14], variety: 0.2 })
let browser: PrintBrowser
let close: () => void
let closed: Promise<void>

beforeAll(async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  close = resolve
  await new Promise<void>(opened => {
    closed = withBrowser({}, async lent => {
      browser = lent
      opened()
      await promise
    })
  })
})

afterAll(async () => {
  close()
  await closed
})

async function findings(spoil?: () => void): Promise<Findings> {
  const { pdf } = await printHtml(browser, html, spoil && { afterwards: spoil })
  return verifyPages(pdf, html)
}

test('a document that nobody spoiled has no faults', async () => {
  const { faults, looseLines } = await findings()
  expect([faults, looseLines]).toEqual([[], []])
})

test('a note on another page than its call', async () => {
  const { faults } = await findings(() => {
    const note = document.querySelector<HTMLElement>('.note')
    if (note) note.style.top = `${Number.parseFloat(note.style.top) + 933}px`
  })
  expect(faults).toContainEqual(expect.stringMatching(/^note-1 is called on page 4 and stands on page 5$/))
})

test('text that reaches into notes', async () => {
  const { faults } = await findings(() => {
    for (const note of document.querySelectorAll<HTMLElement>('.note'))
      note.style.top = `${Number.parseFloat(note.style.top) - 60}px`
  })
  expect(faults).toContainEqual(expect.stringContaining('stands beside or below notes'))
})

test('a note printed over another', async () => {
  const { faults } = await findings(() => {
    for (const note of document.querySelectorAll<HTMLElement>('.note'))
      note.style.top = `${Math.floor(Number.parseFloat(note.style.top) / 933) * 933 + 900}px`
  })
  expect(faults).toContainEqual(expect.stringContaining('is printed over'))
})

test('a rule that is missing above notes, or goes through them', async () => {
  const { faults } = await findings(() => {
    const [first, second] = document.querySelectorAll<HTMLElement>('.note-rule')
    first?.remove()
    if (second) second.style.top = `calc(${second.style.top} + 22px)`
  })
  expect(faults).toContainEqual(expect.stringContaining('0 rules stand above the notes'))
  expect(faults).toContainEqual(expect.stringContaining('a rule goes through the notes'))
})

test('a wrong number in the table of contents', async () => {
  const { faults } = await findings(() => {
    const number = document.querySelector('nav .page-number')
    if (number) number.textContent = '77'
  })
  expect(faults).toContainEqual(expect.stringMatching(/^contents show pages 77,/))
})

test('a header that is missing', async () => {
  const { faults } = await findings(() => {
    const style = document.createElement('style')
    style.textContent = '@page { @top-right { content: none } }'
    document.head.append(style)
  })
  expect(faults).toContainEqual(expect.stringMatching(/^page 5: header Generated document,, expected/))
})

test('a header where a chapter opens', async () => {
  const { faults } = await findings(() => {
    const style = document.createElement('style')
    style.textContent = '@page { @top-right { content: "Words" } }'
    document.head.append(style)
  })
  expect(faults).toContainEqual(expect.stringMatching(/^page 4: header ,Words, expected/))
})

test('a page without anything', async () => {
  const { faults } = await findings(() => {
    const page = document.createElement('div')
    page.style.cssText = 'break-before: page; height: 1px'
    document.querySelector('main')?.append(page)
  })
  expect(faults).toContainEqual(expect.stringMatching(/^page \d+: is blank$/))
})

test('text that runs past the margins', async () => {
  const { faults } = await findings(() => {
    const text = document.querySelector<HTMLElement>('.chapter > p')
    if (text) text.style.marginLeft = '-250px'
  })
  expect(faults).toContainEqual(expect.stringMatching(/stands in the margin/))
})

test('a heading that is left at the foot of a page', async () => {
  const { faults } = await findings(() => {
    const text = document.querySelector<HTMLElement>('.chapter > h2 + *')
    if (text) text.style.breakBefore = 'page'
  })
  expect(faults).toContainEqual(expect.stringMatching(/ends with the heading/))
})

test('single lines at the foot and the head of a page', async () => {
  const { looseLines } = await findings(() => {
    const text = document.querySelector<HTMLElement>('.chapter > p')
    const lines = text
      ? Math.round(text.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(text).lineHeight))
      : 0
    for (const left of [1, lines - 1]) {
      const copy = text?.cloneNode(true) as HTMLElement
      const height = 933 - (left + 0.5) * Number.parseFloat(getComputedStyle(text as HTMLElement).lineHeight)
      copy.style.cssText = `break-before: page; margin: 0; padding-top: ${height}px; orphans: 1; widows: 1`
      document.querySelector('main')?.append(copy)
    }
  })
  expect(looseLines).toContainEqual(expect.stringMatching(/ends with the first line/))
  expect(looseLines).toContainEqual(expect.stringMatching(/begins with the last line/))
})
