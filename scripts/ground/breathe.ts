import { setImmediate } from 'node:timers/promises'

/** In milliseconds: nobody who waits for an answer notices. */
const LONG_ENOUGH = 25

let last = 0

/** Lets others go first, in work that takes long: a browser that has answered, a page that is asked for. */
export async function breathe(): Promise<void> {
  if (performance.now() - last < LONG_ENOUGH) return
  await setImmediate()
  last = performance.now()
}
