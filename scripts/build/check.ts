import { createCache } from '../ground/cache.ts'
import { silent } from '../ground/progress.ts'
import type { ReportedMessage } from '../ground/report.ts'
import { changedSince, isCertain, MOST_TRIES, readInputs } from './inputs.ts'

/**
 * Reads a publication and reports every problem; writes nothing of it. Where nothing has changed since the last time, its
 * messages are the same, and neither are the files parsed nor is our code for it loaded. What changes meanwhile is
 * read again; where that does not end, what was found the last time is told.
 */
export async function checkPublication(root: string, cache = createCache()): Promise<ReportedMessage[]> {
  for (let tries = 1; ; tries++) {
    const inputs = readInputs(root)
    const kept = inputs.state && cache.read('check', inputs.state)
    if (Array.isArray(kept)) return kept as ReportedMessage[]
    const { runPipeline } = await import('./pipeline.ts')
    const { messages } = await runPipeline({ root, formats: [], progress: silent })
    // An edit meanwhile: nobody knows which state was read.
    const { own, toolchain } = changedSince(inputs)
    if (inputs.state && own.length + toolchain.length === 0 && isCertain(messages))
      cache.write('check', inputs.state, messages)
    if (own.length === 0 || tries === MOST_TRIES) return messages
  }
}
