import type { VFile } from 'vfile'
import * as z from 'zod'
import { fingerprint } from '../../ground/fingerprint.ts'
import { readYaml } from '../../ground/yaml.ts'
import { ROUNDS } from '../../model/round.ts'
import { ENTRY_KINDS, type Entry, type Finding, STATUSES } from './entry.ts'
import { quickRead } from './quick-read.ts'
import { writeFields } from './write-fields.ts'

/** What a member said in a round, and what became of it. */
export interface MemberFile {
  /** As it calls itself: `Member A`. */
  member: string
  /** What kind of member it is; empty where it does not say. */
  kind: string
  entries: Entry[]
}

const text = z.string().default('')

const entrySchema = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(ENTRY_KINDS),
  segment: z.string().min(1),
  paragraph: text,
  language: text,
  words: text,
  text,
  proposal: text,
  type: text,
  author: text,
  date: text,
  uncertain: z
    .enum(['true', 'false'])
    .default('false')
    .transform(word => word === 'true'),
  answers: z.string().optional(),
  response: text,
  status: z.enum(['', ...STATUSES]).default(''),
  by: text,
})

const memberSchema = z.strictObject({
  member: z.string().min(1),
  kind: text,
  entries: z.array(entrySchema).default([]),
})

/** Path of a member's file below the publication's folder. */
export function memberPath(round: string, member: string): string {
  return `${ROUNDS}/${round}/${memberSlug(member)}.yaml`
}

/** `Área Metropolitana` is `area-metropolitana`; names in other scripts are told apart by a fingerprint. */
export function memberSlug(member: string): string {
  const latin = member
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '')
    .slice(0, 60)
  const isWhole = latin !== '' && latin !== 'round' && !/[^\p{Script=Latin}\p{N}\p{P}\p{Z}\p{M}\p{S}]/u.test(member)
  return isWhole ? latin : [latin, fingerprint(member, 5)].filter(part => part !== '').join('-')
}

/** Reads a member's file; problems are messages on it (`yaml-syntax`, `yaml-schema`). */
export function readMember(file: VFile): MemberFile | undefined {
  const quick = memberSchema.safeParse(quickRead(String(file)))
  const value = quick.success ? quick.data : readYaml(file, memberSchema)?.value
  if (!value) return undefined
  const entries = value.entries.map(
    ({ answers, ...entry }): Entry => ({ ...entry, ...(answers === undefined ? {} : { answers }) }),
  )
  return { ...value, entries }
}

/** The bytes of a member's file: empty fields are left out, but those that are to be filled in. */
export function formatMember({ member, kind, entries }: MemberFile): string {
  const shown = entries.map(({ uncertain, response, status, by, ...entry }) => ({
    ...Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== '')),
    ...(uncertain ? { uncertain: 'true' } : {}),
    response,
    status,
    by,
  }))
  const head = `# What ${member.replaceAll('\n', ' ')} said. Fill in \`response\`, \`status\` (${STATUSES.join(', ')}) and \`by\`.\n`
  const list =
    shown.length === 0 ? 'entries: []\n' : `entries:\n${shown.map(entry => writeFields(entry, '  - ')).join('')}`
  return head + writeFields({ member, ...(kind === '' ? {} : { kind }) }) + list
}

export interface MergeOutcome {
  entries: Entry[]
  added: number
  /** Known entries whose words are others now; their answers stay. */
  updated: number
  /** Known entries that the file does not hold: they stay. */
  absent: number
}

/**
 * Brings what was found in a file into what a member has said already. What is there already comes to nothing; what was
 * said otherwise before keeps its id and its answer.
 */
export function mergeFindings(
  { member, entries: known }: Pick<MemberFile, 'member' | 'entries'>,
  findings: readonly Finding[],
): MergeOutcome {
  const before = pairUp(known, findings)
  const mint = minter(member, known)
  const ids = new Map(findings.map(finding => [finding, before.get(finding)?.id ?? mint(finding)]))
  const said = new Map<string, Entry>()
  let updated = 0
  for (const finding of findings) {
    const entry = before.get(finding)
    const { repliesTo, ...words } = finding
    const answers = repliesTo && ids.get(repliesTo)
    const id = ids.get(finding) ?? ''
    const { response = '', status = '', by = '' } = entry ?? {}
    said.set(id, { id, ...words, ...(answers === undefined ? {} : { answers }), response, status, by })
    if (entry && !isSame(entry, finding)) updated++
  }
  const kept = known.map(entry => said.get(entry.id) ?? entry)
  const there = new Set(known.map(({ id }) => id))
  const added = [...said.values()].filter(({ id }) => !there.has(id))
  return {
    entries: [...kept, ...added],
    added: added.length,
    updated,
    absent: known.filter(({ id }) => !said.has(id)).length,
  }
}

/** The entry that each finding was before: the very same first, so that none takes another's. */
function pairUp(known: readonly Entry[], findings: readonly Finding[]): Map<Finding, Entry> {
  const free = new Map<string, Entry[]>()
  for (const entry of known) {
    const key = keyOf(entry)
    const list = free.get(key)
    if (list) list.push(entry)
    else free.set(key, [entry])
  }
  const pairs = new Map<Finding, Entry>()
  for (const isPair of [isSame, isSameOrigin])
    for (const finding of findings) {
      const list = pairs.has(finding) ? undefined : free.get(keyOf(finding))
      const at = list?.findIndex(entry => isPair(entry, finding)) ?? -1
      const [entry] = list && at >= 0 ? list.splice(at, 1) : []
      if (entry) pairs.set(finding, entry)
    }
  return pairs
}

function isSame(entry: Entry, { text, words, proposal, date }: Finding): boolean {
  return entry.text === text && entry.words === words && entry.proposal === proposal && entry.date === date
}

function keyOf({ kind, segment, author, language }: Pick<Finding, 'kind' | 'segment' | 'author' | 'language'>): string {
  return JSON.stringify([kind, segment, author, language])
}

/** Whether an entry is an earlier state of what was found: said at the same moment, or of the same words. */
function isSameOrigin(entry: Entry, finding: Finding): boolean {
  if (entry.date !== '' && finding.date !== '') return entry.date === finding.date && entry.kind !== 'insertion'
  return entry.kind === 'answer' || (entry.words !== '' && entry.words === finding.words)
}

/** Gives findings their ids. Two members who say the same have said two things. */
function minter(member: string, known: readonly Entry[]): (finding: Finding) => string {
  const used = new Set(known.map(({ id }) => id))
  /** How often the same was met: it may be said thousands of times, each with a hash of its own. */
  const met = new Map<string, number>()
  return ({ kind, segment, author, date, words, text, proposal }) => {
    const said = [member, kind, segment, author, date, words, text, proposal]
    const key = JSON.stringify(said)
    for (let occurrence = (met.get(key) ?? 0) + 1; ; occurrence++) {
      const id = fingerprint(JSON.stringify([...said, occurrence]), 8)
      if (used.has(id)) continue
      used.add(id)
      met.set(key, occurrence)
      return id
    }
  }
}
