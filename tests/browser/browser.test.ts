import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  BrowserCrashError,
  BrowserMissingError,
  type PrintBrowser,
  TimeLimitError,
  withBrowser,
} from '../../scripts/browser/browser.ts'
import { inPage as callInPage } from '../../scripts/formats/pdf/script/page-script.ts'
import { browserProcesses, browserProfiles } from '../support/browser-processes.ts'

const onLinux = test.runIf(process.platform === 'linux')
const RED_DOT =
  '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4" fill="red"/></svg>'

afterEach(() => {
  vi.unstubAllEnvs()
})

function source(html: string, files: Record<string, [body: string, type: string]> = {}) {
  const served = Object.entries(files).map(([path, [body, type]]) => [path, { body: Buffer.from(body), type }] as const)
  return { name: 'en/policy-paper', html: `<!doctype html>${html}`, files: new Map(served) }
}

function inPage<T>(html: string, run: () => T | Promise<T>): Promise<T> {
  return withBrowser({}, async browser => (await browser.open(source(html))).evaluate(run))
}

describe('a document', () => {
  test('gets its files, however deep its own path', async () => {
    const html = '<link rel="stylesheet" href="../assets/print.css"><img src="assets/a%20b.svg" alt="dot">'
    const files = {
      'assets/print.css': ['body{color:rgb(1,2,3)}', 'text/css'],
      'assets/a b.svg': [RED_DOT, 'image/svg+xml'],
    } satisfies Record<string, [string, string]>
    const found = await withBrowser({}, async browser => {
      const page = await browser.open(source(html, files))
      const seen = await page.evaluate(() => [
        getComputedStyle(document.body).color,
        document.images[0]?.naturalWidth,
        matchMedia('print').matches,
      ])
      return { seen, refused: page.refused }
    })
    expect(found).toEqual({ seen: ['rgb(1, 2, 3)', 4, true], refused: [] })
  })

  test('reaches nothing else: no network, no file', async () => {
    let connections = 0
    const server = createServer(socket => {
      connections++
      socket.destroy()
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const outside = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    const html = `<head>
      <link rel="preconnect" href="${outside}"><link rel="dns-prefetch" href="${outside}"><link rel="prefetch" href="${outside}/p">
      <link rel="stylesheet" href="${outside}/sheet.css"><meta http-equiv="refresh" content="0;url=${outside}/away">
      <style>@import url(${outside}/import.css); @font-face{font-family:F;src:url(${outside}/f.woff2)} body{font-family:F;background:url(${outside}/b.png)}</style>
      </head><body>Text<img src="${outside}/i.png" alt=""><img src="file:///etc/hostname" alt=""><iframe src="${outside}/frame"></iframe>
      <iframe src="file:///etc/hostname"></iframe><object data="${outside}/object"></object><embed src="${outside}/embed">
      <video src="${outside}/v.mp4"></video><svg><image href="${outside}/s.png"/><use href="${outside}/u.svg#a"/></svg>
      <script src="${outside}/s.js"></script>`
    const found = await withBrowser({}, async browser => {
      const page = await browser.open(source(html))
      await page.pdf()
      return { refused: page.refused, location: await page.evaluate(() => location.href) }
    })
    server.close()
    expect(connections).toBe(0)
    expect(found.location).toBe('https://publication.invalid/')
    expect(found.refused).toContain(`${outside}/i.png`)
    expect(found.refused).toContain(`${outside}/sheet.css`)
  })

  test('runs no script of its own, while ours run in it', async () => {
    const html = `<body onload="document.title='ran'"><script>document.title='ran'</script>
      <svg onload="document.title='ran'"></svg><img src="x" onerror="document.title='ran'" alt="">
      <iframe srcdoc="<script>parent.document.title='ran'</script>"></iframe><p id="target">Text</p>`
    const title = await inPage(html, async () => {
      await document.fonts.ready
      document.getElementById('target')?.append(' by us')
      return `${document.title}|${document.getElementById('target')?.textContent}`
    })
    expect(title).toBe('|Text by us')
  })

  test('is laid out by our modules, which no name in it can take the place of', async () => {
    const html = '<h1 id="inPage">Arches</h1><form id="markStructure"></form><p>See <a href="#gone">there</a></p>'
    const facts = await withBrowser({}, async browser => callInPage(await browser.open(source(html)), 'markStructure'))
    expect(facts).toMatchObject({ headings: ['Arches'], deadLinks: ['#gone'] })
  })
})

test('a page is not painted while it is laid out', async () => {
  await withBrowser({}, async browser => {
    const page = await browser.open(source('<p>Text'))
    await vi.waitFor(async () => expect(await page.evaluate(() => document.visibilityState)).toBe('hidden'))
  })
})

test.each([
  ['sent along', '/* preload */'],
  ['that it asks for', ''],
])('a document is laid out in the fonts %s', async (_which, mark) => {
  const font = readFileSync(
    createRequire(import.meta.url).resolve('@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2'),
  )
  const sheet = `@font-face { ${mark} font-family: Ours; src: url("ours.woff2"); } span { font-family: Ours, monospace; }`
  const widths = await withBrowser({}, async browser => {
    const files = {
      'a.css': { body: Buffer.from(sheet), type: 'text/css' },
      'ours.woff2': { body: font, type: 'font/woff2' },
    }
    const html = '<!doctype html><html><link rel="stylesheet" href="a.css"><body><span>mmmm</span><br><span>iiii</span>'
    const page = await browser.open({ name: 'test', html, files: new Map(Object.entries(files)) })
    return page.evaluate(() => [...document.querySelectorAll('span')].map(span => span.getBoundingClientRect().width))
  })
  expect(widths[0]).toBeGreaterThan((widths[1] ?? 0) * 2)
  expect(widths[1]).toBeGreaterThan(0)
})

describe('a browser that fails', () => {
  test('a document that hangs is ended at its time limit, by name, and the next one prints', async () => {
    await withBrowser({ timeLimit: 1500 }, async browser => {
      const page = await browser.open(source('<p>Text'))
      const hanging = page.evaluate(() => {
        for (;;) document.title += ''
      })
      await expect(hanging).rejects.toThrow(
        new TimeLimitError(
          'Printing `en/policy-paper` took more than 1.5 s: build it alone, with --edition and --language',
        ),
      )
      page.close()
      const next = await browser.open(source('<p>Text'))
      expect((await next.pdf()).length).toBeGreaterThan(1000)
    })
    if (process.platform === 'linux') expect(await browserProcesses()).toEqual([])
  })

  onLinux('a crash is told as one, and the next document gets a new browser', async () => {
    await withBrowser({}, async browser => {
      const page = await browser.open(source('<p>Text'))
      const pending = page.evaluate(() => new Promise<string>(() => undefined))
      pending.catch(() => undefined)
      await killBrowser()
      await expect(pending).rejects.toThrow(BrowserCrashError)
      await expect(page.pdf()).rejects.toThrow(BrowserCrashError)
      expect(await textOf(browser)).toBe('Text')
    })
  })

  test('one that is released early ends while its user goes on, and starts again for another document', async () => {
    await withBrowser({}, async browser => {
      browser.release() // It has not started yet.
      const page = await browser.open(source('<p>Text'))
      browser.release()
      page.close()
      expect(await textOf(browser)).toBe('Text')
      browser.release()
      if (process.platform === 'linux') await expect.poll(() => browserProcesses()).toEqual([])
    })
    expect(await browserProfiles()).toEqual([])
  })

  test('none is started for whoever asks when it was given back', async () => {
    const kept = await withBrowser({}, async browser => browser)
    await expect(kept.open(source('<p>Text'))).rejects.toThrow('given back')
    kept.warmUp()
    expect(await browserProfiles()).toEqual([])
  })

  test('nothing is left of it afterwards, even if its user throws', async () => {
    const failing = withBrowser({}, async browser => {
      await browser.open(source('<p>Text'))
      throw new Error('unforeseen')
    })
    await expect(failing).rejects.toThrow('unforeseen')
    expect(await browserProfiles()).toEqual([])
    if (process.platform === 'linux') expect(await browserProcesses()).toEqual([])
  })
})

test('a browser that is still starting is ended too', async () => {
  const failing = withBrowser({}, async browser => {
    browser.open(source('<p>Text')).catch(() => undefined)
    throw new Error('unforeseen')
  })
  await expect(failing).rejects.toThrow('unforeseen')
  if (process.platform === 'linux') expect(await browserProcesses()).toEqual([])
})

onLinux('a page whose process ends while it is printed counts as a crash', async () => {
  await withBrowser({}, async browser => {
    const page = await browser.open(source('<p>Words that fill pages.</p>'.repeat(30_000)))
    setTimeout(async () => {
      for (const { pid, isRenderer } of await browserProcesses()) if (isRenderer) process.kill(pid, 'SIGKILL')
    }, 200)
    await expect(page.pdf()).rejects.toThrow(BrowserCrashError)
    const next = await browser.open(source('<p>Text'))
    expect(await next.evaluate(() => document.body.innerText)).toBe('Text')
  })
})

test('two documents may be open at once, after a crash too', async () => {
  const texts = await withBrowser({}, async browser => {
    const first = await Promise.all([textOf(browser), textOf(browser)])
    if (process.platform === 'linux') await killBrowser()
    return [...first, ...(await Promise.all([textOf(browser), textOf(browser)].map(text => text.catch(String))))]
  })
  expect(texts.slice(0, 2)).toEqual(['Text', 'Text'])
  for (const text of texts.slice(2)) expect(text).toMatch(/^Text$|^BrowserCrashError/)
})

describe('no browser', () => {
  test('a path where no file is: one sentence that says what to do', async () => {
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', '/nowhere/chrome')
    await expect(withBrowser({}, textOf)).rejects.toThrow(
      new BrowserMissingError(
        'PUPPETEER_EXECUTABLE_PATH is `/nowhere/chrome`, where no file is: set it to a Chrome or Chromium, or unset it',
      ),
    )
  })

  test('a folder: the same sentence', async () => {
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', tmpdir())
    await expect(withBrowser({}, textOf)).rejects.toThrow(/^PUPPETEER_EXECUTABLE_PATH is `.*`, where no file is:/)
  })

  test.skipIf(process.platform === 'win32')(
    'a program that never answers: one line, and nothing is left of it',
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'silent-browser-'))
      onTestFinished(() => rmSync(folder, { recursive: true }))
      const program = path.join(folder, 'silent')
      writeFileSync(program, `#!/bin/sh\necho $$ > ${folder}/pid\nexec sleep 1000\n`, { mode: 0o755 })
      vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', program)
      await expect(withBrowser({ startLimit: 500 }, textOf)).rejects.toThrow(
        /^The browser `.*silent` does not start \(no answer in 0\.5 s\): build once more, when .*, or set PUPPETEER_EXECUTABLE_PATH to /,
      )
      const pid = Number(readFileSync(path.join(folder, 'pid'), 'utf8'))
      await expect.poll(() => isRunning(pid)).toBe(false)
    },
  )

  test('a program that is no browser: one line, with a way out', async () => {
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', process.execPath)
    const error = await withBrowser({}, textOf).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(BrowserMissingError)
    expect(String(error)).toMatch(
      /^BrowserMissingError: The browser `.*` does not start \(.+\): set PUPPETEER_EXECUTABLE_PATH to .*$/,
    )
  })
})

async function textOf(browser: PrintBrowser): Promise<string> {
  const page = await browser.open(source('<p>Text'))
  return page.evaluate(() => document.body.innerText)
}

async function killBrowser(): Promise<void> {
  const main = (await browserProcesses()).find(({ isMain }) => isMain)
  if (!main) throw new Error('Unexpected absence of a browser')
  process.kill(main.pid, 'SIGKILL')
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
