import type { VFile } from 'vfile'
import { nearest, report } from '../ground/messages.ts'
import { RULES, type RuleId } from '../ground/rules.ts'
import type { Language } from '../model/publication.ts'
import type { Segment } from '../model/source.ts'
import { localePath } from './load.ts'
import type { Locale } from './locales/locale.ts'
import { formatLocaleFile, type LocaleEntry } from './locales/locale-file.ts'
import { isInline } from './locales/target.ts'
import { checkParity } from './parity/check.ts'
import { readIgnored } from './parity/ignore.ts'
import { readExtracted, toPo } from './po-export.ts'
import { type PlacedPoEntry, readPo } from './po-format.ts'
import type { Register } from './register.ts'

export interface ImportInput {
  /** The PO file; what is wrong with it is reported on it, entry by entry. */
  file: VFile
  locale: Locale
  registers: ReadonlyMap<string, Register>
  /** All segments by id. */
  segments: ReadonlyMap<string, Segment>
  sourceLanguage: Language
}

export interface ImportPlan {
  /** New texts of locale files by path below the root. */
  writes: Map<string, string>
  /** Ids of the segments that change. */
  taken: string[]
}

/**
 * Works out what a PO file changes in a language's locale files. Touches no disk.
 *
 * What would lose or corrupt work is refused entry by entry, with a message at its line: ids that no segment has
 * (`po-unknown-id`), translations of a source that was translated anew since (`po-outdated`), markup that does not fit
 * the source (the errors of parity checks), marks that cannot be kept (`po-fuzzy`), emptied translations (`po-empty`).
 */
export function planImport(input: ImportInput): ImportPlan {
  const { file, locale, registers } = input
  const plan: ImportPlan = { writes: new Map(), taken: [] }
  const po = readPo(file)
  if (!po || !isFor(po.headers.Language ?? po.headers.language, locale.language, file)) return plan
  const names = namesOfIds(registers, locale)
  const changed = new Map<string, Map<string, LocaleEntry>>()
  for (const entry of po.entries) {
    const name = names.get(entry.id)
    const existing = name === undefined ? undefined : locale.files.get(name)?.entries.get(entry.id)
    if (name === undefined) {
      reportUnknown(entry, names.keys(), file)
      continue
    }
    if (locale.files.get(name)?.whole === false) {
      say(
        file,
        entry,
        'locale-field',
        `Unexpected problems in \`${localePath(locale.language, name)}\`, expected them to be solved first`,
      )
      continue
    }
    const merged = mergeEntry(entry, existing, input)
    if (!merged) continue
    const entries = changed.get(name) ?? new Map<string, LocaleEntry>()
    changed.set(name, entries.set(entry.id, merged))
    plan.taken.push(entry.id)
  }
  for (const [name, entries] of changed) {
    const order = new Set([
      ...(registers.get(name)?.texts.keys() ?? []),
      ...(locale.files.get(name)?.entries.keys() ?? []),
    ])
    const all = [...order].flatMap(id => {
      const entry = entries.get(id) ?? locale.files.get(name)?.entries.get(id)
      return entry ? [[id, entry] as const] : []
    })
    plan.writes.set(localePath(locale.language, name), formatLocaleFile(new Map(all)))
  }
  return plan
}

