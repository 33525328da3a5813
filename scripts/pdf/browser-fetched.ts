import { spawn } from 'node:child_process'
import { access } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { BrowserMissingError } from './browser-errors.ts'
import type { BrowserProgram } from './browser-program.ts'

/**
 * The browser that puppeteer pins, for systems without a bundled one: fetched by puppeteer's own command on first use,
 * which shows its progress on standard error.
 *
 * @param executable where puppeteer expects it
 * @throws BrowserMissingError if it could not be fetched.
 */
export async function fetchedBrowser(executable: string, log: (line: string) => void): Promise<BrowserProgram> {
  if (!(await exists(executable))) {
    log('Fetching the browser (once per version)')
    await runCommand(fileURLToPath(import.meta.resolve('puppeteer/internal/node/cli.js')), [
      'browsers',
      'install',
      'chrome-headless-shell',
    ])
  }
  if (await exists(executable)) return { executable, environment: {}, switches: [] }
  throw new BrowserMissingError(
    'Unexpected absence of a browser, which could not be fetched either: connect to the network and build again, or set PUPPETEER_EXECUTABLE_PATH to a Chrome or Chromium',
  )
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

function runCommand(script: string, args: string[]): Promise<void> {
  return new Promise(resolve => {
    // Our standard output belongs to the command that prints, say, JSON.
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 2, 'ignore'] })
    child.once('error', () => resolve())
    child.once('close', () => resolve())
  })
}
