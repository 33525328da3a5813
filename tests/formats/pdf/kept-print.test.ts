import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import { beforeEach, expect, it, vi } from 'vitest'
import { printOrTake } from '../../../scripts/formats/pdf/kept-print.ts'
import type { PrintDocument } from '../../../scripts/formats/pdf/print.ts'
import { DEFAULT_PAGE } from '../../../scripts/model/page.ts'
import printLayout from '../../../scripts/rules/print-layout.ts'
import { createPublication } from '../../support/publication.ts'

const metadata = {
  title: 'Bridges',
  language: 'en',
  authors: [],
  subject: '',
  keywords: [],
  rights: '',
  published: '2022-12-15',
  date: new Date(0),
}
const css = { body: new TextEncoder().encode('p {}'), type: 'text/css' } as const
const BRIDGES: PrintDocument = {
  name: 'en/paper',
  html: '<p>Bridges</p>',
  files: new Map([['assets/print.css', css]]),
  metadata,
  page: DEFAULT_PAGE,
}
const problems = [{ rule: printLayout, reason: 'A note is too long' }]

let cache: string
let prints = 0

beforeEach(() => {
  cache = path.join(createPublication({}), 'cache')
  vi.stubEnv('PAPER_CACHE', cache)
  prints = 0
})

async function print(document: PrintDocument, layout = 'paginated', fails = false) {
  const file = new VFile({ path: 'dist/en/paper.pdf' })
  const onBrowserDone = vi.fn()
  const result = await printOrTake(document, layout, { file, onBrowserDone }, async () => {
    prints++
    return fails ? undefined : { pdf: new TextEncoder().encode(`PDF ${prints}`), pages: 2, problems }
  })
  return { result, said: file.messages.map(({ reason }) => reason), onBrowserDone }
}

it('takes the PDF of the same document, with its pages and what was said of it', async () => {
  const first = await print(BRIDGES)
  const { result, said, onBrowserDone } = await print({ ...BRIDGES })
  expect(prints).toBe(1)
  expect(new TextDecoder().decode(result?.pdf)).toBe('PDF 1')
  expect(result).toMatchObject({ pages: first.result?.pages, problems: [{ rule: { id: 'print-layout' } }] })
  expect(said).toEqual(['A note is too long'])
  expect(onBrowserDone).toHaveBeenCalledOnce()
})

it.each<[string, Partial<PrintDocument>, string?]>([
  ['text', { html: '<p>Bridge</p>' }],
  ['file', { files: new Map([['assets/print.css', { ...css, body: new TextEncoder().encode('q {}') }]]) }],
  ['name of a file', { files: new Map([['assets/page.css', css]]) }],
  ['metadata', { metadata: { ...metadata, date: new Date(1) } }],
  ['page', { page: { ...DEFAULT_PAGE, bleed: 3 } }],
  ['layout', {}, 'plain'],
])('prints another document: other %s', async (_, change, layout) => {
  await print(BRIDGES)
  await print({ ...BRIDGES, ...change } as PrintDocument, layout)
  expect(prints).toBe(2)
})

it('prints with another browser', async () => {
  await print(BRIDGES)
  vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', process.execPath)
  await print(BRIDGES)
  expect(prints).toBe(2)
})

it('tries again what could not be printed, and prints again what is damaged', async () => {
  await print(BRIDGES, 'paginated', true)
  await print(BRIDGES)
  expect(prints).toBe(2)
  const name = readdirSync(cache).find(one => one.endsWith('.bytes')) as string
  writeFileSync(path.join(cache, name), readFileSync(path.join(cache, name), 'latin1').replace('PDF', 'FDP'), 'latin1')
  const { result } = await print(BRIDGES)
  expect(new TextDecoder().decode(result?.pdf)).toBe('PDF 3')
})
