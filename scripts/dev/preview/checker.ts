import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ReportedMessage } from '../../ground/report.ts'

/** Checks a publication as `npm run check` does, in a process of its own, so that pages are answered meanwhile. */
export interface Checker {
  /**
   * The messages of what is on disk; undefined where nobody waits for them any more.
   *
   * @throws Error what the toolchain threw, or that the process ended
   */
  check(signal: AbortSignal): Promise<ReportedMessage[] | undefined>
  close(): void
}

export type Outcome = { messages: ReportedMessage[] } | { failure: string }

const PROGRAM = fileURLToPath(new URL('./check-process.ts', import.meta.url))

/** @param root absolute path of the publication's folder */
export function createChecker(root: string): Checker {
  let running: ChildProcess | undefined
  let isClosed = false
  let last: Promise<unknown> = Promise.resolve()
  const run = async (signal: AbortSignal): Promise<ReportedMessage[] | undefined> => {
    if (signal.aborted || isClosed) return undefined
    running ??= start()
    const outcome = await answer(running, root)
    if (signal.aborted || isClosed) return undefined
    if ('failure' in outcome) throw new Error(outcome.failure)
    return outcome.messages
  }
  const start = (): ChildProcess => {
    // Not a thread: V8 ends us all when a thread is stopped that still loads modules which wait for others.
    const started = fork(PROGRAM, { execArgv: [], serialization: 'advanced' })
    // A server that ends does not wait for it; one that died is replaced.
    started.unref()
    started.channel?.unref()
    started.once('exit', () => {
      if (running === started) running = undefined
    })
    return started
  }
  return {
    check(signal) {
      const checked = last.then(() => run(signal))
      last = checked.catch(() => undefined)
      return checked
    },
    close() {
      isClosed = true
      running?.kill()
    },
  }
}

/** What a process says of a publication. */
function answer(running: ChildProcess, root: string): Promise<Outcome> {
  return new Promise(resolve => {
    const done = (outcome: Outcome): void => {
      running.off('message', done).off('exit', ended).off('error', failed)
      resolve(outcome)
    }
    const ended = (code: number | null, signal: string | null): void =>
      done({ failure: `The process that checks ended (${signal ?? code})` })
    const failed = (error: Error): void => done({ failure: error.message })
    running.on('message', done).on('exit', ended).on('error', failed)
    running.send(root, error => {
      if (error) failed(error)
    })
  })
}
