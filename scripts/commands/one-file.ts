import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'rolldown'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { type TreeStamp, toolchainStamp, toolchainTree } from '../ground/tree-state.ts'

// A check reads a thousand modules, which takes longer than what it does with them. So it runs from one file that holds
// them all, made by the bundler as it makes the scripts of pages, for as long as no file of ours has changed.

const SCRIPTS = path.join(TOOLCHAIN_ROOT, 'scripts')
const IMPORT_FILES = path.join(SCRIPTS, 'ground/import-files.ts')

/** Modules imported when they are needed that every check needs. All others stay where they are. */
const NEEDED = ['commands/check.ts', 'build/pipeline.ts', 'reports/sarif.ts'].map(name => path.join(SCRIPTS, name))

/** What `importFiles` is asked for: folders of `scripts/` whose files are the list of what there is. */
const FOLDERS = ['rules', 'checks', 'blocks', 'languages', 'translations/parity/rules']

interface Made {
  /** The state of the toolchain that it was made of; see {@link toolchainStamp}. */
  stamp: string
  name: string
}

/** Options that a check in one file knows nothing of: they load more, or ask for nothing to be known from before. */
const ELSEWHERE = ['--watch', '--fix', '--no-cache']

/** Keeps the commands in one file, for those that are run so often that loading them counts. */
export class OneFile {
  readonly #folder: string

  constructor(folder = path.join(TOOLCHAIN_ROOT, 'node_modules/.cache/policy-paper/one-file')) {
    this.#folder = folder
  }

  /** Whether a command line may be run from one file. */
  static suits([command, ...options]: readonly string[]): boolean {
    return command === 'check' && !options.some(option => ELSEWHERE.includes(option))
  }

  /** Its URL, and the toolchain as it is now; undefined where there is none of that. */
  find(): { url: string; tree: TreeStamp } | undefined {
    const made = this.#made()
    if (made === undefined) return undefined
    const tree = toolchainTree()
    if (made.stamp !== toolchainStamp(tree).stamp) return undefined
    return { url: pathToFileURL(path.join(this.#folder, made.name)).href, tree }
  }

  /** Makes it for the next time. Where that cannot be done, commands run as they are: it is nothing but quicker. */
  async make(): Promise<void> {
    try {
      const before = toolchainStamp()
      // Whoever has just changed a file will soon change another.
      if (!before.isSettled) return
      const code = await inOneFile(path.join(SCRIPTS, 'cli.ts'))
      if (toolchainStamp().stamp !== before.stamp) return
      const name = `${process.pid}-${Date.now()}.mjs`
      mkdirSync(this.#folder, { recursive: true })
      // Another command may be about to read the one before.
      const old = readdirSync(this.#folder).filter(file => file.endsWith('.mjs') && file !== this.#made()?.name)
      writeFileSync(path.join(this.#folder, name), code)
      const list = path.join(this.#folder, `${name}.json`)
      writeFileSync(list, JSON.stringify({ stamp: before.stamp, name } satisfies Made))
      renameSync(list, path.join(this.#folder, 'made.json'))
      for (const file of old) rmSync(path.join(this.#folder, file), { force: true })
    } catch {
      // A folder that cannot be written, a bundler that is not there.
    }
  }

  #made(): Made | undefined {
    try {
      const { stamp, name } = JSON.parse(readFileSync(path.join(this.#folder, 'made.json'), 'utf8')) as Partial<Made>
      return typeof stamp === 'string' && /^[\w-]+\.mjs$/.test(name ?? '') ? { stamp, name: name as string } : undefined
    } catch {
      return undefined
    }
  }
}

/** All that a module of ours imports at once, and what of the rest a check needs, in one module. */
async function inOneFile(entry: string): Promise<string> {
  const { build } = await import('rolldown')
  const { output } = await build({
    input: entry,
    platform: 'node',
    resolve: { mainFields: ['module', 'main'] },
    plugins: [ownModules],
    // Names stay, for what is told when something fails.
    output: { format: 'esm', codeSplitting: false, minify: { compress: false, mangle: false } },
    write: false,
    logLevel: 'silent',
  })
  return inAscii(output[0].code)
}

/** A text that is all ASCII is read in a fraction of the time, and takes half the memory. */
function inAscii(code: string): string {
  // There an escape would mean something else.
  if (/String\.raw`[^`]*[^\0-\x7f]|(?<!\\)(?:\\\\)*\\[^\0-\x7f]/.test(code)) return code
  return code.replace(/[^\0-\x7f]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const ownModules: Plugin = {
  name: 'own-modules',
  resolveId(source, importer, { kind }) {
    if (kind !== 'dynamic-import' || importer === undefined) return null
    if (!source.startsWith('.')) return path.isAbsolute(source) ? null : { id: source, external: true }
    const file = path.resolve(path.dirname(importer), source)
    return NEEDED.includes(file) ? null : { id: pathToFileURL(file).href, external: true }
  },
  load: id => (id === IMPORT_FILES ? importedFiles() : null),
  transform(code, id) {
    if (!id.startsWith(SCRIPTS)) return null
    // A module goes on finding what lies beside it.
    return code
      .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(id)))
      .replaceAll('import.meta.filename', JSON.stringify(id))
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      .replaceAll('import.meta.main', 'false')
  },
}

/** The module `ground/import-files.ts` with all that it may be asked for written into it. */
function importedFiles(): string {
  const formats = readdirSync(path.join(SCRIPTS, 'formats'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => path.join(SCRIPTS, 'formats', name, 'format.ts'))
  const files = FOLDERS.map(name => path.join(SCRIPTS, name)).flatMap(folder =>
    readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ name }) => path.join(folder, name)),
  )
  const rows = [...files, ...formats.filter(file => readdirSync(path.dirname(file)).includes('format.ts'))].map(
    file => `[${JSON.stringify(file)}, () => import(${JSON.stringify(file)})]`,
  )
  return `import path from 'node:path'
const FILES = new Map([${rows.join(',\n')}])
export const importFiles = (folder, names) => Promise.all(names.map(name => FILES.get(path.join(folder, name))()))
`
}
