import { fingerprint } from '../../ground/fingerprint.ts'
import type { LocaleEntry } from '../locales/locale-file.ts'
import { reviewOf } from '../locales/review.ts'
import { translatedSource } from '../locales/staleness.ts'
import type { ReadEntry } from './format.ts'

const DIGITS = 6
const DIGIT = '[0-9a-hjkmnp-tv-z]'
/** At the end of a base: the entry was reviewed as it stood. */
const REVIEWED = 'reviewed'
/** A base within a text that holds more. */
export const BASE = new RegExp(`${DIGIT}{${DIGITS}}(?:-${DIGIT}{${DIGITS}}){2}(?:-${REVIEWED})?`)
const EMPTY = fingerprint('', DIGITS)

interface Base {
  /** Of the target. */
  target: string
  /** Of the source that the target is of. */
  of: string
  note: string
  reviewed: boolean
}

/**
 * What an exported file says of an entry's state when it was written, as fingerprints: of the target, of the source that
 * the target is of, and of the note; and whether it was reviewed. It tells afterwards what the translator changed in the file, and what others changed
 * in the locale file meanwhile. An edit of the source alone leaves it as it is.
 */
export function baseOf(entry: Omit<LocaleEntry, 'in'>): string {
  return written(partsOf(entry))
}

/**
 * The base of an entry of a file that was imported: what it says now is known, and nothing else of it. What others did
 * meanwhile, the file does not show, and its author has not seen.
 *
 * @param result the entry of the locale file as the import left it
 */
export function baseAfter(read: ReadEntry, result: LocaleEntry): string {
  const now = partsOf(result)
  const then = read.base === undefined ? now : readBase(read.base)
  const isSame = trimLines(read.target) === trimLines(result.target)
  const isOpen = result.previous !== undefined || result.prefilled !== undefined
  const agrees = isSame && (read.unfinished ? isOpen : translatedSource(result) === read.source && !result.prefilled)
  const { target, of } = agrees ? now : then
  const reviewed = read.reviewed === undefined ? then.reviewed : agrees ? now.reviewed : then.reviewed
  return written({ target, of, note: fingerprint(read.note, DIGITS), reviewed })
}

function written({ target, of, note, reviewed }: Base): string {
  return `${target}-${of}-${note}${reviewed ? `-${REVIEWED}` : ''}`
}

function partsOf(entry: Omit<LocaleEntry, 'in'>): Base {
  const text = trimLines(entry.target)
  // A target that may or may not be of the older source is not told to be of it.
  const translated = translatedSource({ ...entry, in: '' }) ?? `?${entry.previous}`
  // What nobody has looked at is not told to be of any.
  const of = entry.prefilled === undefined ? translated : `?${translated}`
  return {
    target: fingerprint(text, DIGITS),
    of: text.trim() === '' ? EMPTY : fingerprint(of, DIGITS),
    note: fingerprint(entry.note, DIGITS),
    reviewed: reviewOf({ ...entry, in: '' })?.isCurrent ?? false,
  }
}

/** Whether a file holds the very target that was written into it. */
export function isAsWritten({ base, target }: ReadEntry): boolean {
  return base !== undefined && readBase(base).target === fingerprint(trimLines(target), DIGITS)
}

/** Whether a file holds the very target that was written into it, and that one was of the older source named. */
export function isOfPrevious(read: ReadEntry): boolean {
  const { base, previous } = read
  if (base === undefined || previous === undefined) return false
  return isAsWritten(read) && readBase(base).of === fingerprint(previous, DIGITS)
}

function readBase(base: string): Base {
  const [target = '', of = '', note = '', reviewed] = base.split('-')
  return { target, of, note, reviewed: reviewed !== undefined }
}

/** Without line ends around it: gettext wants source and target alike there. */
export function trimLines(target: string): string {
  return target.replace(/^\n+|(?<!\n)\n+$/g, '')
}

/** What changed since a file was written; everything undefined where the file does not tell what it was. */
export interface Changes {
  /** The file's target, or its mark. */
  theirs: boolean
  theirNote: boolean
  /** The file's word on whether it was reviewed. */
  theirReview: boolean
  /** The locale file's target, or which source it is of. */
  ours: boolean
  ourNote: boolean
}

export function changesSince(base: string, theirs: ReadEntry, ours: LocaleEntry): Changes {
  const then = readBase(base)
  const now = partsOf(ours)
  const wasUnfinished = then.of !== EMPTY && then.of !== fingerprint(theirs.source, DIGITS)
  return {
    theirs: fingerprint(trimLines(theirs.target), DIGITS) !== then.target || theirs.unfinished !== wasUnfinished,
    theirNote: fingerprint(theirs.note, DIGITS) !== then.note,
    theirReview: theirs.reviewed !== undefined && theirs.reviewed !== then.reviewed,
    ours: now.target !== then.target || now.of !== then.of,
    ourNote: now.note !== then.note,
  }
}
