import { parentPort } from 'node:worker_threads'
import { turnCaches } from '../../../scripts/ground/cache.ts'
import { PARSERS } from './parsers.ts'
import { faultOf, inputOf } from './try-input.ts'

/** A stretch of inputs for one parser. */
export interface Stretch {
  parser: string
  seed: number
  from: number
  count: number
}

/** What comes back: the number of an input as it is begun, what is wrong with one, or that all were tried. */
export type Report = { begun: number } | { index: number; fault: string } | { done: true }

turnCaches('off')
const send = (report: Report): void => parentPort?.postMessage(report)

parentPort?.on('message', async ({ parser: name, seed, from, count }: Stretch) => {
  const parser = PARSERS.find(one => one.name === name)
  if (!parser) throw new Error(`No parser ${name}`)
  for (let index = from; index < from + count; index++) {
    send({ begun: index })
    const fault = await faultOf(parser, inputOf(parser, seed, index))
    if (fault !== undefined) send({ index, fault })
  }
  send({ done: true })
})
send({ done: true })
