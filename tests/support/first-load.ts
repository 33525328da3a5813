import path from 'node:path'
import type { Browser, Page } from 'puppeteer'

export interface FirstLoad {
  /** What was fetched, in bytes as the files have them, by ending: `.html`, `.woff2`. */
  bytes: Map<string, number>
  /** Cumulative layout shift. */
  shift: number
  /** What moved, and how far: `nav.contents 0,400 → 0,412`. */
  moved: string[]
  /** Milliseconds until the first text was painted. */
  painted: number
}

/** An entry of the Layout Instability API, which TypeScript does not know. */
interface LayoutShift {
  value: number
  sources: readonly { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
}

/**
 * What a page fetches before it is moved, how far its parts move meanwhile, and when something of it is seen.
 *
 * @param slower how many times slower the processor is made
 * @param lateFonts whether fonts are held back until something was painted
 */
export async function firstLoad(
  browser: Browser,
  url: string,
  { slower = 1, width = 1440, lateFonts = false }: { slower?: number; width?: number; lateFonts?: boolean } = {},
): Promise<FirstLoad> {
  // Nothing of what another page fetched.
  const context = await browser.createBrowserContext()
  try {
    const page = await context.newPage()
    const bytes = new Map<string, number>()
    const sizes: Promise<void>[] = []
    page.on('response', response => {
      // Part of a sheet that was counted.
      if (response.url().startsWith('data:')) return
      const ending = path.extname(new URL(response.url()).pathname)
      sizes.push(response.buffer().then(({ length }) => void bytes.set(ending, (bytes.get(ending) ?? 0) + length)))
    })
    await page.evaluateOnNewDocument(() => {
      const seen = { shift: 0, moved: [] as string[] }
      Object.assign(globalThis, { seen })
      const corner = ({ x, y }: DOMRectReadOnly) => `${Math.round(x)},${Math.round(y)}`
      new PerformanceObserver(list => {
        for (const entry of list.getEntries() as unknown as LayoutShift[]) {
          seen.shift += entry.value
          for (const { node, previousRect, currentRect } of entry.sources) {
            const name = node instanceof Element ? node.outerHTML.slice(0, 80) : node?.textContent
            seen.moved.push(`${name} ${corner(previousRect)} → ${corner(currentRect)}`)
          }
        }
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.setViewport({ width, height: 900 })
    if (slower > 1) await page.emulateCPUThrottling(slower)
    if (lateFonts) await holdFonts(page)
    await page.goto(url, { waitUntil: 'load', timeout: 120_000 })
    await page.evaluate(async () => void (await document.fonts.ready))
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    // What comes after the fonts is painted twice.
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
    await Promise.all(sizes)
    const seen = await page.evaluate(() => ({
      ...(globalThis as unknown as { seen: { shift: number; moved: string[] } }).seen,
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    }))
    return { bytes, ...seen }
  } finally {
    await context.close()
  }
}

export function total({ bytes }: FirstLoad): number {
  return [...bytes.values()].reduce((sum, size) => sum + size, 0)
}

/** Lets fonts go on their way once the page has painted text. */
async function holdFonts(page: Page): Promise<void> {
  await page.setRequestInterception(true)
  page.on('request', async request => {
    if (request.resourceType() === 'font' && !request.url().startsWith('data:'))
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    await request.continue()
  })
}
