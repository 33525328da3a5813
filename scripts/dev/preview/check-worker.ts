/** Checks publications away from the thread that answers pages: the entry of a worker. */
import { parentPort } from 'node:worker_threads'
import { checkPublication } from '../../build/check.ts'

parentPort?.on('message', (root: string) => {
  checkPublication(root)
    .then(messages => parentPort?.postMessage({ messages }))
    .catch((error: unknown) =>
      parentPort?.postMessage({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
})
