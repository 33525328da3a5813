import type { Rule } from '../../rules/definition/rule.ts'
import importConflict from '../../rules/import-conflict.ts'
import importEmpty from '../../rules/import-empty.ts'
import importUnfinished from '../../rules/import-unfinished.ts'
import type { LocaleEntry } from '../locales/locale-file.ts'
import { isReviewable, reviewOf, withoutReview, withReview } from '../locales/review.ts'
import { staleMark, translatedSource } from '../locales/staleness.ts'
import { type Changes, changesSince, isOfPrevious, trimLines } from './base.ts'
import type { ReadEntry } from './format.ts'

/** Why work in a file is not taken. */
export interface Refusal {
  rule: Rule
  reason: string
}

export interface Merged {
  /** The entry as it should be; undefined where it stays as it is. */
  entry?: LocaleEntry
  refusal?: Refusal
}

interface Context {
  /** The source as the locale file has it. */
  current: string
  /** Whether the file is right, whatever the locale file says. */
  isForced: boolean
  /** Whose word it is that something was reviewed, and of which day; undefined where nobody is named. */
  reviewer: Reviewer | undefined
}

export interface Reviewer {
  name: string
  /** ISO date. */
  date: string
}

/** Merges what came back with the entry of the locale file, if there is one. Targets and notes are merged apart. */
export function mergeEntry(read: ReadEntry, existing: LocaleEntry | undefined, context: Context): Merged {
  const ours: LocaleEntry = existing ?? { in: read.in, source: context.current, target: '', note: read.note }
  const changes =
    existing && read.base !== undefined && !context.isForced ? changesSince(read.base, read, existing) : undefined
  const note = withComment(mergeNote(read, ours, changes), read.comment)
  const { entry, refusal } = mergeTarget(read, ours, { ...context, changes })
  const withNote = { ...(entry ?? ours), note }
  const review = refusal ? withNote : mergeReview(withNote, read, { ...context, changes })
  const isNew = !existing || entry !== undefined || review !== withNote || note !== existing.note
  return { ...(isNew ? { entry: review } : {}), ...(refusal ? { refusal } : {}) }
}

/**
 * The entry with a review that the file tells of, or without one that it takes back, where both sides agree on the texts.
 * Nobody's word is none: many programs say so of all that an agency sends.
 */
function mergeReview(
  entry: LocaleEntry,
  read: ReadEntry,
  { current, changes, reviewer, isForced }: Context & { changes: Changes | undefined },
): LocaleEntry {
  const isNews = changes ? changes.theirReview : read.reviewed === true || (isForced && read.reviewed === false)
  if (!isNews || read.source !== current || trimLines(read.target) !== trimLines(entry.target)) return entry
  const isReviewed = reviewOf(entry)?.isCurrent ?? false
  if (isReviewed === read.reviewed) return entry
  if (!read.reviewed) return withoutReview(entry)
  return reviewer && isReviewable(entry) ? withReview(entry, reviewer.name, reviewer.date) : entry
}

function mergeTarget(read: ReadEntry, ours: LocaleEntry, context: Context & { changes: Changes | undefined }): Merged {
  const { current, changes, isForced } = context
  if (changes && !changes.theirs) return {}
  const theirs = trimLines(read.target)
  if (isWorkedOn(read, ours, current)) return mergeFilledIn(theirs, read, ours, context)
  const isSame = theirs === trimLines(ours.target)
  if (isSame && (theirs === '' || (read.unfinished === isOpen(ours) && read.source === current))) return {}
  if (theirs.trim() === '')
    return refuse(importEmpty, `The translation of \`${read.id}\` is empty: the one in the locale file stays`)
  if (isSame) {
    if (read.unfinished) return changes ? refuseUnfinished(read) : {}
    return read.source === current && (isForced || mayReplace(read, ours, context)) ? { entry: accepted(ours) } : {}
  }
  const older = read.unfinished ? (read.previous ?? ours.previous) : read.source
  if (older === undefined || (read.unfinished && older === current)) return refuseUnfinished(read)
  if (!isForced && !mayReplace(read, ours, context))
    return refuse(importConflict, conflictOf(theirs, read, ours, changes))
  const rest = { ...accepted(ours), target: theirs }
  if (!read.unfinished)
    return { entry: older === current ? rest : { ...rest, previous: older, stale: staleMark(theirs) } }
  // What an unfinished target translates is not known, unless nobody touched it: the mark stays that of the one before.
  const stale = isOfPrevious(read) ? staleMark(theirs) : ours.stale
  return { entry: { ...rest, previous: older, ...(stale === undefined ? {} : { stale }) } }
}

