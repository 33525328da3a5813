/** A place in a file, 1-based. */
export interface Point {
  line: number
  column: number
}

/** The lines of a text, for turning offsets into places. */
export class Lines {
  readonly #starts: number[]

  constructor(text: string) {
    this.#starts = [0, ...[...text.matchAll(/\n/g)].map(match => match.index + 1)]
  }

  pointAt(offset: number): Point {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.#starts[low] as number) + 1 }
  }
}
