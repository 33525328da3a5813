import type { Source } from '../model/source.ts'
import type { SyncChange } from './plan.ts'
import type { SyncResult } from './sync.ts'

/** How a sync's changes are counted, in the order of a summary line. */
const WORDS: Record<SyncChange['what'], string> = {
  new: 'new',
  changed: 'changed before translation',
  stale: 'now stale',
  trivial: 'changed trivially',
  current: 'current again',
  revived: 'back with their translation',
  retired: 'retired',
  dropped: 'taken over',
}

const SHOWN = 60

/**
 * What a sync did, or would do: a line per language, then the segments whose source was edited, with the ids that
 * `--trivial` takes.
 */
export function describeChanges({ changes, changed }: SyncResult, sources: readonly Source[], check: boolean): string {
  if (changed.length === 0) return 'The locale files are in line with the sources.\n'
  const lines = [...Map.groupBy(changes, change => change.language.id)].map(([language, its]) => {
    const counts = Object.entries(WORDS).flatMap(([what, words]) => {
      const count = its.filter(change => change.what === what).length
      return count === 0 ? [] : `${count} ${words}`
    })
    return `${language}: ${counts.join(', ')}`
  })
  const edited = new Set(changes.filter(({ what }) => what === 'stale' || what === 'changed').map(({ id }) => id))
  for (const { segments, file } of sources)
    for (const { id, line, column, text } of segments)
      if (edited.has(id)) lines.push(`  edited  ${id}  ${file.path}:${line}:${column}  ${shorten(text)}`)
  const files = `${changed.length} ${changed.length === 1 ? 'file' : 'files'}`
  lines.push(check ? `${files} to change.` : `${files} changed.`)
  return `${lines.join('\n')}\n`
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN - 1)}…`
}
