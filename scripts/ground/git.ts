import { execFileSync } from 'node:child_process'

/** The state of the source in version control. */
export interface Commit {
  /** Full hash; empty outside a repository. */
  hash: string
  /** Whether files were changed and not committed. */
  dirty: boolean
  /** Those files, by their paths below the publication's folder; a new folder stands for all that is in it. */
  uncommitted: readonly string[]
  /** Date of the commit, in seconds since 1970; undefined outside a repository. */
  time: number | undefined
}

/** Asks git for the commit that `root` is at. Publishing works without git, and without a repository, too. */
export function readCommit(root: string): Commit {
  const head = git(root, ['log', '-1', '--format=%H %ct'])
  if (head === undefined) return { hash: '', dirty: false, uncommitted: [], time: undefined }
  const [hash = '', time] = head.split(' ')
  // What a build leaves is no change of the source, also where nobody told git to ignore it.
  const leftOut = [':(exclude)dist', ':(exclude)dist.*']
  const status = ['status', '--porcelain', '-z', '--no-renames', '--ignore-submodules=all', '--', '.', ...leftOut]
  const changes = git(root, [...withoutFilters(root), ...status])
  if (changes === '') return { hash, dirty: false, uncommitted: [], time: Number(time) }
  // Git names them from the top of the repository, which may hold more than the publication.
  const prefix = git(root, ['rev-parse', '--show-prefix']) ?? ''
  const uncommitted = [...(changes ?? '').matchAll(/(?:^|\0)..? ([^\0]+)/g)].map(([, name = '']) =>
    name.startsWith(prefix) ? name.slice(prefix.length) : name,
  )
  return { hash, dirty: true, uncommitted, time: Number(time) }
}

/** A file under version control among those of some paths below `root`; undefined where none is, or there is no repository. */
export function trackedFile(root: string, paths: readonly string[]): string | undefined {
  const found = git(root, ['ls-files', '-z', '--', ...paths.map(name => `:(glob)${name}`)])
  return found?.split('\0').find(name => name !== '')
}

/** What the person at this machine is called in commits; empty where git does not know. */
export function userName(root: string): string {
  return git(root, ['config', 'user.name']) ?? ''
}

/** `SOURCE_DATE_EPOCH` is no date. It must not be passed over in silence: two builds would differ. */
export class SourceDateError extends Error {
  override name = 'SourceDateError'
}

/**
 * The moment that a publication bears, so that two builds from one source have the same bytes: `SOURCE_DATE_EPOCH`,
 * else the commit's date, else the publication's own date (`2022-12-15`, taken as midnight UTC).
 *
 * @throws SourceDateError
 */
export function sourceDate(commit: Commit, date: string): Date {
  const epoch = sourceEpoch()
  if (epoch !== undefined) return new Date(epoch * 1000)
  if (commit.time !== undefined) return new Date(commit.time * 1000)
  return new Date(`${date}T00:00:00Z`)
}

/**
 * `SOURCE_DATE_EPOCH`, in seconds since 1970; undefined where it is not set.
 *
 * @throws SourceDateError
 */
export function sourceEpoch(): number | undefined {
  const epoch = process.env.SOURCE_DATE_EPOCH
  if (epoch !== undefined && !/^\d{1,11}$/.test(epoch))
    throw new SourceDateError(`SOURCE_DATE_EPOCH is \`${epoch}\`: set it to seconds since 1970, as a whole number`)
  return epoch === undefined ? undefined : Number(epoch)
}

/** A repository that came as a folder among the content, and programs that its settings name, are not followed. */
export const SAFE: readonly string[] = [
  '-c',
  'safe.bareRepository=explicit',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'log.showSignature=false',
  '-c',
  'core.hooksPath=/dev/null',
]

/** Filters are programs: those that the repository's own settings name are not run to see whether a file has changed. */
function withoutFilters(root: string): string[] {
  const settings = git(root, ['config', '--local', '--name-only', '--get-regexp', '^filter\\..*\\.(clean|process)$'])
  return (settings ?? '').split('\n').flatMap(name => (name === '' ? [] : ['-c', `${name}=`]))
}

function git(root: string, args: readonly string[]): string | undefined {
  try {
    const all = ['--no-optional-locks', ...SAFE, ...args]
    return execFileSync('git', all, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}
