import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer'
import { chooseBrowser } from '../browser/browser.ts'
import { peakMemory } from './memory.ts'
import type { Taken } from './run.ts'

/** Prints pages one after the other in one browser, as anyone would with Puppeteer: the same browser as ours, and nothing else. */
export async function printBare(files: readonly string[]): Promise<Taken> {
  const program = await chooseBrowser(console.error)
  const started = performance.now()
  const { bytes } = await peakMemory(async () => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const browser = await puppeteer.launch({
      executablePath: program.executable,
      headless: 'shell',
      args: [...sandbox, '--disable-gpu', '--font-render-hinting=none', ...program.switches],
      env: { ...process.env, ...program.environment },
    })
    for (const file of files) {
      const page = await browser.newPage()
      await page.goto(pathToFileURL(file).href)
      await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
      await page.close()
    }
    await browser.close()
  })
  return { seconds: (performance.now() - started) / 1000, memory: bytes }
}
