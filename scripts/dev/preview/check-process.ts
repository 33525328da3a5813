/** Checks publications away from the process that answers pages: the entry of a process of its own. */
import { checkPublication } from '../../build/check.ts'
import type { Outcome } from './checker.ts'

const send = (outcome: Outcome): void => {
  // Nobody listens any more where the server has just ended.
  process.send?.(outcome, () => undefined)
}

process.on('message', (root: string) => {
  checkPublication(root)
    .then(messages => send({ messages }))
    .catch((error: unknown) =>
      send({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
})
// The server ended, however it did.
process.on('disconnect', () => process.exit())
// Control and C ends all that a terminal runs; the server says when.
process.on('SIGINT', () => undefined)
