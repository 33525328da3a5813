import type { SentText } from '../../model/sent-text.ts'
import { type DiffPart, diffWords } from '../../translations/word-diff.ts'
import type { Entry } from '../entries/entry.ts'
import { shownWords } from '../word/finding.ts'

/** A paragraph as it was in a round, and what became of it. */
export interface ParagraphThen {
  /** `14 bis`; empty where it has none. */
  number: string
  /** The note that it was part of, from 1 on; 0 for the text itself. */
  note: number
  /** Id of the language that both texts are in: the table's, or the entry's where the table's has no such paragraph. */
  language: string
  before: string
  /** Undefined where it is no longer there. */
  now: string | undefined
  /** What changed, by words. */
  change: DiffPart[]
}

/** A paragraph in one state of the text that was sent. */
interface State {
  version: string
  date: string
  number: string
  note: number
  text: string
}

/** Finds paragraphs in the texts that were sent, and in those of today. */
export class Places {
  /** By language and segment; the latest last. */
  readonly #sent: ReadonlyMap<string, readonly State[]>
  readonly #now: ReadonlyMap<string, readonly State[]>
  readonly #chapters: ReadonlyMap<string, number>
  readonly #known = new Map<string, ParagraphThen>()

  constructor(sent: readonly SentText[], today: readonly SentText[]) {
    this.#sent = statesOf(sent.toSorted((one, other) => compare(one.date, other.date)))
    this.#now = statesOf(today)
    const names = sent.flatMap(({ paragraphs }) => paragraphs.map(({ segment }) => chapterOf(segment)))
    this.#chapters = new Map([...new Set(names)].map((name, index) => [name, index]))
  }

  /** The paragraph of an entry, for readers of a language; undefined where it has none that was sent. */
  find({ segment, language: own, words, proposal }: Entry, language: string): ParagraphThen | undefined {
    const meant = this.#states(own, segment).findLast(({ text }) => isAbout(text, words, proposal))
    const states = this.#states(language, segment)
    const state =
      (language === own ? meant : undefined) ??
      states.findLast(({ version, date }) => version === meant?.version && date === meant.date) ??
      states.at(-1)
    if (state) return this.#compared(segment, language, state)
    const other = meant ?? this.#states(own, segment).at(-1)
    return other && this.#compared(segment, own, other)
  }

  /** Which chapter of the texts it is, from 0 on. */
  chapterIndex(chapter: string): number {
    return this.#chapters.get(chapter) ?? this.#chapters.size
  }

  /** What a chapter is called: the words of its title, today's first. */
  chapterTitle(chapter: string, language: string): string {
    for (const states of [this.#now, this.#sent])
      for (const [key, [first]] of states)
        if (first && key.startsWith(`${language} ${chapter}/title-`)) return first.text
    return chapter
  }

  #states(language: string, segment: string): readonly State[] {
    return this.#sent.get(keyOf(language, segment)) ?? []
  }

  #compared(segment: string, language: string, { number, note, text: before }: State): ParagraphThen {
    const key = JSON.stringify([segment, language, before])
    const known = this.#known.get(key)
    if (known) return known
    const now = this.#now.get(keyOf(language, segment))?.[0]?.text
    const compared = { number, note, language, before, now, change: diffWords(before, now ?? '') }
    this.#known.set(key, compared)
    return compared
  }
}

/** Id of the chapter of a segment; empty for what is in none. */
export function chapterOf(segment: string): string {
  return segment.includes('/') ? (segment.split('/')[0] ?? '') : ''
}

function statesOf(texts: readonly SentText[]): Map<string, State[]> {
  const states = new Map<string, State[]>()
  for (const { language, version, date, paragraphs } of texts) {
    const seen = new Set<string>()
    for (const { segment, number, note, text } of paragraphs) {
      // What is shown again, as a list of recommendations shows them, is no other paragraph.
      if (segment === '' || seen.has(segment)) continue
      seen.add(segment)
      const key = keyOf(language, segment)
      const state = { version, date, number, note, text: shownWords(text) }
      const list = states.get(key)
      if (list) list.push(state)
      else states.set(key, [state])
    }
  }
  return states
}

function keyOf(language: string, segment: string): string {
  return `${language} ${segment}`
}

/** Whether an entry can be about this state of a paragraph: it proposes to change it, or has words of it. */
function isAbout(text: string, words: string, proposal: string): boolean {
  if (proposal !== '') {
    const before = proposal.replace(/\{\+.*?\+\}/gs, '').replace(/\[-(.*?)-\]/gs, '$1')
    if (shownWords(before) === text) return true
  }
  return words !== '' && text.includes(shownWords(words))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
