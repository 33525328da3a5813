/**
 * Steps through some operators of a content stream (ISO 32000-1, 7.8.2 and annex A) without building objects: a long
 * document holds millions of operands.
 */
export class ContentScanner {
  readonly #bytes: Buffer
  readonly #wanted: ReadonlyMap<number, string>
  #position = 0
  /** The current operator: `BDC`. */
  operator = ''
  /** Offset of its first operand, or its own where it has none. */
  start = 0
  /** Offset behind it. */
  end = 0

  /** @param wanted operators to stop at (see operatorCodes) */
  constructor(bytes: Uint8Array, wanted: ReadonlyMap<number, string>) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#wanted = wanted
  }

  /** Goes to the next wanted operator; false at the end of the stream. */
  next(): boolean {
    const bytes = this.#bytes
    const { length } = bytes
    let at = this.#position
    let first = -1
    while (at < length) {
      const byte = bytes[at] as number
      const kind = KINDS[byte] as number
      if (kind === SPACE) {
        at++
        continue
      }
      if (byte === PERCENT) {
        at = this.#afterComment(at)
        continue
      }
      if (first < 0) first = at
      if (kind === LETTER) {
        let code = 0
        for (; at < length && (KINDS[bytes[at] as number] as number) >= DIGIT; at++)
          code = code * 256 + (bytes[at] as number)
        const operator = this.#wanted.get(code)
        if (operator !== undefined) {
          this.operator = operator
          this.start = first
          this.end = at
          this.#position = at
          return true
        }
        if (!VALUES.has(code)) first = -1
      } else at = kind === DIGIT || byte === SLASH ? this.#afterRegular(at + 1) : this.#afterDelimiter(at)
    }
    return false
  }

  /** Goes on from an offset further on, between two operators. */
  skipTo(offset: number): void {
    this.#position = offset
  }

  /** The current operator's operands as they are written. */
  operands(): string {
    return this.text(this.start, this.end - this.operator.length).trim()
  }

  /** A part of the stream, a character for each byte. */
  text(start: number, end: number): string {
    return this.#bytes.toString('latin1', start, end)
  }

  /** The current operator's operands, all of them numbers. */
  numbers(): number[] {
    return this.operands().split(/\s+/).map(Number)
  }

  /** Steps over what is left of a number or name. */
  #afterRegular(start: number): number {
    let at = start
    while (at < this.#bytes.length && (KINDS[this.#bytes[at] as number] as number) >= DIGIT) at++
    return at
  }

  #afterComment(start: number): number {
    const bytes = this.#bytes
    let at = start
    while (at < bytes.length && bytes[at] !== LINE_FEED && bytes[at] !== CARRIAGE_RETURN) at++
    return at
  }

  /** Steps over a string or a bracket. */
  #afterDelimiter(start: number): number {
    const bytes = this.#bytes
    let at = start + 1
    if (bytes[start] === PARENTHESIS) {
      for (let depth = 1; depth > 0 && at < bytes.length; at++) {
        if (bytes[at] === BACKSLASH) at++
        else if (bytes[at] === PARENTHESIS) depth++
        else if (bytes[at] === PARENTHESIS + 1) depth--
      }
      return at
    }
    if (bytes[start] === LESS && bytes[at] !== LESS) {
      while (at < bytes.length && bytes[at] !== GREATER) at++
      return at + 1
    }
    return at
  }
}

/** Operators by the number that their letters make, which is how the scanner tells them apart. */
export function operatorCodes(operators: readonly string[]): ReadonlyMap<number, string> {
  return new Map(operators.map(operator => [codeOf(operator), operator]))
}

function codeOf(word: string): number {
  return [...word].reduce((code, letter) => code * 256 + letter.charCodeAt(0), 0)
}

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const PERCENT = 0x25
const PARENTHESIS = 0x28
const SLASH = 0x2f
const LESS = 0x3c
const GREATER = 0x3e
const BACKSLASH = 0x5c

/** Operands that look like operators. */
const VALUES = new Set(['true', 'false', 'null'].map(codeOf))

/** What each byte is (ISO 32000-1, 7.2.2): white space, a delimiter, the start of a number, or another regular character. */
const SPACE = 0
const DELIMITER = 1
const DIGIT = 2
const LETTER = 3
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  if ('\0\t\n\f\r '.includes(character)) return SPACE
  if ('()<>[]{}/%'.includes(character)) return DELIMITER
  return '+-.0123456789'.includes(character) ? DIGIT : LETTER
})
