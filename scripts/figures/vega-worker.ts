import { parentPort } from 'node:worker_threads'
import { chartLocale } from './chart-locale.ts'
import type { DrawingTask } from './drawing-worker.ts'
import { drawSpec } from './vega.ts'

/** Runs as a worker: answers each task with a drawing, one after the other. */
parentPort?.on('message', ({ spec, tag }: DrawingTask) => {
  void drawSpec(spec, chartLocale(tag)).then(drawing => parentPort?.postMessage(drawing))
})
parentPort?.postMessage('ready')
