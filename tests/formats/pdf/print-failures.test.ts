import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { type PrintPage, withBrowser } from '../../../scripts/browser/browser.ts'
import { printDocument } from '../../../scripts/formats/pdf/print.ts'
import { browserProcesses } from '../../support/browser-processes.ts'
import { pageTexts } from '../../support/pdf.ts'
import { sampleDocument } from '../../support/sample-document.ts'
import { printHtml } from './print-html.ts'

const LAID_OUT = { pages: 5, messages: [] }

async function killBrowser(): Promise<typeof LAID_OUT> {
  const main = (await browserProcesses()).find(({ isMain }) => isMain)
  if (main) process.kill(main.pid, 'SIGKILL')
  return LAID_OUT
}

describe('a document that the browser fails on', () => {
  test.runIf(process.platform === 'linux')('is printed after one crash', async () => {
    let tries = 0
    const file = new VFile()
    const layout = async () => (++tries === 1 ? killBrowser() : LAID_OUT)
    const document = { ...(await sampleDocument()), layout }
    const printed = await withBrowser({}, browser => printDocument(browser, document, file))
    expect([printed?.pages, tries, file.messages]).toEqual([5, 2, []])
  })

  test.runIf(process.platform === 'linux')('is given up after two, by name, and the next one is printed', async () => {
    const files = [new VFile(), new VFile()]
    const [failing, sound] = [{ ...(await sampleDocument()), layout: killBrowser }, await sampleDocument()]
    const printed = await withBrowser({}, async browser => [
      await printDocument(browser, failing, files[0] as VFile),
      await printDocument(browser, sound, files[1] as VFile),
    ])
    expect(printed.map(result => result?.pages)).toEqual([undefined, 5])
    expect(files.map(file => file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`))).toEqual([
      ['print-failed: The browser ended while it had `es/policy-paper` open: build once more'],
      [],
    ])
  })

  test('is given up when its time is over, by name', async () => {
    const file = new VFile()
    const layout = (page: PrintPage) =>
      page.evaluate((): typeof LAID_OUT => {
        for (;;) document.title = ''
      })
    const hanging = { ...(await sampleDocument()), layout }
    const printing = withBrowser({ timeLimit: 1000 }, browser => printDocument(browser, hanging, file))
    expect(await printing).toBeUndefined()
    expect(file.messages.map(({ reason }) => reason)).toEqual([
      'Printing `es/policy-paper` took more than 1 s: build it alone, with --edition and --language',
    ])
  })
})

test('a file that cannot be finished is given up, by name', async () => {
  const file = new VFile()
  // A mark that nobody set: what the browser printed is not what is known of it.
  const layout = (page: PrintPage) =>
    page.evaluate((): typeof LAID_OUT => {
      const spoiled = document.querySelector('p') as HTMLElement
      spoiled.role = 'figure'
      spoiled.ariaLabel = 'structure-mark 9999'
      return { pages: 5, messages: [] }
    })
  const unknown = { ...(await sampleDocument()), layout }
  expect(await withBrowser({}, browser => printDocument(browser, unknown, file))).toBeUndefined()
  expect(file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)).toEqual([
    'print-failed: `es/policy-paper` was printed, but could not be finished: Unexpected structure mark structure-mark 9999',
  ])
})

test('a document with other pages than were laid out is told of: its page numbers are wrong', async () => {
  const file = new VFile()
  const document = { ...(await sampleDocument()), layout: async () => ({ ...LAID_OUT, pages: 7 }) }
  expect((await withBrowser({}, browser => printDocument(browser, document, file)))?.pages).toBe(5)
  expect(file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)).toEqual([
    'print-pages: `es/policy-paper` was laid out on 7 pages and printed on 5: look at its last pages',
  ])
})

describe('titles on the cover', () => {
  const cover = (words: number) => {
    const titles = `<h1>${'Cooperation '.repeat(words)}</h1><p class="cover-subtitle">Subtitle</p>`
    const sheets = ['theme', 'base', 'print', 'print-layout', 'page'].map(
      name => `<link rel="stylesheet" href="assets/${name}.css">`,
    )
    return `<!doctype html><html lang="en"><title>T</title>${sheets.join('')}<body>
      <section class="cover"><p class="cover-body">B</p><div class="cover-titles">${titles}</div><p class="cover-status">Status</p></section>
      <main><section class="chapter" id="c" data-running="C"><h2 id="h">C</h2><p>Text.</p></section></main>`
  }
  const print = (words: number) => withBrowser({}, browser => printHtml(browser, cover(words)))

  test('are set smaller where they are long', async () => {
    const { pdf, messages } = await print(120)
    expect(messages.filter(text => text.startsWith('print-layout'))).toEqual([])
    const [first] = await pageTexts(pdf)
    expect(first?.match(/Cooperation/g)).toHaveLength(120)
    expect(first).toContain('Status')
  })

  test('are hidden by nothing, whatever pages come before the text', async () => {
    const contents = '<nav class="contents"><h2>Contents</h2><ol><li><a href="#c">C</a></li></ol></nav><main>'
    const hidden = (): void => {
      const { top } = (document.querySelector('main') as HTMLElement).getBoundingClientRect()
      for (const ground of document.querySelectorAll('.note-ground'))
        if (ground.getBoundingClientRect().top < top) throw new Error('It stands before the text')
    }
    const html = cover(3).replace('<main>', contents)
    const { pages } = await withBrowser({}, browser => printHtml(browser, html, { afterwards: hidden }))
    expect(pages).toBe(3)
  })

  test('are told of where nothing helps', async () => {
    expect((await print(1500)).messages).toContainEqual(
      expect.stringContaining('The titles do not fit on the cover: make them shorter'),
    )
  })
})

test('the bytes do not depend on what was printed before', async () => {
  const plain = await sampleDocument('<!doctype html><html lang="es"><title>x</title><table><tr><th>a<td>b</table>')
  const sample = await sampleDocument()
  const print = (documents: (typeof sample)[]) =>
    withBrowser({}, async browser => {
      const pdfs: (Uint8Array | undefined)[] = []
      for (const document of documents) pdfs.push((await printDocument(browser, document, new VFile()))?.pdf)
      return pdfs
    })
  const [first, second] = await print([plain, sample])
  const [third, fourth] = await print([sample, plain])
  expect(first?.length).toBeGreaterThan(1000)
  expect(fourth).toEqual(first)
  expect(third).toEqual(second)
})
