import { describe, expect, test } from 'vitest'
import { compileForPrint } from '../../../scripts/bench/paper.ts'
import { withBrowser } from '../../../scripts/browser/browser.ts'
import { TOOLCHAIN_ROOT } from '../../../scripts/ground/toolchain.ts'
import { printHtml } from './print-html.ts'
import { verifyPages } from './verify-pages.ts'

describe.each(['policy-statement', 'policy-paper'])('the pages of %s', edition => {
  test.each(['en', 'es', 'pt'])('are as they should be in %s', async language => {
    const { html, files } = await compileForPrint(TOOLCHAIN_ROOT, edition, language)
    const { pdf, messages } = await withBrowser({}, browser => printHtml(browser, html, { files }))
    expect(messages).toEqual([])
    expect(await verifyPages(pdf, html)).toMatchObject({ faults: [], looseLines: [] })
  })
})