function isOpen({ previous, prefilled }: LocaleEntry): boolean {
  return previous !== undefined || prefilled !== undefined
}

/** Whether somebody worked on what was filled in, and has not done with it. */
function isWorkedOn({ unfinished, source, target }: ReadEntry, ours: LocaleEntry, current: string): boolean {
  const text = trimLines(target)
  if (!unfinished || ours.prefilled === undefined || ours.previous !== undefined || source !== current) return false
  return text.trim() !== '' && text !== trimLines(ours.target)
}

/** Where it was filled in from stays said. */
function mergeFilledIn(
  theirs: string,
  read: ReadEntry,
  ours: LocaleEntry,
  context: Context & { changes: Changes | undefined },
): Merged {
  if (context.isForced || mayReplace(read, ours, context)) return { entry: { ...ours, target: theirs } }
  return refuse(importConflict, conflictOf(theirs, read, ours, context.changes))
}

/** Whether the file's translation may stand in the place of ours: nobody worked on ours since the file was exported. */
function mayReplace(
  read: ReadEntry,
  ours: LocaleEntry,
  { current, changes }: Context & { changes: Changes | undefined },
): boolean {
  if (ours.target.trim() === '') return true
  if (changes) return !changes.ours
  // A file that does not tell what it was exported from may bring up to date what waits for it.
  const translated = translatedSource(ours)
  const waits = translated !== undefined && translated !== current
  return !read.unfinished && read.source === current && (waits || trimLines(read.target) === trimLines(ours.target))
}

function accepted({ previous: _, stale: __, prefilled: ___, ...entry }: LocaleEntry): LocaleEntry {
  return entry
}

function refuse(rule: Rule, reason: string): Merged {
  return { refusal: { rule, reason } }
}

function refuseUnfinished({ id }: ReadEntry): Merged {
  const reason = `\`${id}\` is marked "fuzzy" (needs work): finish it and take the mark away; the locale file stays as it is`
  return refuse(importUnfinished, reason)
}

function conflictOf(theirs: string, { id }: ReadEntry, { target }: LocaleEntry, changes: Changes | undefined): string {
  const why = changes
    ? `\`${id}\` was changed on both sides since the export`
    : `\`${id}\` is translated otherwise in a file that does not tell what it was exported from`
  return `${why}, nothing is taken: the file says “${theirs}”, the locale file “${target}”`
}

/** Notes add up: of two that were changed, every line stays. */
function mergeNote(read: ReadEntry, { note }: LocaleEntry, changes: Changes | undefined): string {
  if (!changes) return note === '' ? read.note : note
  if (!changes.theirNote) return note
  return changes.ourNote ? addLines(note, read.note) : read.note
}

function withComment(note: string, comment: string): string {
  const lines = comment.split('\n').filter(line => line.trim() !== '')
  return addLines(note, lines.join('\n'))
}

/** The lines of a note with those of another that it lacks. */
function addLines(note: string, other: string): string {
  const lines = note === '' ? [] : note.split('\n')
  const added = other === '' ? [] : other.split('\n').filter(line => !lines.includes(line))
  return [...lines, ...added].join('\n')
}
