import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ReportedMessage } from '../../ground/report.ts'

/** Checks a publication as `npm run check` does, in a thread of its own, so that pages are answered meanwhile. */
export interface Checker {
  /**
   * The messages of what is on disk; undefined where nobody waits for them any more when their turn comes.
   *
   * @throws Error what the toolchain threw
   */
  check(signal: AbortSignal): Promise<ReportedMessage[] | undefined>
  close(): void
}

type Outcome = { messages: ReportedMessage[] } | { failure: string }

/** @param root absolute path of the publication's folder */
export function createChecker(root: string): Checker {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  const run = async (signal: AbortSignal): Promise<ReportedMessage[] | undefined> => {
    if (signal.aborted) return undefined
    worker ??= start()
    const answered = once(worker, 'message') as Promise<[Outcome]>
    worker.postMessage(root)
    const [outcome] = await answered
    if ('failure' in outcome) throw new Error(outcome.failure)
    return signal.aborted ? undefined : outcome.messages
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./check-worker.ts', import.meta.url))
    // A server that ends does not wait for it; one that died is replaced.
    started.unref()
    started.once('exit', () => {
      if (worker === started) worker = undefined
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
      void worker?.terminate()
    },
  }
}
