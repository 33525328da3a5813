import type { VFile } from 'vfile'
import { KeptResults, nameOf } from '../ground/kept-results.ts'
import { report } from '../ground/messages.ts'
import referenceDuplicate from '../rules/reference-duplicate.ts'
import { checkEntry } from './bibtex-check.ts'
import { type Entry, type Inherited, inherit, nameFields } from './bibtex-entry.ts'
import { toItem } from './bibtex-item.ts'
import { scanBibtex } from './bibtex-scan.ts'
import { CONTAINER_TYPES, SET_TYPE } from './bibtex-schema.ts'
import type { CslItem } from './csl.ts'
import { setItem } from './sets.ts'

/** The bibliography. */
export interface References {
  /** Works by key, in the order of the file. */
  items: Map<string, CslItem>
}

/**
 * Reads BibTeX or biblatex as CSL items. Everything that is wrong is reported on the file with its place; a faulty entry
 * loses what cannot be read of it and leaves the others alone. Of two entries with one key, the first counts.
 */
export function loadReferences(file: VFile): References {
  const entries = new Map<string, Entry>()
  for (const written of scanBibtex(file)) {
    const entry = nameFields(file, written)
    const first = entries.get(entry.key)
    if (first) {
      const reason = `Entry \`${entry.key}\` stands at ${first.place.line}:${first.place.column} already: give one another key, or delete it`
      report(file, referenceDuplicate, reason, { place: entry.keyPlace })
    } else entries.set(entry.key, entry)
  }
  const items = new Map<string, CslItem>()
  const kept = new KeptResults<CslItem>('works')
  const inherited: Inherited = new Map()
  for (const entry of entries.values()) {
    const complete = inherit(entry, entries, inherited)
    const isWork = !CONTAINER_TYPES.has(entry.type) && entry.type !== SET_TYPE
    const name = isWork ? nameOf([asWritten(entry), asWritten(complete)]) : ''
    const known = isWork ? kept.find(name) : undefined
    if (known) {
      items.set(entry.key, known)
      continue
    }
    const before = file.messages.length
    checkEntry(file, entry, complete)
    if (entry.type === SET_TYPE) items.set(entry.key, setItem(file, entry, entries))
    if (!isWork) continue
    const item = toItem(file, complete)
    items.set(entry.key, item)
    // One of which something is to be told is read again, to tell it again.
    if (file.messages.length === before) kept.add(name, item)
  }
  kept.keep()
  return { items }
}

/** All of an entry but its places. */
function asWritten({ type, key, broken, fields }: Entry): unknown[] {
  return [type, key, broken, ...[...fields].map(([name, field]) => [name, field.name, field.value])]
}
