import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { withBrowser } from '../../../scripts/browser/browser.ts'
import { type PrintDocument, type PrintResult, printDocument } from '../../../scripts/formats/pdf/print.ts'
import { pageTexts, readPdf } from '../../support/pdf.ts'

const metadata = {
  title: 'Cooperación entre ciudades & regiones',
  language: 'es',
  authors: ['CGLU'],
  subject: 'De qué trata',
  keywords: ['cooperación', 'ciudades'],
  rights: 'CC BY 4.0',
  published: '2022-12-15',
  date: new Date('2022-12-15T10:20:30Z'),
}

function source(html: string, extra: Partial<PrintDocument> = {}): PrintDocument {
  return { name: 'es/policy-paper', html: `<!doctype html>${html}`, files: new Map(), metadata, ...extra }
}

async function print(document: PrintDocument): Promise<{ result: PrintResult | undefined; messages: string[] }> {
  const file = new VFile({ path: 'policy-paper' })
  const result = await withBrowser({}, browser => printDocument(browser, document, file))
  return { result, messages: file.messages.map(message => `${message.ruleId}: ${message.reason}`) }
}

test('a document becomes a PDF of its pages, with its metadata and nothing of the time of day', async () => {
  const { result, messages } = await print(
    source('<html lang="es"><title>x</title><body><h1>Título</h1><h1 style="break-before:page">Otro</h1>'),
  )
  expect(messages).toEqual([])
  expect(result?.pages).toBe(2)
  expect(await pageTexts(result?.pdf ?? new Uint8Array())).toEqual(['Título', 'Otro'])
  const found = await readPdf(result?.pdf ?? new Uint8Array(), document => document.getMetadata())
  expect(found.info).toMatchObject({
    Title: metadata.title,
    Author: 'CGLU',
    Subject: 'De qué trata',
    Keywords: 'cooperación, ciudades',
    CreationDate: "D:20221215102030+00'00'",
    ModDate: "D:20221215102030+00'00'",
    Language: 'es',
  })
  expect(found.metadata.get('dc:title')).toBe(metadata.title)
})

test('printing the same document twice gives the same bytes', async () => {
  const html = '<html lang="es"><title>x</title><body><h1>Título</h1><p>Texto <a href="#a">enlace</a><p id="a">Fin'
  const first = await print(source(html))
  const second = await print(source(html))
  expect(first.result?.pdf).toEqual(second.result?.pdf)
})

test('what a document asks for beyond its files is reported, once each', async () => {
  const { messages } = await print(source('<body>Text<img src="a.png" alt=""><img src="a.png" alt="">'))
  expect(messages).toEqual([
    'print-resource: `https://publication.invalid/a.png` is no file of the document, and is asked for in `es/policy-paper`',
  ])
})

test('a font that does not load is reported by name', async () => {
  const css = '@font-face{font-family:Paper;font-weight:400;src:url(paper.woff2)}body{font-family:Paper}'
  const files = new Map([['paper.woff2', { body: Buffer.from('not a font'), type: 'font/woff2' }]])
  const { messages } = await print(source(`<style>${css}</style><body>Text`, { files }))
  expect(messages).toEqual([
    'print-font: Font `Paper 400 normal` does not load in `es/policy-paper`',
    expect.stringMatching(/^print-foreign-font: `Text` on page 1 is set in `.+`, which is no font of the document/),
  ])
})
