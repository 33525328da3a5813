import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import puppeteer, { type Browser } from 'puppeteer'
import { onExit } from '../ground/exit.ts'
import { TOOL_LANGUAGE } from '../languages/registry.ts'
import { bundledBrowser } from './bundled.ts'
import { BrowserMissingError } from './errors.ts'
import { fetchedBrowser } from './fetched.ts'
import { openPage, type PrintPage, type PrintSource } from './page.ts'
import type { BrowserProgram } from './program.ts'
import { ownFolder, sweep } from './sweep.ts'

export { BrowserCrashError, BrowserMissingError, BrowserStoppedError, TimeLimitError } from './errors.ts'
export type { PrintFile, PrintPage, PrintSource, Screen } from './page.ts'

export interface BrowserOptions {
  /** Told, in a line, of what takes long before the first document: unpacking or fetching the browser. */
  log?: (line: string) => void
  /** Milliseconds from opening a document to closing it. Without: three minutes, and as much again for each megabyte of it. */
  timeLimit?: number
  /** Milliseconds until the browser answers. */
  startLimit?: number
}

/** A browser that prints. It is started at the first document, unless it was asked to before, and again after it crashed. */
export interface PrintBrowser {
  /** Starts it, where documents will come for certain: they need not wait for it then. */
  warmUp(): void
  /**
   * Opens a document, for print media, once its style sheets, fonts and images have loaded.
   *
   * @throws BrowserMissingError, BrowserCrashError, TimeLimitError
   */
  open(source: PrintSource): Promise<PrintPage>
  /** Ends it early, without waiting: for when the last document is printed, and there is work left without it. */
  release(): void
}

const PROFILE = 'policy-paper-browser-'
const THREE_MINUTES = 180_000
const ONE_MINUTE = 60_000

/** In milliseconds. Three thousand pages are ten megabytes, and take some four minutes. */
const timeLimitOf = ({ html }: PrintSource): number => Math.round(THREE_MINUTES * (1 + html.length / 1_000_000))

/**
 * Lends a browser to `use` and ends it afterwards, however `use` or this process ends. The browser reaches no network
 * and no file, and runs no script of a document.
 */
export async function withBrowser<T>(options: BrowserOptions, use: (browser: PrintBrowser) => Promise<T>): Promise<T> {
  const { startLimit = ONE_MINUTE } = options
  const profile = await ownFolder(tmpdir(), PROFILE)
  let running: Promise<Browser> | undefined
  let live: Browser | undefined
  const disarm = onExit(() => {
    kill(live)
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  })
  async function start(): Promise<Browser> {
    const previous = live
    live = undefined
    await end(previous) // Two cannot have the same profile.
    const log = options.log ?? (() => undefined)
    const browser = await launch(await chooseBrowser(log), { profile, limit: startLimit, log })
    live = browser
    browser.once('disconnected', () => drop(browser))
    return browser
  }
  let isOver = false
  function started(): Promise<Browser> {
    // Whoever goes on after another part of the work has failed gets none: nobody would end it.
    if (isOver) return Promise.reject(new Error('The browser was given back already'))
    // A failed start must not be remembered: the next document tries again.
    running ??= start().catch(error => {
      running = undefined
      throw error
    })
    return running
  }
  /** The next document gets a new one. */
  function drop(browser: Browser): void {
    kill(browser)
    if (live === browser) running = undefined
  }
  try {
    await sweep(tmpdir(), PROFILE)
    return await use({
      warmUp() {
        // What goes wrong is told by the first document, which tries again.
        started().catch(() => undefined)
      },
      async open(source) {
        const browser = await started()
        return openPage(browser, source, options.timeLimit ?? timeLimitOf(source), () => drop(browser))
      },
      release() {
        if (live) drop(live)
      },
    })
  } finally {
    isOver = true
    await running?.catch(() => undefined) // It may be starting still.
    await end(live)
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    disarm()
  }
}

/**
 * `PUPPETEER_EXECUTABLE_PATH` before all; else the bundled Chromium on Linux on x64; else the one that puppeteer fetches.
 *
 * @throws BrowserMissingError
 */
