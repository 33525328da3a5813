import { VFile } from 'vfile'
import acronymUntranslated, { untranslatedAcronyms } from '../../checks/acronym-untranslated.ts'
import term, { missedTerms } from '../../checks/term.ts'
import { report } from '../../ground/messages.ts'
import type { Segment } from '../../model/source.ts'
import type { Rule, Severity } from '../../rules/definition/rule.ts'
import { createLocale, type Locale, translationOf } from '../../translations/locales/locale.ts'
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
 * since up to date is what it should become.
 */
export function checkDraft(chapter: DeskChapter, segment: Segment, draft: Draft): DraftIssue[] {
  const { sourceLanguage, prepared } = chapter
  const locale = withDraft(chapter, segment, draft)
  const { located, target } = translationOf(segment, locale)
  if (!located || target === '') return []
  const parity = unsilenced(segment, located, locale, sourceLanguage.tag).map(problem => issueOf('target', problem))
  const silences = readIgnored(draft.note).problems.map(problem => issueOf('note', problem))
  return [
    ...parity,
    ...issuesOf(term, missedTerms(locale, [segment], prepared.localised.terms)),
    ...issuesOf(acronymUntranslated, untranslatedAcronyms(locale, [segment], prepared.localised.segments)),
    ...silences,
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