/** The entry as it should be; undefined where nothing changes, or where the PO entry is refused. */
function mergeEntry(po: PlacedPoEntry, existing: LocaleEntry | undefined, input: ImportInput): LocaleEntry | undefined {
  const { file, segments } = input
  const current = existing?.source ?? segments.get(po.id)?.text ?? po.source
  const entry: LocaleEntry = existing ?? { source: current, target: '', ...readExtracted(po.extracted) }
  const note = mergeNote(entry.note || readExtracted(po.extracted).note, po)
  const before = toPo(po.id, entry, '')
  const sameTarget = po.target === before.target
  // A tool that drops `#|` but keeps the mark says nothing new.
  if (sameTarget && po.fuzzy === before.fuzzy && po.source === current)
    return existing && note === entry.note ? undefined : { ...entry, note }
  if (po.target.trim() === '') {
    if (entry.target !== '')
      say(file, po, 'po-empty', `Unexpected empty translation of \`${po.id}\`, the one in the locale file stays`)
    return existing && note === entry.note ? undefined : { ...entry, note }
  }
  const translated = translatedSource(po, entry, current)
  if (translated === undefined) {
    const reason = `Unexpected mark "fuzzy" (needs work) on \`${po.id}\`, expected a finished translation; the locale file stays as it is`
    say(file, po, 'po-fuzzy', reason)
    return undefined
  }
  const older = entry.previous ?? entry.source
  if (po.source !== current && entry.target !== '' && older !== po.source) {
    say(
      file,
      po,
      'po-outdated',
      `Unexpected older source of \`${po.id}\`, which was translated anew since; export again`,
    )
    return undefined
  }
  if (!sameTarget && !isSound(po, translated, note, input)) return undefined
  const { previous: _, ...rest } = entry
  const target = sameTarget ? entry.target : po.target
  return { ...rest, target, note, ...(translated === current ? {} : { previous: translated }) }
}

/** The source that a PO entry's target translates; undefined where a mark says that it translates none fully. */
function translatedSource(po: PlacedPoEntry, entry: LocaleEntry, current: string): string | undefined {
  if (!po.fuzzy) return po.source
  const previous = po.previous ?? entry.previous
  return previous === undefined || previous === current ? undefined : previous
}

/** Whether the target holds all that its source does; the errors are reported. */
function isSound(po: PlacedPoEntry, source: string, note: string, input: ImportInput): boolean {
  const { file, locale, segments, sourceLanguage } = input
  const segment = segments.get(po.id)
  if (!segment) return true
  const { ignored } = readIgnored(note)
  const errors = checkParity({
    source,
    target: po.target,
    kind: segment.kind,
    inline: isInline(segment),
    languages: { source: sourceLanguage.tag, target: locale.language.tag },
  }).filter(({ rule }) => RULES[rule].severity === 'error' && !ignored.has(rule))
  for (const { rule, reason } of errors) say(file, po, rule, `${reason} (\`${po.id}\`)`)
  return errors.length === 0
}

/** A translator's own comment is added to the note, once; what tools put there is not: `pofilter` explains its tests. */
function mergeNote(note: string, { comment, extracted }: PlacedPoEntry): string {
  const lines = comment.replace(/^\(pofilter\)[\s\S]*/m, '').split('\n')
  const added = lines.filter(line => line.trim() !== '' && !extracted.includes(line)).join('\n')
  if (added === '' || note.includes(added)) return note
  return note === '' ? added : `${note}\n${added}`
}

function isFor(written: string | undefined, language: Language, file: VFile): boolean {
  const normal = (tag: string): string => tag.replaceAll('_', '-').toLowerCase()
  if (!written || [language.tag, language.id].map(normal).includes(normal(written))) return true
  report(file, 'po-language', `Unexpected language \`${written}\`, expected \`${language.tag}\``, {
    place: { line: 1, column: 1 },
  })
  return false
}

function namesOfIds(registers: ReadonlyMap<string, Register>, locale: Locale): Map<string, string> {
  const names = new Map<string, string>()
  for (const [name, { texts }] of registers) for (const id of texts.keys()) names.set(id, name)
  for (const [name, { entries }] of locale.files) for (const id of entries.keys()) names.set(id, name)
  return names
}

function reportUnknown(entry: PlacedPoEntry, ids: Iterable<string>, file: VFile): void {
  const near = nearest(entry.id, ids)
  const reason = `Unexpected segment \`${entry.id}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`
  say(file, entry, 'po-unknown-id', reason)
}

function say(file: VFile, { line }: PlacedPoEntry, rule: RuleId, reason: string): void {
  report(file, rule, reason, { place: { line, column: 1 } })
}
