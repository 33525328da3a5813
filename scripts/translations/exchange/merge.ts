import type { VFile } from 'vfile'
import { nearest, report } from '../../ground/messages.ts'
import type { Language } from '../../model/publication.ts'
import type { Segment } from '../../model/source.ts'
import type { Rule } from '../../rules/definition/rule.ts'
import importId from '../../rules/import-id.ts'
import importIncomplete from '../../rules/import-incomplete.ts'
import importUnknownId from '../../rules/import-unknown-id.ts'
import localeField from '../../rules/locale-field.ts'
import { INTERFACE } from '../interface/list.ts'
import { localePath } from '../load.ts'
import type { Locale } from '../locales/locale.ts'
import { formatLocaleFile, type LocaleEntry } from '../locales/locale-file.ts'
import { isInline } from '../locales/target.ts'
import { checkParity } from '../parity/check.ts'
import { readIgnored } from '../parity/ignore.ts'
import type { Register } from '../register.ts'
import { baseAfter, isAsWritten } from './base.ts'
import type { ExchangeFormat, ReadEntry, ReadFile } from './format.ts'
import { isForLanguage } from './language.ts'
import { mergeEntry, type Refusal, type Reviewer } from './merge-entry.ts'

export interface ImportInput {
  format: ExchangeFormat
  /** The file that came back; what is wrong with it is reported on it, entry by entry. */
  file: VFile
  locale: Locale
  registers: ReadonlyMap<string, Register>
  /** All segments by id. */
  segments: ReadonlyMap<string, Segment>
  sourceLanguage: Language
  /** Ids of segments whose translation is to be that of the file, whatever the locale file says; `all` for all. */
  take?: ReadonlySet<string>
  /** Who vouches for what the file says is reviewed. */
  reviewer?: Reviewer | undefined
}

export interface ImportPlan {
  /** New texts of locale files by path below the root. */
  writes: Map<string, string>
  /** Ids of the segments that change. */
  taken: string[]
  /** Lines of the file with work that is not taken. */
  refused: number[]
  /** How many entries the file says are reviewed, and nobody is named who did. */
  unnamed: number
  /** Bases by id of the entries of which nothing waits to be taken; see `ExchangeFormat.rebase`. */
  bases: Map<string, string>
}

/** What an entry of the file is to be merged into. */
interface Found {
  id: string
  name: string
  existing: LocaleEntry | undefined
}

/**
 * Works out what a file from translators changes in a language's locale files: a three-way merge of the file, the locale
 * files, and the state in which the file was exported. Touches no disk.
 *
 * What nobody touched in the file changes nothing. What was changed on both sides is a conflict (`import-conflict`), and
 * what would lose or corrupt work is refused, entry by entry, with a message at its line.
 */
export function planImport(input: ImportInput): ImportPlan {
  const { file, format, locale, registers } = input
  const plan: ImportPlan = { writes: new Map(), taken: [], refused: [], unnamed: 0, bases: new Map() }
  const read = file.messages.length > 0 ? undefined : format.read(file)
  if (!read || !isForLanguage(read.language, locale.language, file) || !isComplete(read, input)) return plan
  const finder = createFinder(input)
  const changed = new Map<string, Map<string, LocaleEntry>>()
  for (const entry of read.entries) {
    if (entry.reviewed === true && !input.reviewer) plan.unnamed++
    const found = finder(entry)
    const merged = found && mergeFound(found, entry, input)
    if (!merged) {
      plan.refused.push(entry.line)
      continue
    }
    const { id, name, existing } = found
    const result = merged.entry ?? existing
    if (merged.refusal) plan.refused.push(entry.line)
    else if (result) plan.bases.set(id, baseAfter(entry, result))
    if (!merged.entry) continue
    changed.set(name, (changed.get(name) ?? new Map<string, LocaleEntry>()).set(id, merged.entry))
    plan.taken.push(id)
  }
  for (const [name, entries] of changed) {
    const old = locale.files.get(name)?.entries ?? new Map<string, LocaleEntry>()
    const order = new Set([...(registers.get(name)?.texts.keys() ?? []), ...old.keys()])
    const all = [...order].flatMap(id => {
      const entry = entries.get(id) ?? old.get(id)
      return entry ? [[id, entry] as const] : []
    })
    const format = locale.files.get(name)?.format ?? formatLocaleFile
    plan.writes.set(localePath(locale.language, name), format(new Map(all)))
  }
  return plan
}

