import { writeSync } from 'node:fs'
import { isMainThread, Worker, workerData } from 'node:worker_threads'

// Loaded into a command that may run wild: tells how much it took, and ends it when it takes too much. A thread of its own
// watches, since the command's may never come back.

export interface Taken {
  /** Of the processor, in seconds. */
  seconds: number
  /** Most memory at one time, in MB. */
  megabytes: number
}

/** Of the processor's seconds; more than any input may take, so that by how much is seen. */
const MOST_SECONDS = 20
const MOST_MEGABYTES = 3000
/** Where the runner reads. */
const RUNNER = 3

function taken(): Taken {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  return { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1000 }
}

function tell(): void {
  writeSync(RUNNER, `${JSON.stringify(taken())}\n`)
}

if (isMainThread) {
  process.on('exit', tell)
  // Threads of the command itself load this too.
  new Worker(new URL(import.meta.url), { workerData: 'watch', execArgv: [] }).unref()
} else if (workerData === 'watch') {
  setInterval(() => {
    const { seconds, megabytes } = taken()
    if (seconds < MOST_SECONDS && megabytes < MOST_MEGABYTES) return
    try {
      tell()
    } catch {
      // The runner was ended before: nobody is told.
    }
    process.kill(process.pid, 'SIGKILL')
  }, 200)
}
