import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { UnwritableError } from '../ground/unwritable-error.ts'

const LOCK = 'dist.lock'
/** How long to wait for another build to publish, in ms: publishing takes a second or two. */
const PATIENCE = 60_000
/** A lock this old, in ms, was left behind: its owner's id may be another program's by now. */
const LONGEST = 600_000
const INTERVAL = 50

/**
 * Does work on `dist/` that no other build may do at the same time, and waits until it is alone. The lock of a build that
 * was killed is broken.
 *
 * @throws UnwritableError when another build does not come to its end
 */
export function exclusively<T>(root: string, work: () => T): T {
  const lock = path.join(root, LOCK)
  for (const started = Date.now(); !acquire(lock); pause()) {
    if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true })
    else if (Date.now() - started > PATIENCE)
      throw new UnwritableError(`Another build publishes, as \`${lock}\` says: wait for it, or delete that folder`)
  }
  try {
    return work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function acquire(lock: string): boolean {
  try {
    mkdirSync(lock)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  writeFileSync(path.join(lock, 'owner'), String(process.pid))
  return true
}

function isAbandoned(lock: string): boolean {
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
  if (age > LONGEST) return true
  try {
    const owner = Number(readFileSync(path.join(lock, 'owner'), 'utf8'))
    // It may have made the folder just now, and not yet signed.
    if (owner === 0) return age > PATIENCE
    process.kill(owner, 0)
    return false
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ESRCH' || (code === 'ENOENT' && age > PATIENCE)
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, INTERVAL)
}
