import { type Browser, type CDPSession, ProtocolError } from 'puppeteer'
import { BrowserCrashError, BrowserStoppedError, TimeLimitError } from './errors.ts'
import { ORIGIN } from './origin.ts'
import { type PrintSource, serve } from './serve.ts'
import { hidden, minimize, restore } from './window.ts'

export type { PrintFile, PrintSource } from './serve.ts'

/** What a reader has a page shown on. */
export interface Screen {
  /** In CSS px. */
  width: number
  colours: 'light' | 'dark' | 'forced'
}

/** An open document. Every method throws BrowserCrashError or TimeLimitError where it applies. */
export interface PrintPage {
  /** Addresses that the document asked for and that are not among its files. */
  readonly refused: readonly string[]
  /**
   * Runs a function in the page and returns its result, which must be JSON. The function holds no outer references
   * but what it is given. Neither timers nor event listeners fire in a page to be printed, since scripts are off there;
   * they do on screen, where the page's own scripts are refused.
   */
  evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>
  /** Runs a script in the page, at its top level: what it declares is there for functions that run later. */
  run(script: string): Promise<void>
  /** Frees memory of what the page no longer uses: a lot after a long document was laid out, which takes a while. */
  collectGarbage(): Promise<void>
  /** Prints, tagged and with an outline, on the page size that the document's `@page` rules say. */
  pdf(): Promise<Uint8Array>
  /**
   * Draws each element that a selector finds, in their order, as a PNG.
   *
   * @param scale pixels to a CSS px
   */
  pictures(selector: string, scale: number): Promise<Uint8Array[]>
  /** Shows it on another screen. */
  showOn(screen: Screen): Promise<void>
  /** Closes it, without waiting until it is closed. */
  close(): void
}

