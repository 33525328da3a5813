import { fingerprint } from '../../ground/fingerprint.ts'
import type { LocaleEntry } from './locale-file.ts'

const DIGITS = 8
const FORM = /^(?<by>.+), (?<date>\d{4}-\d{2}-\d{2}), (?<of>[0-9a-hjkmnp-tv-z]{8})$/

/** That somebody has read a translation beside its source. */
export interface Review {
  by: string
  /** ISO date. */
  date: string
  /** Whether source and target are still those that were read. */
  isCurrent: boolean
}

/** How a `reviewed` is written, for messages. */
export const REVIEW_FORM = 'name, date, fingerprint'

/** The review that an entry tells of; undefined where there is none, or it is written otherwise. */
export function reviewOf(entry: LocaleEntry): Review | undefined {
  const { by, date, of } = FORM.exec(entry.reviewed ?? '')?.groups ?? {}
  if (by === undefined || date === undefined) return undefined
  return { by, date, isCurrent: isReviewable(entry) && of === fingerprintOf(entry) }
}

/** Whether an entry holds a translation that somebody made and that is up to date: nothing else can be reviewed. */
export function isReviewable({ target, previous, prefilled }: LocaleEntry): boolean {
  return target.trim() !== '' && previous === undefined && prefilled === undefined
}

/**
 * The entry, reviewed. The fingerprint of both texts goes with the name: whatever is changed in one of them afterwards,
 * by whomever and with whatever tool, was not reviewed.
 *
 * @param date ISO date
 */
export function withReview(entry: LocaleEntry, by: string, date: string): LocaleEntry {
  return { ...entry, reviewed: `${tidyName(by)}, ${date}, ${fingerprintOf(entry)}` }
}

/** A review carried over to a source whose edit leaves translations true; one that did not hold stays as it is. */
export function carryReview(before: LocaleEntry, after: LocaleEntry): LocaleEntry {
  const review = reviewOf(before)
  return review?.isCurrent ? withReview(after, review.by, review.date) : after
}

export function withoutReview({ reviewed: _, ...entry }: LocaleEntry): LocaleEntry {
  return entry
}

/** The day of the machine that says so, as an ISO date. */
export function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

/** A name on one line. */
export function tidyName(name: string): string {
  return name.replace(/\s+/g, ' ').trim()
}

function fingerprintOf({ source, target }: Pick<LocaleEntry, 'source' | 'target'>): string {
  return fingerprint(JSON.stringify([source, target.trim()]), DIGITS)
}
