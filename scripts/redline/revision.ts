import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkPrepared, type Prepared, type PrepareOptions, prepare, type Warnings } from '../build/prepare.ts'
import { isFile } from '../ground/files.ts'
import { findRevision, RevisionError, writeRevision } from '../ground/git-revision.ts'
import { collectMessages, type ReportedMessage } from '../ground/report.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'

/** A publication as it was, read with today's toolchain. */
export interface Revision {
  /** What readers and messages call it: `v1.0 (3f2a91c04b)`; empty for the working tree. */
  name: string
  prepared: Prepared
  /** Has it checked, once: that takes its time, and texts can be compared meanwhile. */
  check(warnings: Warnings): Promise<void>
  /** What is wrong in it, with the revision before the files' names; warnings are none of a redline's matters. Checking
   * it and putting editions together find more. */
  messages(): ReportedMessage[]
}

/** Told which formats a revision has, as soon as that is known. */
type Reading = Pick<PrepareOptions, 'onFormats'>

/** What a publication is made from. */
const CONTENT = ['content', 'locales', 'references.bib', 'docs/sources.md']
const SETTINGS = 'content/publication.yaml'
/** What today's toolchain brings: the words of the interface are no part of the text. */
const INTERFACE = 'interface.json'

/**
 * Reads a revision: a commit by any name that git knows, or a folder with a publication in it. Without a name, `root` as it
 * is. The working tree and the index are not touched; what is needed beside the text (templates, words of the interface) is
 * that of `root` today.
 *
 * @param use is lent the revision while its files are there
 * @throws RevisionError
 */
export async function withRevision<Result>(
  root: string,
  name: string | undefined,
  use: (revision: Revision) => Promise<Result>,
  reading: Reading = {},
): Promise<Result> {
  if (name === undefined) return use(await read(root, root, '', reading))
  const folder = path.resolve(name)
  if (isFile(path.join(folder, SETTINGS))) return use(await read(root, folder, name, reading))
  return withCommit(root, name, use, reading)
}

/**
 * The same of a commit alone: a name that came from elsewhere leads to no folder.
 *
 * @throws RevisionError
 */
export async function withCommit<Result>(
  root: string,
  name: string,
  use: (revision: Revision) => Promise<Result>,
  reading: Reading = {},
): Promise<Result> {
  const revision = findRevision(root, name)
  const place = mkdtempSync(path.join(tmpdir(), 'revision-'))
  try {
    const written = writeRevision(root, revision, CONTENT, place)
    if (!written.includes(SETTINGS)) throw new RevisionError(whatIsThere(name, written))
    bringToday(root, place)
    const short = revision.hash.slice(0, 10)
    return await use(await read(root, place, revision.hash.startsWith(name) ? short : `${name} (${short})`, reading))
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

function whatIsThere(name: string, written: readonly string[]): string {
  const chapters = written.filter(file => file.endsWith('.md')).length
  const what =
    chapters === 0 ? 'which is from before the paper' : `which has ${chapters} chapters, but in another layout`
  return `No \`${SETTINGS}\` in revision \`${name}\`, ${what}: choose a later one`
}

/** Templates and citation styles of the publication, and words of its interface, as they are now. */
function bringToday(root: string, place: string): void {
  if (root !== TOOLCHAIN_ROOT && existsSync(path.join(root, 'templates')))
    cpSync(path.join(root, 'templates'), path.join(place, 'templates'), { recursive: true })
  for (const language of languagesOf(place)) {
    const [from, to] = [root, place].map(base => path.join(base, 'locales', language, INTERFACE))
    rmSync(to ?? '', { force: true })
    if (isFile(from ?? '')) cpSync(from ?? '', to ?? '')
  }
}

function languagesOf(place: string): string[] {
  const locales = path.join(place, 'locales')
  mkdirSync(locales, { recursive: true })
  return readdirSync(locales, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))
}

async function read(root: string, folder: string, name: string, reading: Reading): Promise<Revision> {
  const options = { ...reading, unchecked: true }
  const prepared = await prepare(folder, options)
  const messages = (files: Parameters<typeof collectMessages>[0]): ReportedMessage[] =>
    collectMessages(files)
      .filter(({ severity }) => severity === 'error')
      .map(message => ({ ...message, file: name === '' ? message.file : `${name}:${message.file}` }))
  if (!('failed' in prepared))
    return { name, prepared, check: checkOnce(prepared), messages: () => messages(prepared.files) }
  const found = messages([prepared.failed])
  // Its settings are not understood any more: today's are, and its chapters may well fit them.
  if (folder !== root && folder.startsWith(tmpdir())) {
    cpSync(path.join(root, SETTINGS), path.join(folder, SETTINGS))
    const again = await prepare(folder, options)
    if (!('failed' in again)) {
      const all = (): ReportedMessage[] => [...found, ...messages(again.files)]
      return { name, prepared: again, check: checkOnce(again), messages: all }
    }
  }
  const [first] = found
  const place = first ? `${first.file}:${first.line}:${first.column}: ${first.text}` : SETTINGS
  throw new RevisionError(
    `The settings of ${name === '' ? 'the working tree' : `\`${name}\``} cannot be read: ${place}`,
  )
}

function checkOnce(prepared: Prepared): Revision['check'] {
  let checking: Promise<void> | undefined
  return warnings => {
    checking ??= checkPrepared(prepared, warnings)
    return checking
  }
}
