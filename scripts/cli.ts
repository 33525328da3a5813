#!/usr/bin/env node
import { statSync } from 'node:fs'
import path from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { BrowserMissingError, BrowserStoppedError } from './browser/errors.ts'
import {
  type Command,
  type CommandArguments,
  type CommandOption,
  type ExitCode,
  type Output,
  UsageError,
} from './commands/command.ts'
import { turnCaches } from './ground/cache.ts'
import { ChangedError } from './ground/changed-error.ts'
import { SourceDateError } from './ground/git.ts'
import { RevisionError } from './ground/git-revision.ts'
import { LimitError } from './ground/limits.ts'
import { nearest } from './ground/messages.ts'
import { PartError } from './ground/part-error.ts'
import { TOOLCHAIN_ROOT } from './ground/toolchain.ts'
import { startFrom, type TreeStamp } from './ground/tree-state.ts'
import { UnwritableError } from './ground/unwritable-error.ts'

interface Listed {
  /** One line for the list of commands. */
  summary: string
  load(): Promise<{ command: Command }>
}

/** The commands. Each is imported when it is called: a check need not load a browser's driver, nor help any of them. */
const COMMANDS: Record<string, Listed> = {
  build: {
    summary: 'publish the editions in dist/, in every format that publication.yaml lists',
    load: () => import('./commands/build.ts'),
  },
  check: {
    summary: 'read everything and report every problem; writes nothing without `--fix`',
    load: () => import('./commands/check.ts'),
  },
  'consultation:export': {
    summary: 'write all entries of a round into a workbook, to be answered there',
    load: () => import('./commands/consultation-export.ts'),
  },
  'consultation:import': {
    summary: 'read what members sent back (DOCX, XLSX, CSV, e-mails as text) into the round’s folder',
    load: () => import('./commands/consultation-import.ts'),
  },
  'consultation:report': {
    summary: 'show what became of all that members said in a round, in every language',
    load: () => import('./commands/consultation-report.ts'),
  },
  dev: {
    summary: 'show the editions as you write, and the translation desk',
    load: () => import('./commands/dev.ts'),
  },
  merge: {
    summary: 'join what builds of parts made, with --edition and --language, perhaps on several machines, to one dist/',
    load: () => import('./commands/merge.ts'),
  },
  new: {
    summary: 'begin a publication of your own in a new folder',
    load: () => import('./commands/new.ts'),
  },
  'pr-summary': {
    summary: 'tell what changed between two revisions, as a comment on a pull request',
    load: () => import('./commands/pr-summary.ts'),
  },
  redline: {
    summary: 'show what changed between two revisions, in every edition and language',
    load: () => import('./commands/redline.ts'),
  },
  'translations:sync': {
    summary: 'bring the locale files in line with the sources; no translation is lost',
    load: () => import('./commands/translations-sync.ts'),
  },
  'translations:status': {
    summary: 'tell how far the translations are; writes dist/translations/index.html',
    load: () => import('./commands/translations-status.ts'),
  },
  'translations:review': {
    summary: 'mark translations as reviewed, by whom and of which texts: those named, or whole chapters',
    load: () => import('./commands/translations-review.ts'),
  },
  'translations:fill': {
    summary: 'fill in what is translated elsewhere, or by a program of your own; all of it to be looked at',
    load: () => import('./commands/translations-fill.ts'),
  },
  'translations:quote': {
    summary: 'count the words to translate: new, like what was translated before, repeated',
    load: () => import('./commands/translations-quote.ts'),
  },
  'translations:export': {
    summary: 'write the translations as files for translators (PO, XLIFF, XLSX, CSV), into dist/ or the files named',
    load: () => import('./commands/translations-export.ts'),
  },
  'translations:import': {
    summary: 'merge files from translators (PO, XLIFF, XLSX, CSV), from dist/ or those named, into the locale files',
    load: () => import('./commands/translations-import.ts'),
  },
}

const SHARED: Record<string, CommandOption> = {
  root: { type: 'string', value: 'DIR', help: 'folder of the publication (default: this project)' },
  'no-cache': { type: 'boolean', help: 'make and read everything anew, whatever is known from the last time' },
  profile: { type: 'boolean', help: 'tell where the time goes: a table, and a trace for Chrome' },
  help: { type: 'boolean', help: 'show this help' },
}

/** Errors whose message is a sentence for the user. */
const TOLD = [
  UsageError,
  PartError,
  BrowserMissingError,
  BrowserStoppedError,
  ChangedError,
  UnwritableError,
  SourceDateError,
  RevisionError,
  LimitError,
]

