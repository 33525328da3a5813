import { execFile, spawn } from 'node:child_process'
import { chmod, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { withBrowser } from '../../scripts/browser/browser.ts'
import { browserProcesses, loadedLibraries } from '../support/browser-processes.ts'

const isBundled = process.platform === 'linux' && process.arch === 'x64' && !process.env.PUPPETEER_EXECUTABLE_PATH
const PRINT_TITLE = join(import.meta.dirname, '../fixtures/pdf/print-title.ts')

describe.runIf(isBundled)('the browser in the npm package', () => {
  let cache: string

  beforeAll(async () => {
    cache = await mkdtemp(join(tmpdir(), 'policy-paper-test-'))
  })

  afterAll(async () => {
    await rm(cache, { recursive: true, force: true })
  })

  /** Starts the browser in a process of its own, which prints what a page in it says. */
  async function start(environment: NodeJS.ProcessEnv = { XDG_CACHE_HOME: cache }): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [PRINT_TITLE], {
      env: { ...process.env, ...environment },
    })
    return stdout.replace(/^The browser runs without its sandbox.*\n/m, '')
  }

  const folder = async () => (await readdir(join(cache, 'policy-paper'))).sort()
  const browser = async () => join(cache, 'policy-paper', (await folder())[0] ?? '', 'chromium')

  test('is unpacked once, also when two builds start at the same time', async () => {
    const unpacking = 'Unpacking the browser (once per version)\n'
    expect(await Promise.all([start(), start()])).toEqual([`${unpacking}title\n`, `${unpacking}title\n`])
    expect(await folder()).toEqual([expect.stringMatching(/^chromium-\d+\.\d+\.\d+$/)])
    expect(await start()).toBe('title\n')
  })

  test('is unpacked again if a file of it is not whole, without what a killed build left behind', async () => {
    const { size } = await stat(await browser())
    await truncate(await browser(), 1000)
    expect(await start()).toBe('Unpacking the browser (once per version)\ntitle\n')
    expect((await stat(await browser())).size).toBe(size)
    expect(await folder()).toHaveLength(1)
  })

  test('is mended where it does not start: one byte is another', async () => {
    const program = await open(await browser(), 'r+')
    // Where it begins to run, so that it ends at once.
    await program.write(Buffer.from([0x5a]), 0, 1, 0x1b)
    await program.close()
    expect(await start()).toBe('The unpacked browser is damaged: unpacking it anew\ntitle\n')
  })

  test('is unpacked again if it may not be run; nothing goes on unpacking when whoever started it is killed', async () => {
    await chmod(await browser(), 0o644)
    const child = spawn(process.execPath, [PRINT_TITLE], {
      env: { ...process.env, XDG_CACHE_HOME: cache },
      stdio: 'ignore',
    })
    await expect.poll(async () => (await folder()).length, { timeout: 60_000 }).toBe(2)
    child.kill('SIGKILL')
    await expect.poll(() => processesIn(cache), { timeout: 60_000 }).toEqual([])
    expect(await start()).toBe('Unpacking the browser (once per version)\ntitle\n')
    expect(await folder()).toHaveLength(1)
  })

  test('brings the libraries that a bare system lacks, and uses them', async () => {
    vi.stubEnv('XDG_CACHE_HOME', cache)
    const libraries = await withBrowser({}, async lent => {
      await lent.open({ name: 'document', html: 'Text', files: new Map() })
      const main = (await browserProcesses()).find(({ isMain }) => isMain)
      return loadedLibraries(main?.pid ?? 0)
    })
    vi.unstubAllEnvs()
    const outside = libraries.filter(path => !path.startsWith(cache)).map(path => path.replace(/^.*\//, ''))
    // What remains is the C library: on every Linux system that runs Node.
    expect(
      outside.filter(name => !/^(ld-linux-x86-64|lib(c|m|dl|pthread|rt|gcc_s|nss_[a-z]+|resolv))[.-]/.test(name)),
    ).toEqual([])
    expect(libraries.some(path => path.startsWith(cache) && path.includes('libnss3'))).toBe(true)
  })

  test('goes to the temporary folder where the cache cannot be written to', async () => {
    const file = join(cache, 'a-file')
    await writeFile(file, '')
    const temporary = await mkdtemp(join(cache, 'tmp-'))
    await start({ XDG_CACHE_HOME: file, TMPDIR: temporary })
    expect(await readdir(temporary)).toEqual([expect.stringMatching(/^policy-paper-\d+$/)])
  })
})

/** Processes (Linux) that were told of a folder in their environment, without those that are ending. */
async function processesIn(folder: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const environments = await Promise.all(ids.map(id => readFile(`/proc/${id}/environ`, 'latin1').catch(() => '')))
  return ids.filter((_, index) => environments[index]?.includes(folder))
}
