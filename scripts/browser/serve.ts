import type { Page } from 'puppeteer'
import { preloads } from '../fonts/preloads.ts'
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

const HEADERS = {
  // Scripts are switched off in the page; this holds for frames, plug-ins and whatever a switch might miss.
  'Content-Security-Policy':
    "script-src 'none'; frame-src 'none'; object-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'",
  // Fonts are fetched across origins only with leave, and some count this as one.
  'Access-Control-Allow-Origin': '*',
}

/**
 * Has a page ask us for all that it loads.
 *
 * @returns whether a font was sent when text might have been laid out without it; true as soon as that is known
 */
export async function serve(
  page: Page,
  source: PrintSource,
  refused: string[],
): Promise<{ readonly lateFonts: boolean }> {
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
