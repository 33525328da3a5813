/** The places of a text in a run of bytes, asked for from left to right: each part is searched once. */
export class NextPlace {
  readonly #bytes: Buffer
  readonly #text: string
  #place = -1

  constructor(bytes: Uint8Array, text: string) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#text = text
  }

  /** Offset of the first place at or after `offset`; infinity if there is none. */
  from(offset: number): number {
    if (this.#place < offset) {
      const found = this.#bytes.indexOf(this.#text, offset, 'latin1')
      this.#place = found < 0 ? Number.POSITIVE_INFINITY : found
    }
    return this.#place
  }
}
