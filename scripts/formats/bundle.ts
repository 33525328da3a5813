import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'

const CACHE = path.join(TOOLCHAIN_ROOT, 'node_modules', '.cache', 'policy-paper')

export interface BundleOptions {
  /** The global variable that holds what `index.ts` exports. */
  global?: string
  /** Whether it is made as short as can be, for readers to fetch. */
  minify?: boolean
}

/**
 * The modules of a folder that run in a page, which import from no other folder, in one classic script that begins with
 * `index.ts`. They are bundled once, and again when one of them has changed: to load the bundler takes longer than to
 * bundle.
 */
export async function bundle(folder: string, options: BundleOptions = {}): Promise<string> {
  const file = path.join(CACHE, `in-page-${await hashOf(folder, options)}.js`)
  try {
    return await readFile(file, 'utf8')
  } catch {
    const code = await bundleAnew(folder, options)
    await keep(file, code).catch(() => undefined) // In a folder that cannot be written to, it is bundled each time.
    return code
  }
}

/** Changes with the files, with what is made of them, and with the bundler. */
async function hashOf(folder: string, options: BundleOptions): Promise<string> {
  const names = (await readdir(folder)).sort()
  const lock = path.join(TOOLCHAIN_ROOT, 'node_modules', 'rolldown', 'package.json')
  const files = [...names.map(name => path.join(folder, name)), lock]
  const texts = await Promise.all(files.map(file => readFile(file, 'utf8')))
  return createHash('sha256')
    .update(JSON.stringify([options, names, texts]))
    .digest('hex')
    .slice(0, 16)
}

async function bundleAnew(folder: string, { global, minify = false }: BundleOptions): Promise<string> {
  const { build } = await import('rolldown')
  const { output } = await build({
    input: path.join(folder, 'index.ts'),
    output: { format: 'iife', minify, ...(global === undefined ? {} : { name: global }) },
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
