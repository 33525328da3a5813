import { VFile } from 'vfile'
import type { Prepared } from '../../build/prepare.ts'
import acronymUntranslated, { untranslatedAcronyms } from '../../checks/acronym-untranslated.ts'
import term, { missedTerms } from '../../checks/term.ts'
import { report } from '../../ground/messages.ts'
import type { Segment } from '../../model/source.ts'
import type { Rule, Severity } from '../../rules/definition/rule.ts'
import { createLocale, type Locale, type Located } from '../../translations/locales/locale.ts'
import { formatLocaleFile, type LocaleEntry, readLocaleFile } from '../../translations/locales/locale-file.ts'
import { unsilenced } from '../../translations/parity/check.ts'
import { readIgnored } from '../../translations/parity/ignore.ts'
import type { ParityProblem } from '../../translations/parity/problem.ts'
import type { DeskChapter } from './chapter.ts'

/** What a translator has typed, saved or not. */
export interface Draft {
  target: string
  note: string
}

/** A problem of a draft. */
export interface DraftIssue {
  /** Its id. */
  rule: string
  severity: Severity
  text: string
  field: 'target' | 'note'
  /** Where in the field, as an offset; 0 for the whole. */
  index: number
}

/**
 * Checks a draft by the rules of `check`, as the translation of its source as it is now: that of a stale segment, too,
 * since up to date is what it should become. What was found of a text is known as long as the publication is the same.
 */
export function checkDraft(chapter: DeskChapter, segment: Segment, draft: Draft): DraftIssue[] {
  if (draft.target === '') return []
  const { prepared, locale } = chapter
  const found = known.get(prepared) ?? new Map<string, DraftIssue[]>()
  known.set(prepared, found)
  const name = JSON.stringify([locale.language.id, segment.id, draft.target, draft.note])
  const issues = found.get(name) ?? findIssues(chapter, segment, draft)
  found.set(name, issues)
  return issues
}

const known = new WeakMap<Prepared, Map<string, DraftIssue[]>>()
const acronyms = new WeakMap<Prepared, Segment[]>()

function findIssues(chapter: DeskChapter, segment: Segment, draft: Draft): DraftIssue[] {
  const { sourceLanguage, prepared, path, locale } = chapter
  const entry: LocaleEntry = { in: segment.in, source: segment.text, target: draft.target, note: draft.note }
  // Alone in its file, which is made for the places in it.
  const file = readLocaleFile(new VFile({ path, value: formatLocaleFile(new Map([[segment.id, entry]])) }))
  const located: Located = { id: segment.id, entry, file, retired: false }
  const drafted: Locale = { ...locale, find: id => (id === segment.id ? [located] : locale.find(id)) }
  const forms = acronyms.get(prepared) ?? prepared.localised.segments.filter(({ kind }) => kind === 'term')
  acronyms.set(prepared, forms)
  return [
    ...unsilenced(segment, located, drafted, sourceLanguage.tag).map(problem => issueOf('target', problem)),
    ...issuesOf(term, missedTerms(drafted, [segment], prepared.localised.terms)),
    ...issuesOf(acronymUntranslated, untranslatedAcronyms(drafted, [segment], forms)),
    ...readIgnored(draft.note).problems.map(problem => issueOf('note', problem)),
  ]
}

/** The language's translations with the draft in its place, as an accepted one. */
export function withDraft({ locale, source, path, file }: DeskChapter, segment: Segment, draft: Draft): Locale {
  const entry: LocaleEntry = { in: segment.in, source: segment.text, target: draft.target, note: draft.note }
  const entries = new Map(file?.entries).set(segment.id, entry)
  // Written and read again, for the places of what is in it.
  const drafted = readLocaleFile(new VFile({ path, value: formatLocaleFile(entries) }))
  const retired = { ...locale.retired, entries: new Map(locale.retired.entries) }
  retired.entries.delete(segment.id)
  return createLocale(locale.language, new Map(locale.files).set(source.name, drafted), retired)
}

function issuesOf({ id, severity }: Rule, found: Iterable<{ reason: string }>): DraftIssue[] {
  return Array.from(found, ({ reason }) => ({ rule: id, severity, text: reason, field: 'target', index: 0 }))
}

function issueOf(field: DraftIssue['field'], problem: ParityProblem): DraftIssue {
  const { rule, reason, index, actual, expected = [] } = problem
  // Worded as everywhere, with its suggestion.
  const { reason: text } = report(new VFile(), rule, reason, actual === undefined ? {} : { actual, expected })
  return { rule: rule.id, severity: rule.severity, text, field, index }
}
