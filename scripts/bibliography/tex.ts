import { readDatabaseMarkup, TYPED_LESS } from './database-markup.ts'
import { finishText } from './finish-text.ts'
import {
  ACCENTS,
  CONTROL_SYMBOLS,
  DECLARATIONS,
  FORMATS,
  IGNORED_ARGUMENTS,
  type Markup,
  NO_CASE,
  SUBSCRIPT,
  SUPERSCRIPT,
  SYMBOLS,
  VERBATIM_ARGUMENTS,
} from './tex-commands.ts'

/** A group with a capital, or with a name that TeX has a command for; not one around an accent or format. */
const PROTECTING = /^\{(?:[^\\{}]*\p{Lu}|\\(?:La|Bib)?TeX\b)/u

export interface TexOptions {
  /** Braces protect capitals (titles). */
  protect: boolean
}

/** The text of a TeX value, in the markup of CSL-JSON, and the commands that nobody knows, which were left out of it. */
export interface TexText {
  text: string
  unknown: { command: string /** Where its backslash stands in the value. */; index: number }[]
  /** Where commands and braces are nested deeper than any text has them; the rest is left out. */
  tooDeep: number | undefined
}

/** Commands and braces in one another. */
const MOST_DEPTH = 200

/**
 * Reads a TeX value: accents, signs, formats, quotations, mathematics as far as text can show it, and braces that protect
 * capitals. Never fails: what makes no sense is left out or stays as it is.
 */
export function readTex(source: string, options: TexOptions): TexText {
  const reader = new TexReader(source, options)
  const text = finishText(readDatabaseMarkup(reader.read()))
  return { text, unknown: reader.unknown, tooDeep: reader.tooDeep }
}

/** The text of a short value (number, volume, keywords). */
export function plainTex(source: string): string {
  return readTex(source, { protect: false }).text
}

/** A text without the markup of CSL-JSON: a number, which no style can print with it. */
export function withoutMarkup(text: string): string {
  return text.replace(/<\/?(?:i|b|sup|sub|span)\b[^>]*>/g, '')
}

/** A verbatim value (URL, DOI): only the escapes that reference managers write are undone. */
export function verbatimTex(source: string): string {
  return source
    .replace(/\{?\\textasciitilde\s*(?:\{\})?\}?|\\~(?:\{\})?/g, '~')
    .replace(/\\url\{([^}]*)\}/g, '$1')
    .replace(/\\([_&%#$])/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

class TexReader {
  readonly unknown: TexText['unknown'] = []
  readonly #source: string
  readonly #options: TexOptions
  tooDeep: number | undefined
  #at = 0
  #depth = 0
  /** Whether a group around this place protects its capitals already. */
  #protected = false

  constructor(source: string, options: TexOptions) {
    // Characters that carry markup through the CSL processor cannot be typed.
    this.#source = source.replace(/[\uE000-\uE0FF]/g, ' ')
    this.#options = options
  }

  read(): string {
    let text = ''
    // A brace that closes nothing prints nothing.
    while (this.#at < this.#source.length) {
      text += this.#until('}')
      this.#at++
    }
    return text
  }

  /** Text up to a closing sign, which stays, or the end. In mathematics `_` and `^` lower and raise. */
  #until(close: '}' | '$', math = false): string {
    let text = ''
    while (this.#at < this.#source.length && this.#source[this.#at] !== close) {
      if (math && this.#source[this.#at] === '}') break
      text += this.#next(math)
    }
    return text
  }

  #next(math: boolean): string {
    if (this.#depth >= MOST_DEPTH) {
      this.tooDeep = this.#at
      this.#at = this.#source.length
      return ''
    }
    this.#depth++
    const text = this.#read(math)
    this.#depth--
    return text
  }

  #read(math: boolean): string {
    const start = this.#at
    const character = String.fromCodePoint(this.#source.codePointAt(start) as number)
    if (character === '\\') return this.#command(math)
    if (character === '{') return this.#group(math)
    if (character === '$') return this.#dollar()
    this.#at += character.length
    if (math && (character === '_' || character === '^')) {
      return wrap(character === '_' ? SUBSCRIPT : SUPERSCRIPT, this.#argument(true))
    }
    if (/\s/.test(character) && !/[\u00A0\u202F]/.test(character)) return ' '
    if (character === '~') return '\u00A0'
    const ligature = math ? undefined : /^(?:---?|``|'')/.exec(this.#source.slice(start, start + 3))?.[0]
    if (ligature) {
      this.#at = start + ligature.length
      return { '--': '–', '---': '—', '``': '“', "''": '”' }[ligature] ?? ligature
    }
    return character === '<' ? TYPED_LESS : character
  }

  #group(math: boolean): string {
    // Braces around capitals protect these; around a command they are the command's.
    const protects = this.#options.protect && !this.#protected && !math && PROTECTING.test(this.#source.slice(this.#at))
    this.#at++
    this.#protected ||= protects
    const text = this.#until('}', math)
    this.#at++
    if (!protects) return text
    this.#protected = false
    return wrap(NO_CASE, text)
  }

  /** What a command takes: a group, a command, or one character. */
  #argument(math: boolean): string {
    while (/\s/.test(this.#source[this.#at] ?? '')) this.#at++
    const character = this.#source[this.#at]
    if (character === undefined || character === '}' || (math && character === '$')) return ''
    if (character !== '{') return this.#next(math)
    this.#at++
    const text = this.#until('}', math)
    this.#at++
    return text
  }

  /** What an address is: nothing in it is TeX but its escapes. */
  #verbatimArgument(): string {
    const match = /^\s*\{((?:[^{}]|\{[^{}]*\})*)\}/.exec(this.#source.slice(this.#at))
    this.#at += match?.[0].length ?? 0
    return verbatimTex(match?.[1] ?? '').replaceAll('<', TYPED_LESS)
  }

  /** `\ifmmode … \else … \fi`: one text for formulas, one for all else. */
  #branch(math: boolean): string {
    const match = /^([\s\S]*?)\\else(?![A-Za-z])\s*([\s\S]*?)\\fi(?![A-Za-z])/d.exec(this.#source.slice(this.#at))
    const [from, to] = match?.indices?.[math ? 1 : 2] ?? [0, 0]
    const start = this.#at
    this.#at = start + from
    let text = ''
    while (this.#at < start + to) text += this.#next(math)
    this.#at = start + (match?.[0].length ?? 0)
    return text
  }

  #hasArgument(): boolean {
    return /^\s*\{/.test(this.#source.slice(this.#at))
  }

  #command(math: boolean): string {
    const index = this.#at
    const [match, name = ''] = /^\\([A-Za-z]+)\*?/.exec(this.#source.slice(index)) ?? []
    if (match === undefined) return this.#controlSymbol(math)
    this.#at += match.length
    if (name.length === 1 && name in ACCENTS) return this.#accent(name, math)
    const format = FORMATS[name]
    if (format) return this.#hasArgument() ? wrap(format, this.#argument(math)) : ''
    if (VERBATIM_ARGUMENTS.has(name)) return this.#verbatimArgument()
    this.#skipSpace(math)
    if (name === 'ifmmode') return this.#branch(math)
    const declaration = DECLARATIONS[name]
    if (declaration) return wrap(declaration, this.#until('}', math))
    if (IGNORED_ARGUMENTS.has(name)) {
      if (this.#hasArgument()) this.#argument(math)
      return ''
    }
    const symbol = SYMBOLS[name]
    if (symbol !== undefined) return symbol
    this.unknown.push({ command: name, index })
    return ''
  }

  /** Space behind a command, or `{}` that keeps the space behind it. In formulas spaces make signs readable. */
  #skipSpace(math: boolean): void {
    const empty = (math ? /^\{\}/ : /^\s*\{\}|^\s+/).exec(this.#source.slice(this.#at))?.[0] ?? ''
    this.#at += empty.length
  }

  #controlSymbol(math: boolean): string {
    const character = this.#source[this.#at + 1] ?? ''
    this.#at += 2
    if (character in ACCENTS) return this.#accent(character, math)
    return CONTROL_SYMBOLS[character] ?? character
  }

  #accent(name: string, math: boolean): string {
    const base = this.#argument(math).replace('ı', 'i').replace('ȷ', 'j')
    if (base === '') return { '~': '~', '^': '^' }[name] ?? ''
    const [letter = '', ...rest] = base
    return (letter + ACCENTS[name]).normalize('NFC') + rest.join('')
  }

  /** A formula, where the dollar opens one; "US$ 5 million" is money. */
  #dollar(): string {
    const [match, inner] = /^\$\$?((?:\\[\s\S]|[^\\$])*)\$\$?/.exec(this.#source.slice(this.#at)) ?? []
    const before = this.#source[this.#at - 1] ?? ''
    const isMath =
      inner !== undefined &&
      (/[\\^_]|^[^\p{L}\p{N}\s]+$/u.test(inner) ||
        (!/\p{L}/u.test(before) && /^\s*(?:\w\s*$|[^\s=<>$]*[=<>])/.test(inner)))
    if (!isMath || match === undefined) {
      this.#at++
      return '$'
    }
    const end = this.#at + match.length
    this.#at += match.startsWith('$$') ? 2 : 1
    const text = this.#until('$', true)
    this.#at = Math.max(end, this.#at)
    return text
  }
}

function wrap([before, after]: Markup, text: string): string {
  return text === '' ? '' : before + text + after
}
