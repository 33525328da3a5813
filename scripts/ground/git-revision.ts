import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SAFE } from './git.ts'
import { fileKind, limitOf, megabytes } from './limits.ts'

/** A revision that cannot be had, told in one sentence. */
export class RevisionError extends Error {
  override name = 'RevisionError'
}

/** A commit that somebody named. */
export interface NamedRevision {
  /** As it was named: `v1.0`, `HEAD~3`. */
  name: string
  hash: string
  /** Date of the commit, in seconds since 1970. */
  time: number
}

/** Files of a commit together, in bytes: more is no paper. */
const MOST_BYTES = 500_000_000

/**
 * Finds the commit that a revision names.
 *
 * @throws RevisionError where there is none, or more than one
 */
export function findRevision(root: string, name: string): NamedRevision {
  if (name === '' || name.startsWith('-') || /\p{Cc}/u.test(name))
    throw new RevisionError(`\`${name}\` is no revision: give the name of a commit, a tag or a folder`)
  const found = git(root, ['rev-parse', '--verify', '--end-of-options', `${name}^{commit}`])
  if (found.ok) {
    const hash = text(found.out)
    return { name, hash, time: Number(text(git(root, ['show', '-s', '--format=%ct', hash]).out)) }
  }
  throw new RevisionError(whyNot(root, name, found.error))
}

function whyNot(root: string, name: string, error: string): string {
  if (/dubious ownership/.test(error))
    return `\`${root}\` belongs to somebody else: git reads it after \`git config --global --add safe.directory ${root}\``
  if (!git(root, ['rev-parse', '--git-dir']).ok)
    return `No git repository is at \`${root}\`, in which \`${name}\` could be found: give a folder in its place`
  if (/ambiguous/.test(error)) return `Several revisions begin with \`${name}\`: give more digits`
  if (text(git(root, ['rev-parse', '--is-shallow-repository']).out) === 'true')
    return `No revision \`${name}\` in this shallow clone: run \`git fetch --unshallow\`, then again`
  const near = text(
    git(root, ['for-each-ref', '--format=%(refname:short)', '--count=8', 'refs/tags', 'refs/heads']).out,
  )
  const known =
    near === ''
      ? ''
      : ` (there are ${near
          .split('\n')
          .map(ref => `\`${ref}\``)
          .join(', ')})`
  return `No revision \`${name}\`: give a commit, a tag, a branch${known} or a folder; \`git fetch --tags\` brings those of the others`
}

/**
 * Writes files of a commit to a folder, byte by byte as git stores them: no filter runs, the working tree and the index are
 * not touched, nothing is fetched. Links and other repositories are left out.
 *
 * @param wanted paths below `root`: files or folders
 * @returns the paths written
 * @throws RevisionError
 */
export function writeRevision(
  root: string,
  { name, hash }: NamedRevision,
  wanted: readonly string[],
  folder: string,
): string[] {
  const listed = git(root, ['ls-tree', '-r', '-z', '-l', hash, '--', ...wanted])
  if (!listed.ok) throw new RevisionError(`git cannot list the files of \`${name}\`: ${listed.error}`)
  const entries = listed.out
    .toString('utf8')
    .split('\0')
    .flatMap(line => {
      const [, mode = '', type, object = '', size, file = ''] = /^(\d+) (\w+) (\w+) +(\S+)\t(.*)$/su.exec(line) ?? []
      return type === 'blob' && mode.startsWith('100') && isSafe(file) ? [{ object, size: Number(size), file }] : []
    })
    .filter(({ file, size }) => size <= limitOf(fileKind(file)))
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > MOST_BYTES)
    throw new RevisionError(`\`${name}\` holds ${megabytes(total)}, and at most ${megabytes(MOST_BYTES)} are read`)
  if (entries.length === 0) return []
  const read = git(root, ['cat-file', '--batch'], entries.map(({ object }) => `${object}\n`).join(''))
  if (!read.ok)
    throw new RevisionError(`Missing objects of \`${name}\` in this clone: run \`git fetch --refetch\`, then again`)
  let at = 0
  for (const { file, size } of entries) {
    const start = read.out.indexOf(0x0a, at) + 1
    if (/ missing$/.test(read.out.subarray(at, start - 1).toString('latin1')))
      throw new RevisionError(`Missing objects of \`${name}\` in this clone: run \`git fetch --refetch\`, then again`)
    const target = path.join(folder, file)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, read.out.subarray(start, start + size))
    at = start + size + 1
  }
  return entries.map(({ file }) => file)
}

/** A tree can hold any name: none may lead out of the folder, or be one that git or npm keep. */
function isSafe(file: string): boolean {
  const names = file.split('/')
  return !file.includes('\\') && !names.some(name => /^(?:|\.|\.\.|\.git|node_modules)$/i.test(name))
}

interface Answer {
  ok: boolean
  out: Buffer
  /** Its first line. */
  error: string
}

function git(root: string, args: readonly string[], input = ''): Answer {
  const { status, stdout, stderr } = spawnSync('git', ['--no-optional-locks', ...SAFE, ...args], {
    cwd: root,
    input,
    maxBuffer: 2 * MOST_BYTES,
    env: { ...process.env, LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' },
  })
  return { ok: status === 0, out: stdout ?? Buffer.alloc(0), error: stderr?.toString('utf8') ?? '' }
}

function text(bytes: Buffer): string {
  return bytes.toString('utf8').trim()
}
