import type { SentText } from '../../model/sent-text.ts'
import type { RoundInLanguage } from '../../renditions/round-in-language.ts'
import type { DiffPart } from '../../translations/word-diff.ts'
import { type Entry, GENERAL, withoutAddresses } from '../entries/entry.ts'
import type { MemberFile } from '../entries/member-file.ts'
import { proposedChange } from '../entries/proposed-change.ts'
import { isOpen } from '../open-entries.ts'
import { inOrder } from '../response-sheet.ts'
import { chapterOf, type ParagraphThen, Places } from './places.ts'

/** An entry as it is published: without what is nobody else's matter. */
export interface PublishedEntry extends Omit<Entry, 'segment' | 'paragraph' | 'proposal' | 'answers'> {
  /** Name of the member; undefined for a person whose name is kept out. */
  member: string | undefined
  /** Counts the members, from 1 on: it tells those without a name apart. */
  memberNumber: number
  /** The paragraph with the change that is proposed. */
  proposal: DiffPart[]
  /** Id of the entry that it replies to; empty where it does not. */
  repliesTo: string
  isOpen: boolean
}

/** What entries are about, with all entries about it. */
export interface Group {
  kind: 'paragraph' | 'question' | 'unknown' | 'general'
  /** Id of the segment, as entries name it. */
  segment: string
  /** What links lead to: `about-p-jkq6b`. Two states of a paragraph have the same one. */
  anchor: string
  /** Id of its chapter, and what that is called; empty outside chapters. */
  chapter: string
  chapterTitle: string
  paragraph: ParagraphThen | undefined
  /** 1 for the first one; 0 for what is no answer to a question. */
  question: number
  entries: PublishedEntry[]
}

/** What became of all that members said in a round, for readers of one language. */
export interface Disposition {
  round: RoundInLanguage
  /** Id of the language. */
  language: string
  /** In the order of the text, notes behind their chapter, then questions, then what has no place, then the general ones. */
  groups: Group[]
}

export interface DispositionOptions {
  round: RoundInLanguage
  language: string
  members: readonly MemberFile[]
  /** The texts that were sent in the round, in all languages. */
  sent: readonly SentText[]
  /** The same texts as they are today. */
  today: readonly SentText[]
}

/**
 * Every entry of a round, once. Persons are named only where the round says so (`publish: names`): else their names are left
 * out, and that of a member who is a person; e-mail addresses always are.
 */
export function disposition({ round, language, members, sent, today }: DispositionOptions): Disposition {
  const places = new Places(sent, today)
  const named = round.round.publish === 'names'
  const numbers = new Map(members.map((member, index) => [member, index + 1]))
  const groups = new Map<string, Group>()
  for (const { member, entry } of inOrder(members, sent)) {
    const paragraph = places.find(entry, language)
    const key = JSON.stringify([entry.segment, paragraph?.before ?? ''])
    let group = groups.get(key)
    if (!group) {
      const chapter = chapterOf(entry.segment)
      const chapterTitle = chapter === '' ? '' : places.chapterTitle(chapter, language)
      const { segment } = entry
      const anchor = aboutAnchor(segment)
      group = { ...kindOf(entry, paragraph), segment, anchor, chapter, chapterTitle, paragraph, entries: [] }
      groups.set(key, group)
    }
    group.entries.push(published(entry, member, numbers.get(member) ?? 0, named))
  }
  // Notes stand at the end of what was sent: here they follow the text of their chapter.
  const rank = ({ kind, question, chapter }: Group): number =>
    ({ paragraph: places.chapterIndex(chapter) - 1e6, question, unknown: 1e6, general: 2e6 })[kind]
  return { round, language, groups: [...groups.values()].toSorted((one, other) => rank(one) - rank(other)) }
}

/** The anchor of what entries say about a segment. */
export function aboutAnchor(segment: string): string {
  return `about-${(segment.split('/')[1] ?? segment).replace(/[^A-Za-z0-9]+/g, '-')}`
}

/** Whether a member is the person who wrote what it said, and no body: its name is that of one of its authors. */
export function isPerson({ member, entries }: Pick<MemberFile, 'member' | 'entries'>): boolean {
  return entries.some(({ author }) => author.trim().toLowerCase() === member.trim().toLowerCase())
}

function kindOf({ segment }: Entry, paragraph: ParagraphThen | undefined): Pick<Group, 'kind' | 'question'> {
  const question = Number(/^question (\d+)$/.exec(segment)?.[1] ?? 0)
  if (question > 0) return { kind: 'question', question }
  if (segment === GENERAL) return { kind: 'general', question }
  return { kind: paragraph ? 'paragraph' : 'unknown', question }
}

function published(entry: Entry, member: MemberFile, memberNumber: number, named: boolean): PublishedEntry {
  const { segment: _, paragraph: __, answers = '', ...rest } = entry
  return {
    ...rest,
    ...{ words: withoutAddresses(entry.words), text: withoutAddresses(entry.text) },
    ...{ type: withoutAddresses(entry.type), response: withoutAddresses(entry.response) },
    proposal: proposedChange(withoutAddresses(entry.proposal)),
    author: named ? withoutAddresses(entry.author) : '',
    by: named ? withoutAddresses(entry.by) : '',
    member: named || !isPerson(member) ? withoutAddresses(member.member) : undefined,
    memberNumber,
    repliesTo: answers,
    isOpen: isOpen(entry),
  }
}
