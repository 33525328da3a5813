import { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import { writeFiles } from '../ground/write-files.ts'
import type { Publication } from '../model/publication.ts'
import type { Source } from '../model/source.ts'
import localeOutOfDate from '../rules/locale-out-of-date.ts'
import { loadAligned } from './align-translations.ts'
import type { Assignment, SegmentSource } from './assign.ts'
import { interfaceList } from './interface/list.ts'
import { translationFiles } from './load.ts'
import { planSync, type SyncChange } from './plan.ts'
import { planInterface } from './plan-interface.ts'
import { anchorOf } from './segment-id.ts'

export interface SyncOptions {
  publication: Pick<Publication, 'root' | 'languages'>
  /** All sources of the publication, with segments; they get their ids here. */
  sources: readonly SegmentSource[]
  /** Ids of segments whose edit leaves the translations true. */
  trivial?: readonly string[]
  /** Write nothing: only tell what would be done. */
  check?: boolean
}

export interface SyncResult {
  /** Paths of the files that changed (or would), relative to the root. */
  changed: string[]
  /** What they hold then; `undefined` for those that go. */
  writes: ReadonlyMap<string, string | undefined>
  changes: SyncChange[]
  assignment: Assignment
  /** Words of the interface, where they changed. */
  words: Source[]
  /** Ids given as trivial that no segment has. Nothing is written then. */
  unknown: string[]
  /** Files of `locales/` with problems; such a file, and what depends on it, stays as it is. */
  messages: VFile[]
}

/** Brings the files under `locales/` in line with the sources. See {@link planSync} for what that means. */
export function syncTranslations({ publication, sources, trivial = [], check = false }: SyncOptions): SyncResult {
  const { translations, assignment } = loadAligned(publication, sources)
  const [sourceLanguage, ...targets] = publication.languages
  const lists = targets.map(language => ({ language, list: interfaceList(publication, language) }))
  const words = lists.flatMap(({ list }) => list.source.segments.map(({ id }) => id))
  const ids = new Set([...assignment.segments.keys(), ...words].flatMap(id => [id, anchorOf(id)]))
  const unknown = [...trivial].filter(id => !ids.has(id))
  const isTrivial = new Set(trivial)
  const plan = planSync({ ...translations, sourceLanguage, sources, assignment, trivial: isTrivial })
  for (const { language, list } of lists) planInterface(list, language, isTrivial, plan)
  const { writes, changes } = plan
  if (!check && unknown.length === 0) writeFiles(publication.root, writes)
  const messages = [...translationFiles(translations), ...lists.map(({ list }) => list.file.file)].filter(
    file => file.messages.length > 0,
  )
  const edited = new Map(lists.flatMap(({ list }) => list.source.segments).map(segment => [segment.id, segment]))
  const first = lists[0]?.list.source
  return {
    changed: [...writes.keys()].sort(),
    ...{ writes, changes, assignment, unknown, messages },
    words: first ? [{ ...first, segments: [...edited.values()] }] : [],
  }
}

/** Warnings (`locale-out-of-date`) for the files that sync would change. */
export function outOfDateFiles(root: string, changed: readonly string[]): VFile[] {
  return changed.map(relative => {
    const file = new VFile({ path: relative, cwd: root })
    report(file, localeOutOfDate, 'The file is older than the last edits: run `npm run translations:sync`')
    return file
  })
}
