import type { Browser, Page } from 'puppeteer'
import { onTestFinished } from 'vitest'

export { openBrowser } from '../support/launch-browser.ts'

/** What a browser notes of conflicts, of a publication that cannot be shown at the moment, and of a server that went away. */
const EXPECTED =
  /status of (409|503)|net::ERR_(CONNECTION_(REFUSED|RESET|CLOSED|ABORTED)|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED)/

/**
 * Opens a page until the test is over. What goes wrong in its scripts, or is refused to it, fails the test.
 *
 * @param before told of the page before it goes to the address
 */
export async function openPage(
  browser: Browser,
  url: string | URL,
  before?: (page: Page) => Promise<void>,
): Promise<Page> {
  const page = await browser.newPage()
  const faults: string[] = []
  page.on('pageerror', error => faults.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) faults.push(message.text())
  })
  page.on('dialog', dialog => {
    // One that the test does not wait for: the page would stand still until the test runs out of time.
    if (page.listenerCount('dialog') > 1) return
    faults.push(`A dialog: ${dialog.type()} ${dialog.message()}`)
    void dialog.accept()
  })
  // A busy machine is no fault: only what never comes fails.
  page.setDefaultTimeout(120_000)
  await page.setViewport({ width: 1280, height: 800 })
  await before?.(page)
  await page.goto(String(url), { waitUntil: 'load' })
  onTestFinished(async () => {
    await page.close({ runBeforeUnload: false })
    if (faults.length > 0) throw new Error(faults.join('\n'))
  })
  return page
}
