import type { VFile } from 'vfile'
import type { Language } from '../model/publication.ts'
import type { Segment } from '../model/source.ts'
import type { Assignment, SegmentSource } from './assign.ts'
import { localePath, RETIRED, type Translations } from './load.ts'
import { chooseEntry, type Locale, type Located } from './locales/locale.ts'
import { FIELDS, formatLocaleFile, type LocaleEntry } from './locales/locale-file.ts'
import { bringInLine } from './locales/staleness.ts'
import { formatRegister } from './register.ts'
import { anchorOf } from './segment-id.ts'

/** What sync does to a segment in one language. */
export interface SyncChange {
  language: Language
  id: string
  /** `stale`: its source changed; `trivial`: so, but the translation holds; `revived`: it came back, translated. */
  what: 'new' | 'stale' | 'changed' | 'trivial' | 'current' | 'retired' | 'revived' | 'dropped'
}

export interface SyncPlan {
  /** New texts of files by path below the root; undefined where the file goes. Only files that change. */
  writes: Map<string, string | undefined>
  changes: SyncChange[]
}

export interface SyncInput extends Translations {
  sourceLanguage: Language
  /** With their ids assigned. All sources of the publication: translations of any other are retired. */
  sources: readonly SegmentSource[]
  assignment: Assignment
  /** Ids (or their anchors) of segments whose edit leaves the translations true. */
  trivial: ReadonlySet<string>
}

/**
 * Works out what the files under `locales/` should say, given the sources. Touches no disk.
 *
 * No translation is ever lost: where a source changed, the text that was translated is kept as `previous`; where it
 * vanished, the entry moves to the language's retired file, and returns with the text. A language with a file that
 * cannot be read whole is left alone, and so are all while a register cannot be read: what is in it is not known.
 */
export function planSync(input: SyncInput): SyncPlan {
  const { registers, locales, assignment, sourceLanguage } = input
  const plan: SyncPlan = { writes: new Map(), changes: [] }
  if ([...registers.values()].some(register => !register.whole)) return plan
  const names = new Set([...registers.keys(), ...assignment.registers.keys()])
  for (const name of names) {
    const texts = assignment.registers.get(name)
    const path = localePath(sourceLanguage, name)
    setIfChanged(plan, path, registers.get(name)?.file, texts && formatRegister(texts))
  }
  for (const locale of locales) planLocale(locale, input, plan)
  return plan
}

function planLocale(locale: Locale, { sources, assignment, trivial }: SyncInput, plan: SyncPlan): void {
  const { language, files, retired } = locale
  if (![...files.values(), retired].every(file => file.whole)) return
  const change = (id: string, what: SyncChange['what']): void => {
    plan.changes.push({ language, id, what })
  }
  /** Entries that a segment has taken over. */
  const used = new Set<LocaleEntry>()
  for (const source of sources) {
    const entries = new Map<string, LocaleEntry>()
    for (const segment of source.segments) {
      const located = chooseEntry(locale.find(segment.id), segment.text)
      if (located) used.add(located.entry)
      const isTrivial = trivial.has(segment.id) || trivial.has(anchorOf(segment.id))
      const { entry, what } = updateEntry(segment, located, isTrivial)
      if (what) change(segment.id, what)
      entries.set(segment.id, entry)
    }
    const before = files.get(source.name)
    if (before?.isCanonical && areSame(before.entries, entries)) continue
    const text = entries.size === 0 ? undefined : formatLocaleFile(entries)
    setIfChanged(plan, localePath(language, source.name), before?.file, text)
  }
  const kept = retire(locale, used, id => change(id, assignment.segments.has(id) ? 'dropped' : 'retired'))
  const known = new Set(sources.map(source => source.name))
  for (const [name, { file }] of files)
    if (!known.has(name)) setIfChanged(plan, localePath(language, name), file, undefined)
  if (retired.isCanonical && areSame(retired.entries, kept)) return
  const text = kept.size === 0 ? undefined : formatLocaleFile(kept)
  setIfChanged(plan, localePath(language, RETIRED), retired.entries.size === 0 ? undefined : retired.file, text)
}

/** Whether entries are the same in the same order, and some. */
function areSame(some: ReadonlyMap<string, LocaleEntry>, others: ReadonlyMap<string, LocaleEntry>): boolean {
  if (some.size !== others.size || some.size === 0) return false
  const rest = others.entries()
  for (const [id, entry] of some) {
    const [otherId, other] = rest.next().value ?? []
    if (id !== otherId || !FIELDS.every(field => entry[field] === other?.[field])) return false
  }
  return true
}

/** An entry as it should be, and what became of it. */
export function updateEntry(
  segment: Segment,
  located: Pick<Located, 'entry' | 'retired'> | undefined,
  isTrivial: boolean,
): { entry: LocaleEntry; what?: SyncChange['what'] } {
  const { text } = segment
  if (!located) return { entry: { in: segment.in, source: text, target: '', note: '' }, what: 'new' }
  const before = located.entry
  const entry = { ...bringInLine(before, text, isTrivial), in: segment.in }
  if (before.source === text && entry.previous === before.previous)
    return located.retired ? { entry, what: 'revived' } : { entry }
  if (entry.target.trim() === '') return { entry, ...(before.source === text ? {} : { what: 'changed' }) }
  if (entry.previous !== undefined) return { entry, what: 'stale' }
  return { entry, what: before.previous === undefined ? 'trivial' : located.retired ? 'revived' : 'current' }
}

/** The retired translations as they should be: those that stay, and what no segment has taken over. Sorted by id. */
function retire(locale: Locale, used: ReadonlySet<LocaleEntry>, onRetired: (id: string) => void) {
  const kept = new Map<string, LocaleEntry>()
  for (const [id, entry] of locale.retired.entries) if (!used.has(entry)) kept.set(id, entry)
  for (const { entries } of locale.files.values())
    for (const [id, entry] of entries) {
      if (used.has(entry)) continue
      onRetired(id)
      if (entry.target.trim() !== '' || entry.note.trim() !== '') keep(kept, id, entry)
    }
  return new Map([...kept].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}

/** Two translations may have come to one id, by a merge: both are kept, the later one as `id~2`. */
function keep(kept: Map<string, LocaleEntry>, id: string, entry: LocaleEntry): void {
  let key = id
  for (let copy = 2; kept.has(key); copy++) {
    const other = kept.get(key)
    if (other && FIELDS.every(field => field === 'in' || other[field] === entry[field])) return
    key = `${id}~${copy}`
  }
  kept.set(key, entry)
}

function setIfChanged(plan: SyncPlan, path: string, file: VFile | undefined, text: string | undefined): void {
  if (file === undefined ? text !== undefined : String(file) !== text) plan.writes.set(path, text)
}