/** Runs a command line and returns its exit code. What the user did wrong is told in a sentence, not by a stack trace. */
export async function runCli(argv: readonly string[], output: Output): Promise<ExitCode> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === 'help') {
    output.out(usage())
    return name === undefined ? 2 : 0
  }
  const listed = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!listed) return fail(output, `No command is called \`${name}\`${meant(name, Object.keys(COMMANDS))}`)
  const { command } = await listed.load()
  try {
    const { values, positionals } = parse(command, rest)
    if (values.help === true) {
      output.out(commandHelp(name, listed.summary, command))
      return 0
    }
    const root = path.resolve(String(values.root ?? TOOLCHAIN_ROOT))
    if (!isFolder(root)) throw new UsageError(`No folder \`${root}\`: give the folder of a publication`)
    if (values['no-cache'] === true) turnCaches('off')
    const run = (): Promise<ExitCode> =>
      command.run({ root, options: values as CommandArguments['options'], positionals }, output)
    if (values.profile !== true) return await run()
    const { profiled } = await import('./ground/profiler.ts')
    return await profiled(run, output.err)
  } catch (error) {
    if (TOLD.some(kind => error instanceof kind)) return fail(output, (error as Error).message)
    if (isSystemError(error)) return fail(output, sentenceOf(error))
    // Not 1: the content is not at fault.
    return fail(output, `The toolchain itself failed, which is a fault of its own:\n${(error as Error).stack ?? error}`)
  } finally {
    turnCaches('on')
  }
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** What the machine refuses: a file without permission to read it, a full or read-only disk. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  const { syscall, code } = error as Partial<NodeJS.ErrnoException>
  return error instanceof Error && typeof syscall === 'string' && typeof code === 'string'
}

/** "EACCES: permission denied, open '…'" in a sentence. */
function sentenceOf({ message, syscall, code, path: file }: NodeJS.ErrnoException): string {
  const what = message.replace(/^\w+: /, '').replace(/, .*$/s, '')
  return `The machine refused \`${syscall}\`${file === undefined ? '' : ` at \`${file}\``}: ${what} (${code})`
}

function parse(command: Command, args: string[]) {
  const options = { ...command.options, ...SHARED }
  const config = Object.fromEntries(
    Object.entries(options).map(([key, { type, multiple }]) => [key, { type, multiple: multiple ?? false }]),
  )
  try {
    return parseArgs({
      args,
      options: config satisfies ParseArgsConfig['options'],
      allowPositionals: command.positionals !== undefined,
    })
  } catch (error) {
    const unknown = /Unknown option '--?([^']+)'/.exec((error as Error).message)?.[1]
    if (unknown === undefined) throw new UsageError((error as Error).message)
    const known = Object.keys(options).map(option => `--${option}`)
    throw new UsageError(`No option is called \`--${unknown}\`${meant(`--${unknown}`, known)}`)
  }
}

function meant(word: string, known: string[]): string {
  const near = nearest(word, known)
  return near === undefined ? `: there are ${known.join(', ')}` : `; did you mean \`${near}\`?`
}

function fail(output: Output, reason: string): ExitCode {
  output.err(`${reason}\n`)
  return 2
}

function usage(): string {
  const rows = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(24)}${summary}`)
  return `Usage: npm run COMMAND -- [OPTIONS]\n\n${rows.join('\n')}\n\nnpm run COMMAND -- --help tells a command's options.\n`
}

function commandHelp(name: string, summary: string, command: Command): string {
  const rows = Object.entries({ ...command.options, ...SHARED }).map(([key, { value, help }]) => {
    const form = value === undefined ? `--${key}` : `--${key} ${value}`
    return `  ${form.padEnd(24)}${help}`
  })
  const positionals = command.positionals === undefined ? '' : ` ${command.positionals}`
  return `Usage: npm run ${name} -- [OPTIONS]${positionals}\n\n${summary}\n\n${rows.join('\n')}\n`
}

/**
 * Runs the command line of this process.
 *
 * @param tree the toolchain's files, where somebody has just looked at them
 */
export async function main(tree?: TreeStamp): Promise<void> {
  if (tree) startFrom(tree)
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  process.exitCode = await runCli(process.argv.slice(2), {
    out: text => process.stdout.write(text),
    err: text => process.stderr.write(text),
    interactive: process.stderr.isTTY === true && process.env.CI === undefined,
  })
}

if (import.meta.main) await main()
