import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { createCache } from '../ground/cache.ts'
import { toolchainState } from '../ground/tree-state.ts'
import type { JsonObject } from './chart-spec.ts'
import type { Drawing } from './vega.ts'

/** A chart to draw: a checked specification with its data, and the BCP 47 tag of the reader's language. */
export interface DrawingTask {
  spec: JsonObject
  tag: string
}

/**
 * In ms of the processor's time, for one drawing; a chart of a paper takes some 50, and starting the worker does not count. By the
 * clock a machine that is busy with other things would be taken for a chart that is too much.
 */
const MOST_TIME = 8_000
/** How many times as long it may take by the clock: a worker that does nothing at all ends too. */
const MOST_WAITING = 20
/** In ms, between two looks at what a drawing has taken. */
const LOOK = 200
/** In MB of JavaScript's heap; Vega itself takes some 60. */
const MOST_MEMORY = 400

const PROGRAM = new URL('./vega-worker.ts', import.meta.url)

let worker: Promise<Worker> | undefined
let last: Promise<unknown> = Promise.resolve()

/**
 * Draws a chart in a worker, which is ended when it takes too much time or memory: Vega promises nothing about either. The worker
 * is started for the first chart, kept for the next ones, and does not keep the process alive. What was drawn before is not
 * drawn again: loading Vega alone takes longer than all else that a check does with a figure.
 *
 * @param time How long drawing may take, in ms of the processor's time.
 */
export async function drawInWorker(spec: JsonObject, tag: string, time = MOST_TIME): Promise<Drawing> {
  const state = toolchainState()
  const inputs = state && [state, JSON.stringify(spec), tag]
  const kept = inputs && drawings.read('chart', inputs)
  if (isDrawn(kept)) return kept
  const drawing = last.then(() => draw({ spec, tag }, time))
  last = drawing.catch(() => undefined)
  const drawn = await drawing
  // Why a chart could not be drawn may have been the machine's fault.
  if (inputs && isDrawn(drawn)) drawings.write('chart', inputs, drawn)
  return drawn
}

const drawings = createCache()

function isDrawn(value: unknown): value is Extract<Drawing, { svg: string }> {
  const { svg, warnings } = (value ?? {}) as Partial<Extract<Drawing, { svg: string }>>
  return typeof svg === 'string' && Array.isArray(warnings)
}

async function draw(task: DrawingTask, time: number): Promise<Drawing> {
  worker ??= start()
  const running = await worker
  running.ref()
  const late = new AbortController()
  const clock = setTimeout(() => late.abort(), time * MOST_WAITING)
  const before = await running.cpuUsage()
  const watch = setInterval(async () => {
    // One that is no more has told why already.
    const { user, system } = await running.cpuUsage(before).catch(() => ({ user: 0, system: 0 }))
    if ((user + system) / 1000 > time) late.abort()
  }, LOOK)
  try {
    const [drawing] = (await once(sent(running, task), 'message', { signal: late.signal })) as [Drawing]
    return drawing
  } catch (error) {
    worker = undefined
    void running.terminate()
    if (late.signal.aborted) return { problem: `it takes more than ${time / 1000} s` }
    if (isOutOfMemory(error)) return { problem: `it takes more than ${MOST_MEMORY} MB` }
    throw error
  } finally {
    clearTimeout(clock)
    clearInterval(watch)
    running.unref()
  }
}

function sent(running: Worker, task: DrawingTask): Worker {
  running.postMessage(task)
  return running
}

const isOutOfMemory = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY'

async function start(): Promise<Worker> {
  // It gets nothing of ours: no environment, no flags of the command that runs us.
  const started = new Worker(PROGRAM, {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY, maxYoungGenerationSizeMb: 32 },
  })
  // Whoever waits for an answer is told; when nobody does, a worker that runs out of memory must not end us.
  started.on('error', () => undefined)
  await once(started, 'message')
  return started
}
