import { type PdfDict, type PdfObject, type PdfRef, PdfString } from './pdf-objects.ts'

/** Reads objects as they stand in a file (ISO 32000-1, 7.2 and 7.3). Every method throws if it finds anything else. */
export class SyntaxReader {
  readonly #text: string
  readonly #refer: (number: number) => PdfRef
  /** Offset of what is read next. */
  position: number

  /**
   * @param text the file, a character for each byte
   * @param refer gives the reference to an object's number
   */
  constructor(text: string, position: number, refer: (number: number) => PdfRef) {
    this.#text = text
    this.#refer = refer
    this.position = position
  }

  /** Steps over an object and returns it. */
  object(): PdfObject {
    this.skipSpace()
    const text = this.#text
    const start = this.position
    const code = text.charCodeAt(start)
    if (code === SLASH) return this.#name()
    if (code === LESS) return text.charCodeAt(start + 1) === LESS ? this.#dict() : this.#hexadecimal()
    if (code === BRACKET) return this.#array()
    if (code === PARENTHESIS) return this.#literal()
    if (code >= ZERO && code <= NINE) return this.#numberOrReference()
    const word = this.#word()
    if (word === 'true') return true
    if (word === 'false') return false
    if (word === 'null') return null
    if (NUMBER.test(word)) return Number(word)
    return this.fail('an object', start)
  }

  /** Steps over a whole number without a sign. */
  integer(): number {
    this.skipSpace()
    const start = this.position
    const value = this.#digits()
    return this.position > start ? value : this.fail('a whole number')
  }

  /** Steps over a word. */
  expect(word: string): void {
    if (!this.accept(word)) this.fail(`\`${word}\``)
  }

  /** Steps over a word if it comes next. */
  accept(word: string): boolean {
    this.skipSpace()
    if (!this.#text.startsWith(word, this.position)) return false
    this.position += word.length
    return true
  }

  /** Steps over the line end behind the word `stream` (7.3.8.1); returns the offset behind it. */
  afterLineEnd(): number {
    if (this.#text[this.position] === '\r') this.position++
    if (this.#text[this.position] !== '\n') this.fail('a line feed')
    return ++this.position
  }

  /** Throws, naming what stands at an offset. */
  fail(expected: string, offset = this.position): never {
    const found = JSON.stringify(this.#text.slice(offset, offset + 20))
    throw new Error(`Unexpected ${found} at offset ${offset} of the PDF, expected ${expected}`)
  }

  #name(): string {
    this.position++
    const name = this.#word()
    if (!name.includes('#')) return name
    return name.replace(/#([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
  }

  #dict(): PdfDict {
    const text = this.#text
    const dict: PdfDict = new Map()
    this.position += 2
    for (;;) {
      this.skipSpace()
      const code = text.charCodeAt(this.position)
      if (code === GREATER && text.charCodeAt(this.position + 1) === GREATER) break
      if (code !== SLASH) this.fail('a name or the end of a dictionary')
      const key = this.#name()
      const value = this.object()
      if (value !== null) dict.set(key, value)
    }
    this.position += 2
    return dict
  }

  #array(): PdfObject[] {
    const items: PdfObject[] = []
    this.position++
    for (;;) {
      this.skipSpace()
      if (this.#text.charCodeAt(this.position) === BRACKET_END) break
      items.push(this.object())
    }
    this.position++
    return items
  }

  #hexadecimal(): PdfString {
    HEXADECIMAL.lastIndex = this.position
    const syntax = HEXADECIMAL.exec(this.#text)?.[0] ?? this.fail('a string in hexadecimal')
    this.position += syntax.length
    return new PdfString(syntax)
  }

  #literal(): PdfString {
    const text = this.#text
    const start = this.position
    let at = start + 1
    for (let depth = 1; depth > 0; at++) {
      const code = text.charCodeAt(at)
      if (code === BACKSLASH) at++
      else if (code === PARENTHESIS) depth++
      else if (code === PARENTHESIS_END) depth--
      else if (Number.isNaN(code)) this.fail('a string that ends', start)
    }
    this.position = at
    return new PdfString(text.slice(start, at))
  }

  /** What begins with a digit: `12`, `1.5`, or the reference `12 0 R`. */
  #numberOrReference(): number | PdfRef {
    const text = this.#text
    const start = this.position
    const value = this.#digits()
    if (isRegular(text.charCodeAt(this.position))) {
      this.position = start
      const word = this.#word()
      return NUMBER.test(word) ? Number(word) : this.fail('a number', start)
    }
    const end = this.position
    if (text.charCodeAt(end) === BRACKET_END || text.charCodeAt(end) === GREATER) return value
    this.skipSpace()
    const generation = this.position
    if (this.#digits() === 0 && this.position > generation && this.#isReference()) return this.#refer(value)
    this.position = end
    return value
  }

  /** Steps over the `R` of a reference if there is one. */
  #isReference(): boolean {
    this.skipSpace()
    if (this.#text.charCodeAt(this.position) !== LETTER_R || isRegular(this.#text.charCodeAt(this.position + 1)))
      return false
    this.position++
    return true
  }

  #digits(): number {
    const text = this.#text
    let value = 0
    let at = this.position
    for (let code = text.charCodeAt(at); code >= ZERO && code <= NINE; code = text.charCodeAt(++at))
      value = value * 10 + code - ZERO
    this.position = at
    return value
  }

  #word(): string {
    const text = this.#text
    const start = this.position
    let at = start
    while (isRegular(text.charCodeAt(at))) at++
    this.position = at
    return text.slice(start, at)
  }

  /** Steps over white space and comments. */
  skipSpace(): void {
    const text = this.#text
    let at = this.position
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === PERCENT) while (at < text.length && !LINE_END.has(text.charCodeAt(at))) at++
      else if (KINDS[code] === SPACE) at++
      else break
    }
    this.position = at
  }
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/
const HEXADECIMAL = /<[\da-f\s]*>/iy

const PERCENT = 0x25
const PARENTHESIS = 0x28
const PARENTHESIS_END = 0x29
const SLASH = 0x2f
const ZERO = 0x30
const NINE = 0x39
const LESS = 0x3c
const GREATER = 0x3e
const LETTER_R = 0x52
const BRACKET = 0x5b
const BACKSLASH = 0x5c
const BRACKET_END = 0x5d
const LINE_END = new Set([0x0a, 0x0d])

/** What each byte is (7.2.2). */
const SPACE = 0
const DELIMITER = 1
const REGULAR = 2
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  if ('\0\t\n\f\r '.includes(character)) return SPACE
  return '()<>[]{}/%'.includes(character) ? DELIMITER : REGULAR
})

/** Also of what is behind the end, which is nothing. */
function isRegular(code: number): boolean {
  return KINDS[code] === REGULAR
}
