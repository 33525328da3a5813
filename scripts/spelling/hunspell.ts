import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Worker } from 'node:worker_threads'

/** What the worker is asked: whether a dictionary has words, or which ones are near them. */
export interface Question {
  id: number
  /** A package with `index.aff` and `index.dic`. */
  packageName: string
  ask: 'has' | 'near'
  words: readonly string[]
}

/** For each of the words, in their order. */
export type Answers = (boolean | readonly string[])[]

export interface Answer {
  /** Of the question. */
  id: number
  answers?: Answers
  /** Why there is none. */
  failed?: string
}

const require = createRequire(import.meta.url)

const folderOf = (packageName: string): string => path.dirname(require.resolve(packageName))

/** Version of a package of a dictionary, and of the program that reads it: what is known of words holds for these. */
export function versionsOf(packageName: string): string[] {
  const versionAt = (folder: string): string =>
    (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version
  return [packageName, versionAt(folderOf(packageName)), versionAt(path.join(folderOf('hunspell-asm'), '../..'))]
}

interface Waiting {
  resolve(answers: Answers): void
  reject(error: Error): void
}

const waiting = new Map<number, Waiting>()
let worker: Worker | undefined
let asked = 0

/**
 * Asks a dictionary, which a worker reads once in a process: that takes 0.2 to 0.7 s, in which other checks are run, and up to
 * 40 MB of memory. The worker is started for the first question, and does not keep the process alive.
 *
 * @throws Error where the dictionary cannot be read
 */
export function askHunspell(question: Omit<Question, 'id'> & { ask: 'has' }): Promise<boolean[]>
export function askHunspell(question: Omit<Question, 'id'> & { ask: 'near' }): Promise<string[][]>
export function askHunspell(question: Omit<Question, 'id'>): Promise<unknown> {
  const running = worker ?? start()
  worker = running
  const id = ++asked
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    running.ref()
    running.postMessage({ ...question, id } satisfies Question)
  })
}

function start(): Worker {
  // It gets nothing of ours: no environment, no flags of the command that runs us.
  const started = new Worker(new URL('./hunspell-worker.ts', import.meta.url), { env: {}, execArgv: [] })
  started.on('message', ({ id, answers, failed }: Answer) => {
    const question = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) started.unref()
    if (answers) question?.resolve(answers)
    else question?.reject(new Error(failed))
  })
  started.on('error', (error: Error) => {
    worker = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  })
  return started
}
