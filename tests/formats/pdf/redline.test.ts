import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { expect, it } from 'vitest'
import { served } from '../../../scripts/bench/paper.ts'
import { withBrowser } from '../../../scripts/browser/browser.ts'
import { looksOf } from '../../../scripts/formats/html/looks.ts'
import { renderDocument } from '../../../scripts/formats/html/render.ts'
import { firstPage } from '../../../scripts/redline/first-page.ts'
import { randomHistory } from '../../redline/random-history.ts'
import { statesOf } from '../../redline/revisions.ts'
import { printHtml } from './print-html.ts'
import { verifyPages } from './verify-pages.ts'

it('prints redlines as pages without fault, with words that came or went told apart in the structure', async () => {
  const { before, after } = randomHistory(104)
  const { compared, made } = await statesOf(before, after)
  const { publication, loaded } = compared.to.prepared
  const { templates, assets } = looksOf(publication, loaded)
  const rendition = { ...made.rendition, redline: true, firstPage: firstPage(compared, made) }
  const template = templates.get(rendition.document.edition.template)
  if (!template) throw new Error('Missing template')
  const { html, files } = await renderDocument(rendition, { template, medium: 'print', downloads: [] })
  const printed = await withBrowser({}, browser => printHtml(browser, html, { files: served([...assets, ...files]) }))
  expect(printed.messages).toEqual([])
  expect((await verifyPages(printed.pdf, html)).faults).toEqual([])
  const document = await PDFDocument.load(printed.pdf)
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object)
  const types = objects.flatMap(object => (object instanceof PDFDict ? [object.get(PDFName.of('S'))] : []))
  expect(types).toContain(PDFName.of('Ins'))
  expect(types).toContain(PDFName.of('Del'))
}, 120_000)