export async function chooseBrowser(log: (line: string) => void): Promise<BrowserProgram> {
  const wanted = process.env.PUPPETEER_EXECUTABLE_PATH
  if (wanted) {
    if (statSync(wanted, { throwIfNoEntry: false })?.isFile())
      return { executable: wanted, environment: {}, switches: [] }
    throw new BrowserMissingError(
      `PUPPETEER_EXECUTABLE_PATH is \`${wanted}\`, where no file is: set it to a Chrome or Chromium, or unset it`,
    )
  }
  if (process.platform === 'linux' && process.arch === 'x64') return bundledBrowser(log)
  return fetchedBrowser(await puppeteer.executablePath({ headless: 'shell' }), log)
}

/** A browser that was started has not answered yet. */
class LateError extends Error {
  override name = 'LateError'
}

interface Launch {
  profile: string
  /** Milliseconds until the browser answers. */
  limit: number
  log: (line: string) => void
}

async function launch(program: BrowserProgram, { profile, limit, log }: Launch): Promise<Browser> {
  const attempt = async (args: string[]): Promise<Browser> => {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), limit)
    const launching = puppeteer.launch({
      executablePath: program.executable,
      headless: 'shell',
      // The browser ends by itself when the other end of its pipe does, even if we are killed.
      pipe: true,
      userDataDir: profile,
      args: [...SWITCHES, ...program.switches, ...args],
      env: { ...process.env, TZ: 'UTC', ...program.environment },
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      protocolTimeout: 0, // Documents have a time limit of their own.
      signal: late.signal,
    })
    const failing = new Promise<never>((_, reject) =>
      late.signal.addEventListener('abort', () => reject(new LateError(`no answer in ${limit / 1000} s`))),
    )
    return Promise.race([launching, failing]).finally(() => clearTimeout(timer))
  }
  const withoutSandbox = async (reason: string): Promise<Browser> => {
    const browser = await attempt(['--no-sandbox'])
    log(`The browser runs without its sandbox, ${reason}`)
    return browser
  }
  const start = (): Promise<Browser> =>
    process.getuid?.() === 0
      ? withoutSandbox('which root cannot have')
      : // Where the system forbids user namespaces (some containers, some distributions) it cannot start.
        attempt([]).catch(() => withoutSandbox('which this system does not allow'))
  try {
    return await start().catch(async error => {
      // Killed while it started, by whoever had no memory left; or not what was unpacked any more.
      const wasMended = await program.mend?.()
      if (wasMended || wasKilled(error)) return start()
      throw error
    })
  } catch (error) {
    // Whole, as it was unpacked: stopped by the machine perhaps.
    const isLate = error instanceof LateError
    throw new BrowserMissingError(
      `The browser \`${program.executable}\` does not start (${reasonOf(error)}): ${isLate ? 'build once more, when the machine has time for it, or ' : ''}set PUPPETEER_EXECUTABLE_PATH to a Chrome or Chromium that runs here`,
    )
  }
}

/** Whether a browser that did not start was ended by somebody else, so that it may start if it is asked again. */
function wasKilled(error: unknown): boolean {
  return error instanceof Error && /Code: null|SIGKILL|Target closed|ECONNRESET|EPIPE/i.test(error.message)
}

/** The line of a failed start that says why: the browser's own, where there is one. */
function reasonOf(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n').map(line => line.trim())
  return (
    lines.find(line => /error|cannot|no such|denied/i.test(line) && !line.startsWith('Failed to launch')) ??
    lines[0] ??
    ''
  )
}

/** Ends a browser at once: it has nothing to keep, and would take its time to close. */
async function end(browser: Browser | undefined): Promise<void> {
  const child = browser?.process()
  if (!isAlive(child)) return
  const ended = once(child, 'exit')
  kill(browser)
  await ended
}

function isAlive(child: ChildProcess | null | undefined): child is ChildProcess {
  return Boolean(child?.pid) && child?.exitCode === null && child.signalCode === null
}

function kill(browser: Browser | undefined): void {
  const child = browser?.process()
  if (!isAlive(child) || child.pid === undefined) return
  try {
    // The browser leads a process group of its own, except on Windows.
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended in this moment.
  }
}

const SWITCHES = [
  // Nothing leaves this machine: names do not resolve, and whatever else would connect meets a proxy that is not there.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://0.0.0.0:9',
  '--proxy-bypass-list=<-loopback>',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--no-default-browser-check',
  // Screen and print measure text alike, on every machine.
  '--font-render-hinting=none',
  `--lang=${TOOL_LANGUAGE}`,
  '--disable-gpu',
]
