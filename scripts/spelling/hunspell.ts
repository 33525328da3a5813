import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Hunspell, HunspellFactory } from 'hunspell-asm'

const require = createRequire(import.meta.url)

const folderOf = (packageName: string): string => path.dirname(require.resolve(packageName))

/** Version of a package of a dictionary, and of the program that reads it: what is known of words holds for these. */
export function versionsOf(packageName: string): string[] {
  const versionAt = (folder: string): string =>
    (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version
  return [packageName, versionAt(folderOf(packageName)), versionAt(path.join(folderOf('hunspell-asm'), '../..'))]
}

let starting: Promise<HunspellFactory> | undefined
const loaded = new Map<string, Promise<Hunspell>>()

/** A dictionary, read once in a process: that takes 0.2 to 0.7 s, and up to 40 MB of memory. */
export function loadHunspell(packageName: string): Promise<Hunspell> {
  const known = loaded.get(packageName)
  if (known) return known
  const loading = load(packageName)
  loaded.set(packageName, loading)
  return loading
}

async function load(packageName: string): Promise<Hunspell> {
  starting ??= start()
  const factory = await starting
  const mount = (ending: string): string =>
    factory.mountBuffer(readFileSync(path.join(folderOf(packageName), `index.${ending}`)), `${packageName}.${ending}`)
  return factory.create(mount('aff'), mount('dic'))
}

async function start(): Promise<HunspellFactory> {
  const { loadModule } = await import('hunspell-asm')
  const before = new Set(process.listeners('uncaughtException'))
  const factory = await loadModule()
  // Its loader listens to the failures of the whole process, which are not its own.
  for (const listener of process.listeners('uncaughtException'))
    if (!before.has(listener)) process.off('uncaughtException', listener)
  return factory
}
