import type { VFile } from 'vfile'
import { checkEntry } from '../citations/bibtex-check.ts'
import { type Entry, inherit, nameFields } from '../citations/bibtex-entry.ts'
import { toItem } from '../citations/bibtex-item.ts'
import { scanBibtex } from '../citations/bibtex-scan.ts'
import { CONTAINER_TYPES } from '../citations/bibtex-schema.ts'
import type { CslItem } from '../citations/csl.ts'
import { report } from '../messages.ts'

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
      const reason = `Unexpected second entry \`${entry.key}\`, expected one; the first stands at ${first.place.line}:${first.place.column}`
      report(file, 'reference-duplicate', reason, { place: entry.keyPlace })
    } else entries.set(entry.key, entry)
  }
  const items = new Map<string, CslItem>()
  for (const entry of entries.values()) {
    const complete = inherit(entry, entries)
    checkEntry(file, entry, complete)
    if (CONTAINER_TYPES.has(entry.type)) continue
    items.set(entry.key, toItem(file, complete))
  }
  return { items }
}
