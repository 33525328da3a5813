import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { createCache } from '../ground/cache.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'

const cache = createCache()

export interface BundleOptions {
  /** The module that it begins with: `index.ts`, if no other. */
  entry?: string
  /** The global variable that holds what `index.ts` exports. */
  global?: string
  /** Modules that stand in the place of others, both as they are imported. */
  alias?: Readonly<Record<string, string>>
  /** The npm packages that it is made of as well. */
  packages?: readonly string[]
  /** Whether it is made as short as can be, for readers to fetch. */
  minify?: boolean
}

/**
 * The modules of a folder that run in a page, which import from no other folder, in one classic script that begins with
 * `index.ts`. They are bundled once, and again when one of them has changed: to load the bundler takes longer than to
 * bundle.
 */
export async function bundle(folder: string, options: BundleOptions = {}): Promise<string> {
  const inputs = [JSON.stringify(options), ...(await textsOf(folder, options.packages))]
  const kept = cache.read('bundle', inputs)
  if (typeof kept === 'string') return kept
  const code = await bundleAnew(folder, options)
  cache.write('bundle', inputs, code)
  return code
}

/** What a script is made of: the modules by their names, and the bundler's own version. */
async function textsOf(folder: string, packages: readonly string[] = []): Promise<string[]> {
  const names = (await readdir(folder)).sort()
  const versions = ['rolldown', ...packages].map(name =>
    path.join(TOOLCHAIN_ROOT, 'node_modules', name, 'package.json'),
  )
  const files = [...names.map(name => path.join(folder, name)), ...versions]
  return [...names, ...(await Promise.all(files.map(file => readFile(file, 'utf8'))))]
}

async function bundleAnew(
  folder: string,
  { entry = 'index.ts', global, alias = {}, minify = false }: BundleOptions,
): Promise<string> {
  const { build } = await import('rolldown')
  const { output } = await build({
    input: path.join(folder, entry),
    resolve: { alias },
    output: { format: 'iife', minify, ...(global === undefined ? {} : { name: global }) },
    write: false,
    logLevel: 'silent',
  })
  return output[0].code
}
