import { access } from 'node:fs/promises'
import { BrowserMissingError } from './errors.ts'
import type { BrowserProgram } from './program.ts'

/** `<cache>/chrome-headless-shell/<platform>-<build>/…`, as puppeteer lays out its cache. */
const PLACE = /^(?<cache>.*)[\\/]chrome-headless-shell[\\/][^\\/]+-(?<build>[\d.]+)[\\/]/

/**
 * The browser that puppeteer pins, for systems without a bundled one: fetched into puppeteer's cache on first use.
 *
 * @param executable where puppeteer expects it
 * @throws BrowserMissingError if it could not be fetched.
 */
export async function fetchedBrowser(executable: string, log: (line: string) => void): Promise<BrowserProgram> {
  if (!(await exists(executable))) await fetchBrowser(executable, log)
  return { executable, environment: {}, switches: [] }
}

const WAY_OUT = 'connect to the network and build again, or set PUPPETEER_EXECUTABLE_PATH to a Chrome or Chromium'

async function fetchBrowser(executable: string, log: (line: string) => void): Promise<void> {
  const { cache = '', build = '' } = PLACE.exec(executable)?.groups ?? {}
  const { Browser, install } = await import('@puppeteer/browsers')
  await install({
    browser: Browser.CHROMEHEADLESSSHELL,
    buildId: build,
    cacheDir: cache,
    downloadProgressCallback: progressIn(log),
  }).catch((error: unknown) => {
    const reason =
      error instanceof Error
        ? error.message
            .trim()
            .split('\n')
            .at(-1)
            ?.replace(/^[\s-]+/, '')
        : String(error)
    throw new BrowserMissingError(`There is no browser here, and none could be fetched (${reason}): ${WAY_OUT}`)
  })
}

/** A line for every tenth of the way. */
function progressIn(log: (line: string) => void): (fetched: number, total: number) => void {
  let told = -1
  return (fetched, total) => {
    const tenth = Math.floor((fetched / total) * 10)
    if (tenth === told) return
    told = tenth
    log(`Fetching the browser (once per version): ${tenth * 10} % of ${Math.round(total / 1e6)} MB`)
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
