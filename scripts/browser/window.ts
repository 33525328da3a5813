import type { Browser, Page } from 'puppeteer'

/** Minimizes the page's window, where the browser lets us: it prints all the same. */
export async function minimize(browser: Browser, page: Page): Promise<void> {
  try {
    await browser.setWindowBounds(await page.windowId(), { windowState: 'minimized' })
  } catch {
    // Not every browser has windows to minimize.
  }
}

/** Shows the page's window again. */
export async function restore(browser: Browser, page: Page): Promise<void> {
  try {
    await browser.setWindowBounds(await page.windowId(), { windowState: 'normal' })
  } catch {
    // It was not minimized, then.
  }
}

/** How often a page is asked whether it is hidden: a few times are usual, and some browsers never hide one. */
const MOST_ASKED = 50

/**
 * Waits until nobody can see a page. It is then laid out when we ask for it and at no other time, and never painted: that
 * is quicker. And the same steps give the same layout: where frames came in between, kerning differed in a line, once in
 * some thousand times.
 */
export async function hidden(page: Page, minimizing: Promise<void>): Promise<void> {
  await minimizing
  for (let asked = 0; asked < MOST_ASKED; asked++)
    if (await page.evaluate(() => document.visibilityState === 'hidden')) return
}
