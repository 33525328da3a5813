import { readdirSync, readFileSync } from 'node:fs'

/** Samples the memory of this process and all that it started, browser included, while `use` runs. Linux only. */
export async function peakMemory<T>(use: () => Promise<T>): Promise<{ result: T; bytes: number }> {
  let bytes = 0
  const timer = setInterval(() => {
    bytes = Math.max(bytes, memoryOf(processTree(process.pid)))
  }, 200)
  try {
    return { result: await use(), bytes }
  } finally {
    clearInterval(timer)
  }
}

/** Ids of a process and its descendants. */
function processTree(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    const parent = /\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const found = [root]
  for (const id of found) for (const [child, parent] of parents) if (parent === id) found.push(child)
  return found
}

/** Proportional set size, bytes: memory that processes share counts once. */
function memoryOf(processes: readonly number[]): number {
  const kilobytes = (id: number) => Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0)
  return processes.reduce((sum, id) => sum + kilobytes(id) * 1024, 0)
}

/** A file's text; empty if the process has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
