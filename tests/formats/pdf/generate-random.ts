/** A seeded source of chance: the same seed gives the same document on every machine (mulberry32). */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 (included) to 1 (excluded). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** True with a probability. */
  maybe(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(values: readonly T[]): T {
    return values[this.between(0, values.length - 1)] as T
  }
}

const WORDS =
  'cooperation between local governments supports national agendas because the sphere closest to people understands needs and brings experience of partnership finance solidarity territorial development planning migration culture climate resilience ground commitments peers networks exchange of learning in the region for municipalities descentralización ordenación participación governança ações'.split(
    ' ',
  )

/** Running text of so many words, in sentences. */
export function prose(chance: Chance, words: number): string {
  const sentences: string[] = []
  for (let left = words; left > 0; ) {
    const length = Math.min(left, chance.between(6, 24))
    const text = Array.from({ length }, () => chance.pick(WORDS)).join(' ')
    sentences.push(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`)
    left -= length
  }
  return sentences.join(' ')
}
