import path from 'node:path'
import type { Prepared } from '../../build/prepare.ts'
import type { Entry } from '../../consultation/entries/entry.ts'
import { GENERAL } from '../../consultation/entries/entry.ts'
import type { MemberFile } from '../../consultation/entries/member-file.ts'
import { readMembers } from '../../consultation/members.ts'
import { isOpen } from '../../consultation/open-entries.ts'
import { readSentTexts } from '../../consultation/sent-texts.ts'
import { fingerprint } from '../../ground/fingerprint.ts'
import { collectMessages, type ReportedMessage } from '../../ground/report.ts'
import type { Translate } from '../../model/interface.ts'
import type { Language } from '../../model/publication.ts'
import type { Round } from '../../model/round.ts'
import type { Segment, Source } from '../../model/source.ts'
import type { Snapshot } from '../preview/snapshot.ts'

/** An entry with the file that it stands in. */
export interface DeskEntry {
  /** Name of the file in the round's folder: `member-a.yaml`. */
  file: string
  member: MemberFile['member']
  entry: Entry
}

/** What entries are about: a paragraph, a question, the whole. */
export interface Passage {
  /** Id of the segment, as entries name it. */
  segment: string
  /** `Paragraph 14 bis`, `Question 2`. */
  name: string
  /** What the chapter says now; undefined for what is in none, or in none any more. */
  now: { source: Source; segment: Segment } | undefined
  /** What was asked, or what stood there when it was sent. */
  asked: string
  entries: DeskEntry[]
}

/** A chapter, the questions, what is about the whole, what is gone: a page of the desk each. */
export interface DeskPlace {
  /** In addresses. */
  id: string
  title: string
  passages: Passage[]
}

/** A round with everything that was said in it. */
export interface RoundDesk {
  snapshot: Snapshot
  prepared: Prepared
  round: Round
  /** That the desk speaks; the text stays in the one that it is written in. */
  language: Language
  t: Translate
  /** Chapters in their order, then questions, then what has no place. */
  places: DeskPlace[]
  /** Files that cannot be read: what they say is not shown. */
  broken: ReportedMessage[]
}

/** Places beside the chapters; no chapter is called so, for their ids have no capitals. */
export const QUESTIONS = 'Questions'
export const WHOLE = 'Whole'
export const GONE = 'Gone'

const known = new WeakMap<Snapshot, Map<string, RoundDesk>>()

/**
 * A round as it is on disk; undefined where there is none of this name, or the publication cannot be read.
 *
 * @param spoken id of the language that the desk speaks; any other than the publication's come to its first one
 */
export function roundDesk(snapshot: Snapshot, id: string, spoken = ''): RoundDesk | undefined {
  const { prepared } = snapshot
  const round = prepared?.content.rounds.find(one => one.id === id)
  if (!prepared || !round) return undefined
  const { languages } = prepared.publication
  const language = languages.find(one => one.id === spoken) ?? languages[0]
  const desks = known.get(snapshot) ?? new Map<string, RoundDesk>()
  known.set(snapshot, desks)
  const key = `${language.id} ${id}`
  const desk = desks.get(key) ?? readDesk(snapshot, prepared, round, language)
  desks.set(key, desk)
  return desk
}

/** The address of a desk's page: in the publication's first language without its name. */
export function deskAddress(
  { round, prepared }: Pick<RoundDesk, 'round' | 'prepared'>,
  language: Language,
  place?: string,
): string {
  const isFirst = language.id === prepared.publication.languages[0].id
  return ['/consultation', ...(isFirst ? [] : [language.id]), round.id, ...(place === undefined ? [] : [place])].join(
    '/',
  )
}

