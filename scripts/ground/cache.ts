import { hash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { TOOLCHAIN_ROOT } from './toolchain.ts'

/** What is kept from one run to the next: results of pure steps, by all that they depend on, and files by their bytes. */
export interface Cache {
  /** @returns what was kept under these inputs; undefined where nothing was, or it is damaged. */
  read(step: string, inputs: readonly string[]): unknown
  /** Keeps a result, as JSON. Where that cannot be done, it is made again the next time, and a warning says so once. */
  write(step: string, inputs: readonly string[], value: unknown): void
  /** @returns the bytes with this hash; undefined where they are not kept, or damaged. */
  readBytes(hash: string): Uint8Array | undefined
  /**
   * Keeps bytes, once, whatever they are a result of.
   *
   * @returns their hash, by which they are found again
   */
  writeBytes(bytes: Uint8Array): string
}

/** How much a cache holds: what was used last stays longest. */
export interface CacheLimits {
  entries: number
  bytes: number
}

/** The state of this project makes some 300 entries of 25 MB; an edit adds a few. */
const LIMITS: CacheLimits = { entries: 4000, bytes: 256e6 }

/** So many entries, or bytes, are written before it is looked what has to go. */
const LOOK_AGAIN: CacheLimits = { entries: 100, bytes: 16e6 }
/**
 * And at entries whose name, which is a hash, begins so: one in 256. Most runs write a few entries only, and to look takes as
 * long as what they save.
 */
const LOOK_AT = '00'

/** In the toolchain's own. */
const FOLDER = path.join(TOOLCHAIN_ROOT, 'node_modules', '.cache', 'policy-paper')
/** In the environment: another folder to keep everything in. */
const FOLDER_SETTING = 'PAPER_CACHE'

const ENTRY = '.entry'
const BYTES = '.bytes'
const HALF = '.half'

let isOff = false

/** From now on nothing is read from any cache, and nothing kept; or it is again. */
export function turnCaches(to: 'on' | 'off'): void {
  isOff = to === 'off'
}

/** What this process did to a folder, whichever caches work on it. */
interface Upkeep {
  hasWarned: boolean
  /** Since it was last looked what has to go. */
  written: CacheLimits
}

const upkeeps = new Map<string, Upkeep>()

/**
 * A cache in a folder, which several runs may share. An entry has a checksum and names its step and inputs: one that is
 * damaged, half-written or not its own is as good as none.
 */
export function createCache(own?: string, limits = LIMITS): Cache {
  const folderNow = () => own ?? cacheFolder()
  return {
    read(step, inputs) {
      const key = keyOf(step, inputs)
      const found = readKept(path.join(folderNow(), key + ENTRY))
      if (!found) return undefined
      try {
        const end = found.indexOf('\n')
        const entry = found.subarray(end + 1)
        if (found.toString('latin1', 0, end) !== hashOf(entry)) return undefined
        const { key: named, value } = JSON.parse(entry.toString('utf8')) as { key: unknown; value: unknown }
        return named === key ? value : undefined
      } catch {
        return undefined
      }
    },
    write(step, inputs, value) {
      if (isOff) return
      const key = keyOf(step, inputs)
      const entry = Buffer.from(JSON.stringify({ key, value }))
      keep(folderNow(), key + ENTRY, [Buffer.from(`${hashOf(entry)}\n`), entry], limits)
    },
    readBytes(hash) {
      const found = /^[0-9a-f]{64}$/.test(hash) ? readKept(path.join(folderNow(), hash + BYTES)) : undefined
      return found && hashOf(found) === hash ? found : undefined
    },
    writeBytes(bytes) {
      const hash = hashOf(bytes)
      const folder = folderNow()
      if (!isOff && !readKept(path.join(folder, hash + BYTES))?.equals(bytes))
        keep(folder, hash + BYTES, [bytes], limits)
      return hash
    },
  }
}

/** Where everything is kept if nothing else is said. */
export function cacheFolder(): string {
  return process.env[FOLDER_SETTING] || FOLDER
}

/** SHA-256, in hexadecimal digits. */
export function hashOf(content: string | Uint8Array): string {
  return hash('sha256', content)
}

function keyOf(step: string, inputs: readonly string[]): string {
  return hashOf(JSON.stringify([step, ...inputs]))
}

function readKept(file: string): Buffer | undefined {
  if (isOff) return undefined
  try {
    const bytes = readFileSync(file)
    touch(file)
    return bytes
  } catch {
    return undefined
  }
}

/** What is used stays. */
function touch(file: string): void {
  const now = new Date()
  try {
    utimesSync(file, now, now)
  } catch {
    // A folder that may only be read: nothing goes from it either.
  }
}

/** Puts a file in its place as a whole: whoever looks sees all of it or nothing. */
function keep(folder: string, name: string, parts: readonly Uint8Array[], limits: CacheLimits): void {
  const upkeep = upkeeps.get(folder) ?? { hasWarned: false, written: { entries: 0, bytes: 0 } }
  upkeeps.set(folder, upkeep)
  try {
    mkdirSync(folder, { recursive: true })
    const half = path.join(folder, randomUUID() + HALF)
    writeFileSync(half, parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts))
    renameSync(half, path.join(folder, name))
    const { written } = upkeep
    written.entries++
    for (const part of parts) written.bytes += part.length
    if (name.startsWith(LOOK_AT) || written.entries >= LOOK_AGAIN.entries || written.bytes >= LOOK_AGAIN.bytes) {
      upkeep.written = { entries: 0, bytes: 0 }
      prune(folder, limits)
    }
  } catch (error) {
    if (!upkeep.hasWarned)
      process.stderr.write(
        `Nothing can be kept in \`${folder}\`, and everything is made anew each time (${(error as Error).message})\n`,
      )
    upkeep.hasWarned = true
  }
}

/** An hour, in ms: what is half-written for so long was left by a run that was killed. */
const LONGEST_WRITING = 3_600_000
/** A minute, in ms: what is newer than now by more was written before the clock was set back. */
const FUTURE = 60_000

function prune(folder: string, { entries: mostEntries, bytes: mostBytes }: CacheLimits): void {
  const now = Date.now()
  const files = readdirSync(folder).flatMap(name => {
    const file = path.join(folder, name)
    const found = statSync(file, { throwIfNoEntry: false })
    if (!found?.isFile()) return []
    // Nobody knows how old that is: it must not outlive all that is kept until the clock has caught up.
    const used = found.mtimeMs > now + FUTURE ? 0 : found.mtimeMs
    return [{ file, used, size: found.size }]
  })
  for (const { file, used } of files)
    if (file.endsWith(HALF) && now - used > LONGEST_WRITING) rmSync(file, { force: true })
  const kept = files.filter(({ file }) => file.endsWith(ENTRY) || file.endsWith(BYTES))
  let bytes = 0
  for (const [index, { file, size }] of kept.sort((a, b) => b.used - a.used).entries()) {
    bytes += size
    if (index >= mostEntries || bytes > mostBytes) rmSync(file, { force: true })
  }
}
