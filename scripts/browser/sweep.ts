import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isRunning, processSpace, startOf } from '../ground/process-identity.ts'

const AN_HOUR = 3_600_000

/** Makes a folder of this process, that `sweep` knows as its own: `<prefix><process id>-<start>-<where>-…`. */
export function ownFolder(folder: string, prefix: string): Promise<string> {
  return mkdtemp(join(folder, `${prefix}${process.pid}-${startOf(process.pid)}-${processSpace()}-`))
}

/**
 * Removes what killed runs left behind: folders that `ownFolder` made for a process that is gone. Those of another
 * container, whose processes have numbers that mean nothing here, stay for an hour.
 */
export async function sweep(folder: string, prefix: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, id, start, where] = (name.startsWith(prefix) && OWNED.exec(name.slice(prefix.length))) || []
    if (id === undefined) continue
    const pid = Number(id)
    if (isRunning(pid) && startOf(pid) === start) continue
    const path = join(folder, name)
    if (where !== processSpace() && !(await isOld(path))) continue
    await rm(path, { recursive: true, force: true }).catch(() => undefined) // Another user's: theirs to remove.
  }
}

const OWNED = /^(\d+)-(\d+)-([\da-f]{8})-/

function isOld(path: string): Promise<boolean> {
  return stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > AN_HOUR,
    () => false,
  )
}
