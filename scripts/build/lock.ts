import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { onExit } from '../ground/exit.ts'
import { isRunning, startOf } from '../ground/process-identity.ts'
import { UnwritableError } from '../ground/unwritable-error.ts'

const LOCK = 'dist.lock'
/** A lock before it has its name. What stays of one after a kill goes with the folders that builds leave. */
const UNNAMED = 'dist.new-'
/** How long to wait for another build to publish, in ms: publishing takes a second or two. */
const PATIENCE = 60_000
const INTERVAL = 50
/** What systems answer where a name is taken; or the folder is gone, since whoever publishes took it for a killed build's. */
const TAKEN = ['EEXIST', 'ENOTEMPTY', 'EPERM', 'ENOTDIR', 'ENOENT']

/**
 * Does work on `dist/` that no other build may do at the same time, and waits until it is alone. The lock of a build that
 * was killed is broken.
 *
 * @throws UnwritableError when another build does not come to its end
 */
export function exclusively<T>(root: string, work: () => T): T {
  const lock = path.join(root, LOCK)
  for (const started = Date.now(); !acquire(root, lock); pause()) {
    if (isAbandoned(lock)) takeAway(root, lock, isAbandoned)
    else if (Date.now() - started > PATIENCE)
      throw new UnwritableError(`Another build publishes, as \`${lock}\` says: wait for it, or delete that folder`)
  }
  const release = (): void => takeAway(root, lock, () => true)
  const disarm = onExit(release)
  try {
    return work()
  } finally {
    release()
    disarm()
  }
}

/** The lock gets its name when it is signed: a folder takes no name that a folder with files has. */
function acquire(root: string, lock: string): boolean {
  const unnamed = path.join(root, UNNAMED + randomUUID())
  try {
    mkdirSync(unnamed)
    writeFileSync(path.join(unnamed, 'owner'), signature(process.pid))
    renameSync(unnamed, lock)
    return true
  } catch (error) {
    rmSync(unnamed, { recursive: true, force: true, maxRetries: 5 })
    if (TAKEN.includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}

/**
 * Takes a lock away: under another name first, since an empty folder, which it would be for a moment, is one whose name
 * another build's lock can take. Another build may have taken the name since it was looked at: it gets it back.
 */
function takeAway(root: string, lock: string, isMeant: (taken: string) => boolean): void {
  const taken = path.join(root, UNNAMED + randomUUID())
  try {
    renameSync(lock, taken)
    if (!isMeant(taken)) renameSync(taken, lock)
  } catch (error) {
    // Somebody else took it away, or has it by now.
    if (!TAKEN.includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
  rmSync(taken, { recursive: true, force: true, maxRetries: 5 })
}

/** Whether its owner is gone, or it is none that a build of ours made. */
function isAbandoned(lock: string): boolean {
  try {
    const owner = readFileSync(path.join(lock, 'owner'), 'utf8')
    const pid = Number.parseInt(owner, 10)
    if (!(pid > 0) || !isRunning(pid)) return true
    return owner !== signature(pid)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // It was released just now, or never a lock.
    return code === 'ENOENT' || code === 'ENOTDIR'
  }
}

function signature(pid: number): string {
  return `${pid} ${startOf(pid)}`
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, INTERVAL)
}
