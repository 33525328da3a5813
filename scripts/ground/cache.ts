import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { TOOLCHAIN_ROOT } from './toolchain.ts'

/** What is kept from one run to the next: results of pure steps, as JSON, by everything that they depend on. */
export interface Cache {
  /** @returns what was kept under these inputs; undefined where nothing was, or it is damaged. */
  read(step: string, inputs: readonly string[]): unknown
  /** Keeps a result. Where that cannot be done, it is made again the next time, and a warning says so once. */
  write(step: string, inputs: readonly string[], value: unknown): void
}

export const CACHE_FOLDER = path.join(TOOLCHAIN_ROOT, 'node_modules', '.cache', 'policy-paper')

/** Entries that are kept; the oldest go first. A check of this project has some twenty. */
const MOST_ENTRIES = 400
/** Of all entries, in bytes. */
const MOST_BYTES = 64e6
const ENDING = '.entry'

let isOff = false

/** From now on nothing is read from any cache, and nothing kept. */
export function turnCachesOff(): void {
  isOff = true
}

/**
 * A cache in a folder, which several runs may share. An entry has a checksum and names its step and inputs: one that is
 * damaged, half-written or not its own is as good as none.
 */
export function createCache(folder = CACHE_FOLDER): Cache {
  const fileOf = (key: string) => path.join(folder, `${key}${ENDING}`)
  let hasWarned = false
  return {
    read(step, inputs) {
      if (isOff) return undefined
      const key = keyOf(step, inputs)
      try {
        const [checksum, entry = ''] = splitOnce(readFileSync(fileOf(key), 'utf8'))
        if (checksum !== hash(entry)) return undefined
        const { key: own, value } = JSON.parse(entry) as { key: unknown; value: unknown }
        if (own !== key) return undefined
        // Those that are used stay.
        const now = new Date()
        utimesSync(fileOf(key), now, now)
        return value
      } catch {
        return undefined
      }
    },
    write(step, inputs, value) {
      if (isOff) return
      const key = keyOf(step, inputs)
      const entry = JSON.stringify({ key, value })
      try {
        mkdirSync(folder, { recursive: true })
        const half = path.join(folder, `${randomUUID()}.half`)
        writeFileSync(half, `${hash(entry)}\n${entry}`)
        renameSync(half, fileOf(key))
        prune(folder)
      } catch (error) {
        if (!hasWarned) process.emitWarning(`Nothing can be kept in \`${folder}\` (${(error as Error).message})`)
        hasWarned = true
      }
    },
  }
}

function keyOf(step: string, inputs: readonly string[]): string {
  return hash(JSON.stringify([step, ...inputs]))
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function splitOnce(text: string): string[] {
  const end = text.indexOf('\n')
  return [text.slice(0, end), text.slice(end + 1)]
}

/** An hour, in ms: what is half-written for so long was left by a run that was killed. */
const LONGEST_WRITING = 3_600_000

function prune(folder: string): void {
  const files = readdirSync(folder).flatMap(name => {
    const file = path.join(folder, name)
    const found = statSync(file, { throwIfNoEntry: false })
    return found?.isFile() ? [{ file, written: found.mtimeMs, size: found.size }] : []
  })
  for (const { file, written } of files)
    if (file.endsWith('.half') && Date.now() - written > LONGEST_WRITING) rmSync(file, { force: true })
  const entries = files.filter(({ file }) => file.endsWith(ENDING)).sort((a, b) => b.written - a.written)
  let bytes = 0
  for (const [index, { file, size }] of entries.entries()) {
    bytes += size
    if (index >= MOST_ENTRIES || bytes > MOST_BYTES) rmSync(file, { force: true })
  }
}
