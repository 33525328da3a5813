import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { parentPort } from 'node:worker_threads'
import { type Hunspell, type HunspellFactory, loadModule } from 'hunspell-asm'
import type { Answer, Answers, Question } from './hunspell.ts'

const require = createRequire(import.meta.url)
const starting = loadModule()
const loaded = new Map<string, Hunspell>()

/** Runs as a worker: answers each question, one after the other. */
parentPort?.on('message', ({ id, packageName, ask, words }: Question) => {
  void answer(packageName, ask, words)
    .then((answers): Answer => ({ id, answers }))
    .catch((error: unknown): Answer => ({ id, failed: String(error) }))
    .then(message => parentPort?.postMessage(message))
})

async function answer(packageName: string, ask: Question['ask'], words: readonly string[]): Promise<Answers> {
  const factory = await starting
  const hunspell = loaded.get(packageName) ?? load(factory, packageName)
  loaded.set(packageName, hunspell)
  return words.map(word => (ask === 'has' ? hunspell.spell(word) : hunspell.suggest(word)))
}

function load(factory: HunspellFactory, packageName: string): Hunspell {
  const folder = path.dirname(require.resolve(packageName))
  const mount = (ending: string): string =>
    factory.mountBuffer(readFileSync(path.join(folder, `index.${ending}`)), `${packageName}.${ending}`)
  return factory.create(mount('aff'), mount('dic'))
}
