import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { PrintPage } from '../../../browser/browser.ts'
import { TOOLCHAIN_ROOT } from '../../../ground/toolchain.ts'
import type * as functions from '../in-page/index.ts'

/** Our functions that run in a page, by name. */
type InPage = typeof functions

/** The global variable that holds them there. */
const GLOBAL = 'inPage'

const FOLDER = path.join(import.meta.dirname, '..', 'in-page')
const CACHE = path.join(TOOLCHAIN_ROOT, 'node_modules', '.cache', 'policy-paper')

let script: Promise<string> | undefined
/** Pages that have it. */
const loaded = new WeakMap<PrintPage, Promise<void>>()

/**
 * Calls one of our functions that run in a page (see in-page/index.ts); its arguments and its result must be JSON. What they
 * know of the page stays from one call to the next.
 */
export async function inPage<Name extends keyof InPage>(
  page: PrintPage,
  name: Name,
  ...args: Parameters<InPage[Name]>
): Promise<ReturnType<InPage[Name]>> {
  const loading = loaded.get(page) ?? pageScript().then(code => page.run(code))
  loaded.set(page, loading)
  await loading
  return page.evaluate(callByName, GLOBAL, name, args) as Promise<ReturnType<InPage[Name]>>
}

/** Runs in the page, where a global object holds our functions. */
function callByName(global: string, name: string, args: unknown[]): unknown {
  return Reflect.get(globalThis, global)[name](...args)
}

/**
 * Our functions that run in a page, in one script. They are bundled once, and again when one of their files has changed:
 * to load the bundler takes longer than to bundle.
 */
export function pageScript(): Promise<string> {
  script ??= cachedBundle()
  return script
}

async function cachedBundle(): Promise<string> {
  const file = path.join(CACHE, `in-page-${await hashOf(FOLDER)}.js`)
  try {
    return await readFile(file, 'utf8')
  } catch {
    const code = await bundle()
    await keep(file, code).catch(() => undefined) // In a folder that cannot be written to, it is bundled each time.
    return code
  }
}

/** Changes with the files, which import from no other folder, and with the bundler. */
async function hashOf(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort()
  const lock = path.join(TOOLCHAIN_ROOT, 'node_modules', 'rolldown', 'package.json')
  const files = [...names.map(name => path.join(folder, name)), lock]
  const texts = await Promise.all(files.map(file => readFile(file, 'utf8')))
  return createHash('sha256')
    .update(JSON.stringify([names, texts]))
    .digest('hex')
    .slice(0, 16)
}

async function bundle(): Promise<string> {
  const { build } = await import('rolldown')
  const { output } = await build({
    input: path.join(FOLDER, 'index.ts'),
    output: { format: 'iife', name: GLOBAL },
    write: false,
    logLevel: 'silent',
  })
  return output[0].code
}

/** Writes a file as a whole: another build may be reading. */
async function keep(file: string, code: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}`
  await writeFile(unfinished, code)
  await rename(unfinished, file)
}
