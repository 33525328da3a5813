import type { LocaleEntry } from '../../../scripts/translations/locales/locale-file.ts'
import type { Workspace } from '../workspace.ts'
import type { Person } from './team.ts'

/** How often what happened in a history. */
export type Counts = Record<string, number>

const WORDS = 'city water fund peer debt school port region council citizen budget waste river house road youth'.split(
  ' ',
)

/** What a history is played with: chance, which is the same for a seed, and what is known of what people did. */
export class Scene {
  readonly counts: Counts = {}
  readonly log: string[] = []
  /** What a person made or took for a translation; see {@link nameOf}. */
  readonly accepted = new Set<string>()
  /** What a person has read beside its source. */
  readonly reviewed = new Set<string>()
  readonly #random: () => number
  #wordings = 0

  constructor(seed: number) {
    this.#random = randomFrom(seed)
  }

  /** A person made or took a target: for its segment, and for the source, by which it is found again if the id goes. */
  accept({ id, source, target }: { id: string; source: string; target: string }): void {
    this.accepted.add(nameOf(id, target)).add(nameOf(source, target))
  }

  chance(): number {
    return this.#random()
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.#random() * choices.length)] as T
  }

  note(person: Person, what: string, detail = ''): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1
    this.log.push(`${person.name}: ${what} ${detail}`)
  }

  word(): string {
    return this.pick(WORDS)
  }

  sentence(): string {
    const words = Array.from({ length: 3 + Math.floor(this.chance() * 5) }, () => this.word())
    return `${words.join(' ')} ${Math.floor(this.chance() * 30)}.`
  }

  sentences(count: number): string[] {
    return Array.from({ length: count }, () => this.sentence())
  }

  /** A translation of a text, of its own wording, from which the text can be told. */
  translation(text: string): string {
    return `«${text}» ${++this.#wordings}`
  }

  reword(target: string): string {
    return this.translation(textOf(target))
  }
}

/** Names a target of a segment, or one of a source, for the sets of a scene. */
export function nameOf(of: string, target: string): string {
  return `${of}\n${target}`
}

/** The text that a target translates. */
export function textOf(target: string): string {
  return /^«(.*)» \d+$/s.exec(target)?.[1] ?? ''
}

export function namesIn({ files }: Workspace): string[] {
  return [...files.keys()]
    .filter(file => file.startsWith('locales/es/') && file.endsWith('.json'))
    .map(file => file.slice('locales/es/'.length, -'.json'.length))
}

export function entriesById(workspace: Workspace): Map<string, LocaleEntry> {
  return new Map(namesIn(workspace).flatMap(name => workspace.entries(name)))
}

export function targetsIn(workspace: Workspace): string[] {
  return namesIn(workspace)
    .flatMap(name => workspace.entries(name))
    .flatMap(([, { target }]) => (target === '' ? [] : target))
    .sort()
}

/** A generator of numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
