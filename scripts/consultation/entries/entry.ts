import type { Notice } from './notice.ts'

/** How something was said. */
export const ENTRY_KINDS = [
  'comment',
  'reply',
  'insertion',
  'deletion',
  'replacement',
  'move',
  'format',
  'untracked',
  'answer',
  'row',
  'mail',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** What became of it. */
export const STATUSES = ['accepted', 'in part', 'not accepted', 'noted', 'to discuss'] as const
export type Status = (typeof STATUSES)[number]

/** Where an entry stands that no paragraph is found for, or that is about the whole. */
export const GENERAL = 'general'

/** What a member said about a paragraph, as it was found in a file. */
export interface Finding {
  kind: EntryKind
  /** Id of the segment; `general` for the whole, and for what has no place. */
  segment: string
  /** `14 bis`; empty where the segment has no number. */
  paragraph: string
  /** Id of the language of the text that it was written in. */
  language: string
  /** The words of the text that it is about. */
  words: string
  /** What was said. */
  text: string
  /** The paragraph with the change that is proposed: `carry [-by leaning-]{+together+}`; empty where none is. */
  proposal: string
  /** `general`, `technical` or `editorial`; empty where it was not said. */
  type: string
  author: string
  /** ISO date and time; empty where the file has none. */
  date: string
  /** Whether its place was found by the likeness of texts alone. */
  uncertain: boolean
  /** What it replies to. */
  repliesTo?: Finding
}

/** A finding with what became of it, as it stands in a member's file. */
export interface Entry extends Omit<Finding, 'repliesTo'> {
  /** Minted once: `k3f9a2b7`. */
  id: string
  /** Id of the entry that it replies to. */
  answers?: string
  response: string
  status: Status | ''
  /** Who answered. */
  by: string
}

/** What a file held, counted. */
export interface Counts {
  found: number
  placed: number
  uncertain: number
}

export const COUNTED = [
  'comments',
  'replies',
  'insertions',
  'deletions',
  'moves',
  'format changes',
  'untracked changes',
  'answers',
  'rows',
] as const
export type Counted = (typeof COUNTED)[number]

/** All that was found in a file. */
export interface Findings {
  findings: Finding[]
  counts: Record<Counted, Counts>
  /** What the sender says of itself; empty where it does not. */
  member: { body: string; name: string; kind: string }
  /** What is to be told about it, with its place: sheet and cell, or paragraph. */
  notices: Notice[]
}

/** Nothing yet. */
export function noFindings(): Findings {
  const counts = Object.fromEntries(COUNTED.map(name => [name, { found: 0, placed: 0, uncertain: 0 }]))
  return {
    findings: [],
    counts: counts as Findings['counts'],
    member: { body: '', name: '', kind: '' },
    notices: [],
  }
}

/** Counts a finding. */
export function count(
  findings: Findings,
  name: Counted,
  { segment, uncertain }: Pick<Finding, 'segment' | 'uncertain'>,
): void {
  const counts = findings.counts[name]
  counts.found++
  if (segment !== GENERAL) counts.placed++
  if (uncertain) counts.uncertain++
}

/** E-mail addresses are kept nowhere. */
export function withoutAddresses(text: string): string {
  return text.replace(/[\p{L}\p{N}_][\p{L}\p{M}\p{N}\w.+'’-]{0,63}@(?:[\p{L}\p{M}\p{N}_-]+\.)+[\p{L}\p{N}]+/gu, '[…]')
}