function readDesk(snapshot: Snapshot, prepared: Prepared, round: Round, language: Language): RoundDesk {
  const t = wordsOf(prepared, language)
  const { root } = prepared.publication
  const { members, broken } = readMembers(root, round.id)
  const bySegment = new Map<string, DeskEntry[]>()
  for (const { path: file, member } of members)
    for (const entry of member.entries) {
      const own = { file: path.posix.basename(file), member: member.member, entry }
      const list = bySegment.get(entry.segment)
      if (list) list.push(own)
      else bySegment.set(entry.segment, [own])
    }
  const places = [
    ...chapters(prepared, round, bySegment, t),
    { id: QUESTIONS, title: t('consultation.sheet.questions'), passages: questions(round, bySegment, t) },
    { id: WHOLE, title: t('consultation.report.general'), passages: whole(bySegment, t) },
    { id: GONE, title: t('consultation.desk.gone'), passages: gone(prepared, round, bySegment, t) },
  ]
  const shown = places.filter(({ passages }) => passages.some(({ entries }) => entries.length > 0))
  return { snapshot, prepared, round, language, t, places: shown, broken: collectMessages(broken) }
}

/** Entries by segment; what is taken from here is taken away, so that nothing is left out in the end. */
type BySegment = Map<string, DeskEntry[]>

function take(bySegment: BySegment, segment: string): DeskEntry[] {
  const entries = bySegment.get(segment) ?? []
  bySegment.delete(segment)
  return entries
}

function chapters(prepared: Prepared, { editions }: Round, bySegment: BySegment, t: Translate): DeskPlace[] {
  const numbers = new Map(editions.flatMap(id => [...(prepared.paragraphNumbers.get(id) ?? [])]))
  return [...prepared.content.sources.values()].map(source => {
    const title = source.segments.find(({ kind }) => kind === 'title')?.text ?? source.name
    const passages = source.segments.map((segment): Passage => {
      const entries = take(bySegment, segment.id)
      const number = numbers.get(segment.id) ?? entries.find(({ entry }) => entry.paragraph !== '')?.entry.paragraph
      const where = segment.in.split(' › ').slice(1).join(' › ')
      const name = number === undefined ? where : numbered(number, t)
      return { segment: segment.id, name, now: { source, segment }, asked: '', entries }
    })
    return { id: source.slug, title, passages }
  })
}

function questions(round: Round, bySegment: BySegment, t: Translate): Passage[] {
  return round.questions.map((asked, index) => {
    const segment = `question ${index + 1}`
    const name = t('consultation.report.question', { number: index + 1 })
    return { segment, name, now: undefined, asked, entries: take(bySegment, segment) }
  })
}

function whole(bySegment: BySegment, t: Translate): Passage[] {
  const entries = take(bySegment, GENERAL)
  return [{ segment: GENERAL, name: t('consultation.desk.whole'), now: undefined, asked: '', entries }]
}

/** Chapters and paragraphs that were deleted since. */
function gone({ publication }: Prepared, round: Round, bySegment: BySegment, t: Translate): Passage[] {
  if (bySegment.size === 0) return []
  const sent = new Map<string, string>()
  for (const { language, paragraphs } of readSentTexts(publication.root, [round.id]))
    if (language === publication.languages[0].id)
      for (const { segment, text } of paragraphs) if (segment !== '') sent.set(segment, text)
  return [...bySegment].map(([segment, entries]) => {
    const number = entries.find(({ entry }) => entry.paragraph !== '')?.entry.paragraph
    const name = number === undefined ? segment : numbered(number, t)
    return { segment, name, now: undefined, asked: sent.get(segment) ?? '', entries }
  })
}

function numbered(number: string, t: Translate): string {
  return `${t('consultation.report.paragraph')} ${number}`
}

function wordsOf({ words }: Prepared, { id }: Language): Translate {
  const t = words.get(id)
  if (!t) throw new Error(`No words of the interface in ${id}`)
  return t
}

/** Names the text of a passage as somebody saw it. */
export function textBase({ now, asked }: Pick<Passage, 'now' | 'asked'>): string {
  return fingerprint(now?.segment.text ?? asked, 10)
}

/** How many entries there are, and how many are open. */
export function countEntries(places: readonly Pick<DeskPlace, 'passages'>[]): { total: number; open: number } {
  const entries = places.flatMap(({ passages }) => passages.flatMap(passage => passage.entries))
  return { total: entries.length, open: entries.filter(({ entry }) => isOpen(entry)).length }
}
