import type { Language } from '../model/publication.ts'
import { INTERFACE, type InterfaceList } from './interface/list.ts'
import { localePath } from './load.ts'
import type { LocaleEntry } from './locales/locale-file.ts'
import { type SyncPlan, updateEntry } from './plan.ts'

/**
 * Adds to a sync what becomes of the words of the interface: those of an older source are marked as those of chapters are.
 * A file that cannot be read whole is left alone.
 *
 * @param trivial ids of words whose edit leaves the translations true
 */
export function planInterface(
  { source, file, exists }: InterfaceList,
  language: Language,
  trivial: ReadonlySet<string>,
  plan: SyncPlan,
): void {
  if (!exists || !file.whole) return
  const entries = new Map<string, LocaleEntry>()
  for (const segment of source.segments) {
    const entry = file.entries.get(segment.id)
    if (!entry) continue
    const after = updateEntry(segment, { entry, retired: false }, trivial.has(segment.id))
    if (after.what) plan.changes.push({ language, id: segment.id, what: after.what })
    entries.set(segment.id, after.entry)
  }
  const text = file.format(entries)
  if (text !== String(file.file)) plan.writes.set(localePath(language, INTERFACE), text)
}