/** Whether a file holds all that was written into it. */
function isComplete({ entries, count }: ReadFile, { file, locale }: ImportInput): boolean {
  const last = entries.at(-1)
  if (!last) {
    report(file, importIncomplete, 'The file holds no segment: send the one that was exported', {
      place: { line: 1, column: 1 },
    })
    return false
  }
  if (count !== undefined && entries.length < count) {
    const reason = `The file ends behind ${entries.length} segments of ${count}: nothing is taken from a file that was cut`
    say(file, last, importIncomplete, reason)
    return false
  }
  if (isAsWritten(last)) return true
  // The end may be missing within the last entry, and what is left be well-formed.
  const [known] = locale.find(last.id)
  const target = known?.entry.target ?? ''
  if (last.target === '' || last.target.length >= target.length || !target.startsWith(last.target)) return true
  const reason = `The file ends within the translation of \`${last.id}\`: nothing is taken from a file that was cut`
  say(file, last, importIncomplete, reason)
  return false
}

/** Finds entries of the locale files by id; by their source where a tool dropped or damaged the id. */
function createFinder({ file, locale, registers, segments }: ImportInput): (entry: ReadEntry) => Found | undefined {
  const names = new Map<string, string>()
  const bySource = new Map<string, string[]>()
  const know = (id: string, name: string, source: string): void => {
    if (!names.has(id)) bySource.set(source, [...(bySource.get(source) ?? []), id])
    names.set(id, name)
  }
  const interfaceIds = new Map<string, string>()
  for (const [name, { entries }] of locale.files)
    for (const [id, { source }] of entries)
      if (name === INTERFACE) interfaceIds.set(id, name)
      else know(id, name, source)
  for (const [name, { texts }] of registers)
    for (const [id, text] of texts) if (!names.has(id)) know(id, name, segments.get(id)?.text ?? text)
  // By its id alone: the text has many words that pages have too.
  for (const [id, name] of interfaceIds) names.set(id, name)
  return entry => {
    let { id } = entry
    if (!names.has(id)) {
      const [same, ...others] = bySource.get(entry.source) ?? []
      const near = nearest(id, names.keys())
      const meant = near === undefined ? '' : `; did you mean \`${near}\`?`
      if (same === undefined || others.length > 0) {
        say(file, entry, importUnknownId, `No segment has the id \`${id}\`${meant}`)
        return undefined
      }
      say(file, entry, importId, `No segment has the id \`${id}\`: it is taken for \`${same}\`, which has this source`)
      id = same
    }
    const name = names.get(id) ?? ''
    const localeFile = locale.files.get(name)
    if (localeFile?.whole !== false) return { id, name, existing: localeFile?.entries.get(id) }
    const path = localePath(locale.language, name)
    say(file, entry, localeField, `\`${path}\` has problems: solve them first`)
    return undefined
  }
}

/** The entry as it should be, where it changes; the file's work that is not taken is reported. */
function mergeFound(
  { id, existing }: Found,
  read: ReadEntry,
  input: ImportInput,
): { entry?: LocaleEntry; refusal?: true } {
  const { file, segments, take, reviewer } = input
  const isForced = take !== undefined && (take.has('all') || take.has(id))
  const current = existing?.source ?? segments.get(id)?.text ?? read.source
  const { entry, refusal } = mergeEntry({ ...read, id }, existing, { current, isForced, reviewer })
  if (refusal && refusal.rule !== undefined) say(file, read, refusal.rule, refusal.reason)
  const isNew = entry !== undefined && entry.target !== existing?.target
  const refusals: Refusal[] = isNew ? unsound({ ...read, id }, entry, input) : []
  for (const { rule, reason } of refusals) if (rule !== undefined) say(file, read, rule, reason)
  if (refusals.length > 0) return { refusal: true }
  return { ...(entry ? { entry } : {}), ...(refusal ? { refusal: true } : {}) }
}

/** What a target lost or added of what its source holds. */
function unsound({ id }: ReadEntry, entry: LocaleEntry, input: ImportInput): { rule: Rule; reason: string }[] {
  const { locale, segments, sourceLanguage } = input
  const segment = segments.get(id)
  if (!segment) return []
  const { ignored } = readIgnored(entry.note)
  return checkParity({
    source: entry.previous ?? entry.source,
    target: entry.target,
    kind: segment.kind,
    inline: isInline(segment),
    languages: { source: sourceLanguage.tag, target: locale.language.tag },
  })
    .filter(({ rule }) => rule.severity === 'error' && !ignored.has(rule.id))
    .map(({ rule, reason }) => ({ rule, reason: `${reason} (\`${id}\`)` }))
}

function say(file: VFile, { line, column }: ReadEntry, rule: Rule, reason: string): void {
  report(file, rule, reason, { place: { line, column } })
}