/** Opens a document in a page of its own. See PrintBrowser.open. */
export async function openPage(
  browser: Browser,
  source: PrintSource,
  timeLimit: number,
  killBrowser: () => void,
): Promise<PrintPage> {
  const refused: string[] = []
  const failure = Promise.withResolvers<never>()
  failure.promise.catch(() => undefined) // Nobody may be waiting when it comes.
  let isClosed = false
  const timer = setTimeout(async () => {
    const isAnswering = await answers(browser)
    if (isClosed) return // It was done while that was found out: another document may be open.
    failure.reject(
      isAnswering
        ? new TimeLimitError(
            `Printing \`${source.name}\` took more than ${Math.round(timeLimit / 100) / 10} s: build it alone, with --edition and --language`,
          )
        : new BrowserStoppedError(
            `The browser does not answer any more, with \`${source.name}\` open for ${Math.round(timeLimit / 100) / 10} s: build once more, when the machine has time for it`,
          ),
    )
    // A page that hangs cannot be closed, only ended with its browser.
    killBrowser()
  }, timeLimit)
  const crashed = () => {
    clearTimeout(timer)
    failure.reject(new BrowserCrashError(`The browser ended while it had \`${source.name}\` open: build once more`))
  }
  browser.once('disconnected', crashed)
  if (!browser.connected) crashed()

  /** What the browser answers, or the reason why it will not. */
  const guarded = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await Promise.race([answer, failure.promise])
    } catch (error) {
      // The connection's own error arrives first where it breaks: wait for the reason.
      if (!browser.connected) return failure.promise
      // So it does where the page's process ends, by the hand of a system that is short of memory, say.
      if (error instanceof ProtocolError || isBroken(error))
        throw new BrowserCrashError(`The browser failed with \`${source.name}\`: ${error.message}`)
      throw error
    }
  }
  const release = () => {
    isClosed = true
    clearTimeout(timer)
    browser.off('disconnected', crashed)
  }

  try {
    const page = await guarded(browser.newPage())
    page.once('error', crashed)
    const served = await guarded(serve(page, source, refused))
    await guarded(page.goto(ORIGIN, { waitUntil: 'load', timeout: 0 }))
    const hiding = source.onScreen ? undefined : minimize(browser, page)
    await guarded(page.evaluate(loadFonts))
    if (hiding) await guarded(hidden(page, hiding))
    let screen: CDPSession | undefined
    if (served.lateFonts) await guarded(page.evaluate(layOutAnew))
    return {
      refused,
      evaluate: (run, ...args) => guarded(page.evaluate(run as (...given: unknown[]) => never, ...args)),
      async run(script) {
        await guarded(page.evaluate(script))
      },
      async collectGarbage() {
        const session = await guarded(page.createCDPSession())
        await guarded(session.send('HeapProfiler.collectGarbage'))
      },
      async pdf() {
        await guarded(page.evaluate(fontsReady))
        // Puppeteer's own page.pdf has it sent in pieces, which takes a tenth longer.
        const session = await guarded(page.createCDPSession())
        const { data } = await guarded(session.send('Page.printToPDF', PRINT_OPTIONS))
        return Buffer.from(data, 'base64')
      },
      async pictures(selector, scale) {
        // A minimized page is never painted.
        await guarded(restore(browser, page))
        const session = await guarded(page.createCDPSession())
        const pictures: Uint8Array[] = []
        for (const box of await guarded(page.$$eval(selector, boxesOf))) {
          const clip = { ...box, scale }
          const options = { format: 'png', clip, captureBeyondViewport: true } as const
          const { data } = await guarded(session.send('Page.captureScreenshot', options))
          pictures.push(Buffer.from(data, 'base64'))
        }
        return pictures
      },
      async showOn({ width, colours }) {
        await guarded(page.setViewport({ width, height: SCREEN_HEIGHT }))
        // What a session asks for ends with it. Puppeteer's own way knows no forced colours.
        screen ??= await guarded(page.createCDPSession())
        const features = [
          { name: 'prefers-color-scheme', value: colours === 'dark' ? 'dark' : 'light' },
          { name: 'forced-colors', value: colours === 'forced' ? 'active' : 'none' },
        ]
        await guarded(screen.send('Emulation.setEmulatedMedia', { media: 'screen', features }))
      },
      close() {
        release()
        page.close().catch(() => undefined) // It may be gone with its browser.
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

/** In ms: much longer than a browser takes that has any time. */
const PATIENCE = 5000

/** Whether the browser itself, which no document keeps busy, says anything. */
function answers(browser: Browser): Promise<boolean> {
  const late = new Promise<boolean>(resolve => setTimeout(resolve, PATIENCE, false).unref())
  const answer = browser.version().then(
    () => true,
    () => true, // It has ended, which is told by others.
  )
  return Promise.race([answer, late])
}

/** What puppeteer says in its own words when a page's process ends while it loads. */
function isBroken(error: unknown): error is Error {
  return error instanceof Error && /^net::ERR_|\bdetached\b|(?:Target|Session) closed/i.test(error.message)
}

/** In CSS px. */
const SCREEN_HEIGHT = 900

const PRINT_OPTIONS = {
  transferMode: 'ReturnAsBase64',
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
} as const

/** Runs in the page: lays the document out, which asks for fonts, until all have come. */
async function loadFonts(): Promise<void> {
  do {
    document.body.getBoundingClientRect()
    await document.fonts.ready
  } while ([...document.fonts].some(({ status }) => status === 'loading'))
}

/**
 * Runs in the page: forgets the layout. Text that was set in another font until its own came is not always set as text
 * that had it at once: once in some hundred times, kerning differed in a line.
 */
function layOutAnew(): void {
  document.documentElement.hidden = true
  document.documentElement.getBoundingClientRect()
  document.documentElement.hidden = false
}

/** Runs in the page. */
async function fontsReady(): Promise<void> {
  await document.fonts.ready
}

/** Runs in the page: where elements are, in CSS px. */
function boxesOf(elements: Element[]): { x: number; y: number; width: number; height: number }[] {
  return elements.map(element => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x + window.scrollX, y: y + window.scrollY, width, height }
  })
}
