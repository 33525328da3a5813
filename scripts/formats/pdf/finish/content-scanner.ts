/**
 * Steps through some operators of a content stream (ISO 32000-1, 7.8.2 and annex A) without building objects: a long
 * document holds millions of operands.
 */
export class ContentScanner {
  readonly #content: string
  readonly #wanted: ReadonlyMap<number, string>
  #position = 0
  /** The current operator: `BDC`. */
  operator = ''
  /** Offset of its first operand, or its own where it has none. */
  start = 0
  /** Offset behind it. */
  end = 0

  /**
   * @param content a character for each byte
   * @param wanted operators to stop at (see operatorCodes)
   */
  constructor(content: string, wanted: ReadonlyMap<number, string>) {
    this.#content = content
    this.#wanted = wanted
  }

  /** Goes to the next wanted operator; false at the end of the stream. */
  next(): boolean {
    const content = this.#content
    const { length } = content
    let at = this.#position
    let first = -1
    while (at < length) {
      const byte = content.charCodeAt(at)
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
        for (; at < length && isRegular(content, at); at++) code = code * 256 + content.charCodeAt(at)
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
    return this.#content.slice(this.start, this.end - this.operator.length).trim()
  }

  /** The current operator's operands, all of them numbers. */
  numbers(): number[] {
    return this.operands().split(/\s+/).map(Number)
  }

  /** Steps over what is left of a number or name. */
  #afterRegular(start: number): number {
    let at = start
    while (at < this.#content.length && isRegular(this.#content, at)) at++
    return at
  }

  #afterComment(start: number): number {
    LINE_END.lastIndex = start
    return LINE_END.exec(this.#content)?.index ?? this.#content.length
  }

  /** Steps over a string or a bracket. */
  #afterDelimiter(start: number): number {
    const content = this.#content
    let at = start + 1
    const first = content.charCodeAt(start)
    if (first === PARENTHESIS) {
      for (let depth = 1; depth > 0 && at < content.length; at++) {
        const byte = content.charCodeAt(at)
        if (byte === BACKSLASH) at++
        else if (byte === PARENTHESIS) depth++
        else if (byte === PARENTHESIS + 1) depth--
      }
      return at
    }
    if (first !== LESS || content.charCodeAt(at) === LESS) return at
    const end = content.indexOf('>', at)
    return end < 0 ? content.length : end + 1
  }
}

/** Whether a number, a name or an operator goes on. */
function isRegular(content: string, at: number): boolean {
  return (KINDS[content.charCodeAt(at)] as number) >= DIGIT
}

/** Operators by the number that their letters make, which is how the scanner tells them apart. */
export function operatorCodes(operators: readonly string[]): ReadonlyMap<number, string> {
  return new Map(operators.map(operator => [codeOf(operator), operator]))
}

function codeOf(word: string): number {
  return [...word].reduce((code, letter) => code * 256 + letter.charCodeAt(0), 0)
}

const LINE_END = /[\r\n]/g
const PERCENT = 0x25
const PARENTHESIS = 0x28
const SLASH = 0x2f
const LESS = 0x3c
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
