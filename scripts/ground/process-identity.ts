import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { hashOf } from './cache.ts'

/** Whether a process of that id runs on this machine, whoever's it is. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * The moment at which a process was started, in the system's own count: ids are given again. `0` where the system does not
 * tell (all but Linux), or no such process runs.
 */
export function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The 22nd field; the second, in brackets, may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0'
  } catch {
    return '0'
  }
}

/** Where the ids of processes mean what they mean here: eight characters for this machine since its start, or this container. */
export function processSpace(): string {
  return hashOf(spaceName()).slice(0, 8)
}

function spaceName(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')}${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}
