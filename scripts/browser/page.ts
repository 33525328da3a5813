import { type Browser, type CDPSession, type Page, ProtocolError } from 'puppeteer'
import { preloads } from '../fonts/preloads.ts'
import { BrowserCrashError, BrowserStoppedError, TimeLimitError } from './errors.ts'
import { ORIGIN } from './origin.ts'

/** A file that a document may use. */
export interface PrintFile {
  body: Uint8Array
  /** Media type: `text/css`, `font/woff2`, `image/svg+xml`. */
  type: string
}

/** A document to print, with everything that it may load. */
export interface PrintSource {
  /** For messages: `es/policy-paper`. */
  name: string
  html: string
  /** Path relative to the document → file: `assets/print.css`. Nothing else is served. */
  files: ReadonlyMap<string, PrintFile>
  /** To be looked at as on a screen, not printed. */
  onScreen?: boolean
}

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

const HEADERS = {
  // Scripts are switched off in the page; this holds for frames, plug-ins and whatever a switch might miss.
  'Content-Security-Policy':
    "script-src 'none'; frame-src 'none'; object-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'",
  // Fonts are fetched across origins only with leave, and some count this as one.
  'Access-Control-Allow-Origin': '*',
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
  const timer = setTimeout(async () => {
    const isAnswering = await answers(browser)
    failure.reject(
      isAnswering
        ? new TimeLimitError(
            `Printing \`${source.name}\` took more than ${timeLimit / 1000} s: build it alone, with --edition and --language`,
          )
        : new BrowserStoppedError(
            `The browser does not answer any more, with \`${source.name}\` open for ${timeLimit / 1000} s: build once more, when the machine has time for it`,
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
    clearTimeout(timer)
    browser.off('disconnected', crashed)
  }

  try {
    const page = await guarded(browser.newPage())
    page.once('error', crashed)
    const served = await guarded(prepare(page, source, refused))
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

/** Minimizes the page's window, where the browser lets us: it prints all the same. */
async function minimize(browser: Browser, page: Page): Promise<void> {
  try {
    await browser.setWindowBounds(await page.windowId(), { windowState: 'minimized' })
  } catch {
    // Not every browser has windows to minimize.
  }
}

/** Shows the page's window again. */
async function restore(browser: Browser, page: Page): Promise<void> {
  try {
    await browser.setWindowBounds(await page.windowId(), { windowState: 'normal' })
  } catch {
    // It was not minimized, then.
  }
}

/** Runs in the page: where elements are, in CSS px. */
function boxesOf(elements: Element[]): { x: number; y: number; width: number; height: number }[] {
  return elements.map(element => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x + window.scrollX, y: y + window.scrollY, width, height }
  })
}

/** How often a page is asked whether it is hidden: a few times are usual, and some browsers never hide one. */
const MOST_ASKED = 50

/**
 * Waits until nobody can see a page. It is then laid out when we ask for it and at no other time, and never painted: that
 * is quicker. And the same steps give the same layout: where frames came in between, kerning differed in a line, once in
 * some thousand times.
 */
async function hidden(page: Page, minimizing: Promise<void>): Promise<void> {
  await minimizing
  for (let asked = 0; asked < MOST_ASKED; asked++)
    if (await page.evaluate(() => document.visibilityState === 'hidden')) return
}

/**
 * Has a page ask us for all that it loads.
 *
 * @returns whether a font was sent when text might have been laid out without it; true as soon as that is known
 */
async function prepare(page: Page, source: PrintSource, refused: string[]): Promise<{ readonly lateFonts: boolean }> {
  // On screen the policy in HEADERS alone holds: what looks at a page needs timers.
  await page.setJavaScriptEnabled(source.onScreen === true)
  await page.emulateMediaType(source.onScreen ? 'screen' : 'print')
  await page.setRequestInterception(true)
  const files = new Map([...source.files].map(([path, file]) => [new URL(path, ORIGIN).href, file]))
  const html = { body: Buffer.from(source.html), type: 'text/html; charset=utf-8' }
  const fonts = preloads(source.html, new Map([...source.files].map(([path, { body }]) => [path, body])))
  const announced = fonts.map(path => new URL(path, ORIGIN).href)
  const Link = announced.map(address => `<${address}>; rel=preload; as=font; crossorigin`).join(', ')
  const served = { lateFonts: false }
  const sending: Promise<void>[] = []
  let areSheetsAsked = false
  let opened = false
  page.on('request', request => {
    if (request.url().startsWith('data:')) return // Holds what it names: nothing is fetched.
    // The document itself, once: it may not send the reader elsewhere.
    const first = !opened && request.url() === ORIGIN
    opened ||= first
    const file = first
      ? html
      : request.isNavigationRequest()
        ? undefined
        : files.get(request.url().replace(/[?#].*/s, ''))
    // Some browsers ask for an icon that no document names.
    if (file === undefined && request.url() !== `${ORIGIN}favicon.ico`) refused.push(request.url())
    const send = () =>
      file === undefined
        ? // An aborted navigation leaves the document where it is; a failed one would show an error page instead.
          request.abort(request.isNavigationRequest() ? 'aborted' : 'blockedbyclient')
        : request.respond({
            status: 200,
            contentType: file.type,
            headers: { ...HEADERS, ...(first && Link && { Link }) },
            body: file.body,
          })
    const isSheet = file?.type === 'text/css'
    // Nothing is laid out before the style sheets are there: the fonts shall be, too.
    const answer = isSheet ? Promise.allSettled(sending).then(send) : send()
    areSheetsAsked ||= isSheet
    if (file?.type.startsWith('font/')) {
      sending.push(answer)
      served.lateFonts ||= areSheetsAsked || !announced.includes(request.url())
    }
    answer.catch(() => undefined) // The page was closed meanwhile.
  })
  return served
}
