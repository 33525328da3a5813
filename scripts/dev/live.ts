import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { createChecker } from './preview/checker.ts'
import { Snapshot } from './preview/snapshot.ts'
import { fingerprint, type Watched, watchFiles } from './watch.ts'

/** Before all is checked that nobody waits for. */
const PAUSE_MS = 100

export interface LiveOptions {
  root: string
  /** Whether only this machine reaches the server. */
  local: boolean
  /** Files are being saved: what pages show is old, and the next snapshot is not there yet. */
  onSave(): void
  /** Files changed: {@link LivePublication.version} is another. */
  onChange(): void
  /** All messages of a snapshot are known. */
  onComplete(snapshot: Snapshot): void
  /** The toolchain itself failed on what is on disk now: told, and tried again at the next change. */
  onFailure(error: unknown): void
}

/** A publication that follows its files. */
export interface LivePublication {
  /** Name of the current or next snapshot. */
  readonly version: string
  /**
   * The publication as it is on disk now, also where no change was noticed yet.
   *
   * @throws what the toolchain threw, where it failed on the files.
   */
  current(): Promise<Snapshot>
  /**
   * A snapshot whose chapters and settings are those on disk; its translations may be older. At once, where there is one.
   */
  forTranslators(): Promise<Snapshot>
  /** A translation was written by this server: whoever shows it is told, and nothing is read before somebody asks. */
  wrote(): void
  /** The last snapshot that could be taken; undefined before there is one. */
  readonly last: Snapshot | undefined
  /** The last snapshot whose edition in a language was put together: what a page may still show. */
  lastShown(language: string, edition: string): Snapshot | undefined
  close(): void
}

export function watchPublication({
  root,
  local,
  onSave,
  onChange,
  onComplete,
  onFailure,
}: LiveOptions): LivePublication {
  const watched = watchedFiles(root)
  const checker = createChecker(root)
  let state = ''
  let count = 0
  let snapshot: Promise<Snapshot> | undefined
  let last: Snapshot | undefined
  /** State of the files that the last snapshot was taken of. */
  let stateOfLast = ''
  /** Whether translations were written since. */
  let isBehind = false
  /** The one before, until an edition of the last one was put together. */
  let before: Snapshot | undefined
  let completing = new AbortController()

  const versionOf = (index: number): string => `${process.pid}.${index}`
  const take = (): Promise<Snapshot> => {
    const now = fingerprint(watched)
    if (snapshot && now === state && !isBehind) return snapshot
    // What was written here was told when it was.
    const isTold = snapshot === undefined || (isBehind && now === state)
    if (!isTold || snapshot === undefined) count++
    isBehind = false
    state = now
    completing.abort()
    completing = new AbortController()
    const { signal } = completing
    const taken = Snapshot.take(root, versionOf(count), local)
    snapshot = taken
    if (!isTold) onChange()
    taken
      .then(async fresh => {
        if (last?.hasRenditions) before = last
        last = fresh
        stateOfLast = now
        if (signal.aborted) return
        // Pages that load again ask for theirs first.
        await setTimeout(PAUSE_MS)
        const messages = await checker.check(signal)
        if (signal.aborted || !messages) return
        fresh.completeWith(messages)
        onComplete(fresh)
      })
      .catch(error => {
        if (!signal.aborted) onFailure(error)
      })
    return taken
  }
  const stop = watchFiles(
    watched,
    () => {
      if (isBehind && fingerprint(watched) === state) return
      take().catch(() => undefined) // Told by `onFailure`.
    },
    onSave,
  )
  return {
    get version() {
      return versionOf(count)
    },
    get last() {
      return last
    },
    lastShown(language, edition) {
      return [last, before].find(one => {
        const place = one?.place(language, edition)
        return place && one?.knownRendition(place)
      })
    },
    current: take,
    async forTranslators() {
      const isOfNow = last && withoutTranslations(fingerprint(watched), last) === withoutTranslations(stateOfLast, last)
      return last && isOfNow ? last : take()
    },
    wrote() {
      state = fingerprint(watched)
      isBehind = true
      count++
      onChange()
    },
    close() {
      completing.abort()
      checker.close()
      stop()
    },
  }
}

/** The state of the files without those that only hold translations. */
function withoutTranslations(state: string, { publication }: Snapshot): string {
  const [, ...languages] = publication?.languages ?? []
  const folders = languages.map(({ id }) => path.join(publication?.root ?? '', 'locales', id) + path.sep)
  return state
    .split('\n')
    .filter(line => !folders.some(folder => line.startsWith(folder)))
    .join('\n')
}

/** What a publication is made of; the toolchain's own templates and interface words count. */
function watchedFiles(root: string): Watched {
  const roots = [...new Set([root, TOOLCHAIN_ROOT])]
  return {
    folders: [
      path.join(root, 'content'),
      ...roots.flatMap(each => [path.join(each, 'locales'), path.join(each, 'templates')]),
    ],
    files: [path.join(root, 'references.bib'), path.join(root, 'docs', 'sources.md')],
  }
}
