import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import puppeteer, { type Browser } from 'puppeteer'
import { bundledBrowser } from '../../scripts/browser/bundled.ts'
import { fetchedBrowser } from '../../scripts/browser/fetched.ts'
import type { BrowserProgram } from '../../scripts/browser/program.ts'

/** A browser as people have it: with scripts, and able to reach this machine. */
export async function openBrowser(): Promise<Browser> {
  const { executable, environment } = await program()
  const profile = mkdtempSync(path.join(tmpdir(), 'desk-browser-'))
  const browser = await puppeteer.launch({
    executablePath: executable,
    headless: 'shell',
    pipe: true,
    userDataDir: profile,
    env: { ...process.env, ...environment },
    args: ['--no-sandbox', '--disable-gpu'],
  })
  browser.once('disconnected', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }))
  return browser
}

async function program(): Promise<BrowserProgram> {
  const wanted = process.env.PUPPETEER_EXECUTABLE_PATH
  if (wanted) return { executable: wanted, environment: {}, switches: [] }
  if (process.platform === 'linux' && process.arch === 'x64') return bundledBrowser(() => undefined)
  return fetchedBrowser(await puppeteer.executablePath({ headless: 'shell' }), () => undefined)
}
