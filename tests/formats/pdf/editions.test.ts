import { rmSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { compileForPrint } from '../../../scripts/bench/paper.ts'
import { withBrowser } from '../../../scripts/browser/browser.ts'
import { writeLongPublication } from '../../support/long-publication.ts'
import { printHtml } from './print-html.ts'
import { verifyPages } from './verify-pages.ts'

const root = writeLongPublication()
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe.each(['statement', 'paper'])('the pages of a %s', edition => {
  test.each(['en', 'es', 'pt'])('are as they should be in %s', async language => {
    const { html, files } = await compileForPrint(root, edition, language)
    const { pdf, messages } = await withBrowser({}, browser => printHtml(browser, html, { files }))
    expect(messages).toEqual([])
    expect(await verifyPages(pdf, html)).toMatchObject({ faults: [] })
  })
})
