import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const AN_HOUR = 3_600_000

/**
 * Removes what a killed run left behind: entries of `folder` named `<prefix><process id>-…` whose process is gone.
 * Younger than an hour they stay, since a process in another container has a number that means nothing here.
 */
export async function sweep(folder: string, prefix: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN
    if (Number.isNaN(pid) || isRunning(pid)) continue
    const path = join(folder, name)
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (age > AN_HOUR) await rm(path, { recursive: true, force: true }).catch(() => undefined) // Another user's: theirs to remove.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
