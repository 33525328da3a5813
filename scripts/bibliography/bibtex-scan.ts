import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import { type Point, pointsOf } from '../ground/points.ts'
import referenceString from '../rules/reference-string.ts'
import referenceSyntax from '../rules/reference-syntax.ts'
import referenceUnbalanced from '../rules/reference-unbalanced.ts'
import { withinLimit } from './field-limits.ts'

/** A field as written: the value is TeX, `@string` names resolved and `#` joined. */
export interface BibField {
  name: string
  value: string
  place: Point
  valuePlace: Point
}

/** An entry as written. */
export interface BibEntry {
  /** Lower case, without `@`. */
  type: string
  key: string
  place: Point
  keyPlace: Point
  fields: BibField[]
  /** Whether a fault cut it short: fields may be missing. */
  broken: boolean
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/**
 * How many characters all abbreviations of a file may stand for: they may be made of one another, each of them twice. As many as
 * a bibliography may hold written out.
 */
const MOST_EXPANDED = 10_000_000

/** Where an entry may begin. Used to find the next one after a brace that is never closed. */
const ENTRY_START = /^[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]/gm

/**
 * Splits a BibTeX file into entries and fields, with the places of both.
 *
 * What is wrong with one entry (`reference-syntax`, `reference-unbalanced`, `reference-string`) does not touch the next
 * one: an entry ends, at the latest, where a line starts another. Escaped braces (`\{`) do not count as braces.
 */
export function scanBibtex(file: VFile): BibEntry[] {
  return new Scanner(file).entries()
}

class Scanner {
  readonly #file: VFile
  readonly #text: string
  readonly #pointAt: (offset: number) => Point
  readonly #strings = new Map(MONTHS.map(name => [name, name]))
  #at = 0
  #expanded = 0
  /** Where the next entry starts, seen from there. */
  #next = { from: 0, start: -1 }

  constructor(file: VFile) {
    this.#file = file
    this.#text = String(file)
    this.#pointAt = pointsOf(this.#text)
  }

  entries(): BibEntry[] {
    const entries: BibEntry[] = []
    const start = /@[ \t]*([A-Za-z][\w-]*)\s*([{(])/g
    let last: BibEntry | undefined
    for (;;) {
      start.lastIndex = this.#at
      const match = start.exec(this.#text)
      const between = this.#text.slice(this.#at, match?.index ?? this.#text.length)
      if (last) this.#checkRemains(last, between)
      if (!match) return entries
      last = undefined
      this.#at = match.index + match[0].length
      // A line commented out with %.
      if (between.includes('%', between.lastIndexOf('\n') + 1)) continue
      const type = (match[1] as string).toLowerCase()
      const close = match[2] === '{' ? '}' : ')'
      if (type === 'comment' || type === 'preamble') this.#balanced(match.index, close, `@${type}`)
      else if (type === 'string') this.#string(match.index, close)
      else {
        last = this.#entry(type, match.index, close)
        if (last) entries.push(last)
      }
    }
  }

  /** Text after an entry that looks like the rest of it: the entry was closed too early. */
  #checkRemains(entry: BibEntry, between: string): void {
    const match = /^\s*([})]|,(?=\s*\S)|[A-Za-z_]+(?=\s*=))/.exec(between)
    if (!match) return
    const place = this.#pointAt(this.#at + match[0].length - (match[1] as string).length)
    const reason = `\`${match[1]}\` stands behind the end of entry \`${entry.key}\` of line ${entry.place.line}`
    report(this.#file, referenceUnbalanced, `${reason}: close as many braces in it as it opens`, { place })
  }

  #string(start: number, close: string): void {
    const field = this.#field(start, `@string`)
    if (!field) return
    this.#strings.set(field.name, field.value)
    this.#skipSpace()
    if (this.#text[this.#at] === close) this.#at++
    else this.#syntax(`\`@string\` has no end: write \`${close}\``)
  }

  #entry(type: string, start: number, close: string): BibEntry | undefined {
    this.#skipSpace()
    const keyStart = this.#at
    const key = this.#isEntryStart() ? '' : (this.#match(/[^,\n{}=]*/y) ?? '')
    const entry: BibEntry = {
      type,
      key: key.trim(),
      place: this.#pointAt(start),
      keyPlace: this.#pointAt(keyStart),
      fields: [],
      broken: false,
    }
    if (entry.key === '' || this.#text[this.#at] === '=') {
      this.#syntax(`\`@${type}\` has no key: write \`@${type}{key,\``, start)
      this.#at = this.#nextEntry(this.#at)
      return undefined
    }
    this.#fields(entry, start, close)
    return entry
  }

  #fields(entry: BibEntry, start: number, close: string): void {
    let comma = false
    for (;;) {
      this.#skipSpace()
      const character = this.#text[this.#at]
      if (character === close) {
        this.#at++
        return
      }
      if (character === ',') {
        comma = true
        this.#at++
        continue
      }
      if (character === undefined || this.#isEntryStart()) {
        const open = entry.fields.find(({ value }) => /\n[^\S\n]*[A-Za-z]+\s*=\s*["{]/.test(value))
        this.#unbalanced(`entry \`${entry.key}\``, start, this.#at, open?.valuePlace)
        entry.broken = true
        return
      }
      if (!comma) this.#syntax(`No comma stands before \`${this.#wordHere()}\`: write one`)
      const field = this.#field(start, `entry \`${entry.key}\``)
      if (!field) {
        entry.broken = true
        return
      }
      entry.fields.push(field)
      comma = false
    }
  }

  /** Reads `name = value`. On a fault, reports it and moves to the next entry. */
  #field(start: number, within: string): BibField | undefined {
    this.#skipSpace()
    const place = this.#pointAt(this.#at)
    const name = this.#match(/[A-Za-z_][\w:.+/-]*/y)
    if (name === undefined) return this.#abandon(`\`${this.#wordHere()}\` is no name of a field: write one`)
    this.#skipSpace()
    if (this.#text[this.#at] !== '=') {
      return this.#abandon(`\`${this.#wordHere()}\` follows \`${name}\`: write \`=\` between them`)
    }
    this.#at++
    this.#skipSpace()
    const valuePlace = this.#pointAt(this.#at + (/[{"]/.test(this.#text[this.#at] ?? '') ? 1 : 0))
    let value = ''
    for (;;) {
      const part = this.#valuePart(start, within)
      if (part === undefined) return undefined
      value += part
      this.#skipSpace()
      if (this.#text[this.#at] !== '#') {
        const whole = withinLimit(this.#file, {
          name,
          value,
          place: valuePlace,
          kind: within === '@string' ? 'abbreviation' : 'field',
        })
        return { name: name.toLowerCase(), value: whole, place, valuePlace }
      }
      this.#at++
      this.#skipSpace()
    }
  }

  #valuePart(start: number, within: string): string | undefined {
    const character = this.#text[this.#at]
    if (character === '{' || character === '"') {
      const from = ++this.#at
      if (!this.#balanced(start, character === '{' ? '}' : '"', within)) return undefined
      return this.#text.slice(from, this.#at - 1)
    }
    const place = this.#pointAt(this.#at)
    const bare = this.#isEntryStart() ? undefined : this.#match(/[^\s,{}()"#%=]+/y)
    if (bare === undefined) return this.#abandon(`\`${this.#wordHere()}\` is no value: write one in braces`)
    const known = this.#strings.get(bare.toLowerCase())
    if (known === undefined && !/^\d+$/.test(bare)) {
      report(
        this.#file,
        referenceString,
        `No \`@string\` is called \`${bare}\`: define one, or put the value in braces`,
        {
          place,
          actual: bare,
          expected: this.#strings.keys(),
        },
      )
    }
    if (known === undefined) return bare
    this.#expanded += known.length
    if (this.#expanded <= MOST_EXPANDED) return known
    const isFirst = this.#expanded - known.length <= MOST_EXPANDED
    if (isFirst) {
      const reason = `\`${bare}\` makes the values of \`@string\` more than 10 MB in all: write out what is made of one another`
      report(this.#file, referenceString, reason, { place })
    }
    return bare
  }

  /** Moves behind the delimiter that closes here, over balanced braces. False, with a message, when it never comes. */
  #balanced(start: number, close: string, within: string): boolean {
    const opened = this.#at - 1
    const limit = this.#nextEntry(opened)
    let depth = 0
    for (let at = this.#at; at < limit; at++) {
      const character = this.#text[at]
      if (character === '\\') at++
      else if (character === close && depth === 0) {
        this.#at = at + 1
        return true
      } else if (character === '{') depth++
      else if (character === '}') depth--
    }
    this.#unbalanced(within, start, limit, this.#pointAt(opened))
    return false
  }

  #unbalanced(within: string, start: number, limit: number, opened?: Point): void {
    const end = limit < this.#text.length ? `line ${this.#pointAt(limit).line}` : 'the end of the file'
    const brace = opened ? ` for the one of line ${opened.line}` : ''
    report(this.#file, referenceUnbalanced, `The end of ${within} is missing at ${end}: close a brace${brace}`, {
      place: this.#pointAt(start),
    })
    this.#at = limit
  }

  #abandon(reason: string): undefined {
    this.#syntax(reason)
    this.#at = this.#nextEntry(this.#at)
    return undefined
  }

  #syntax(reason: string, offset = this.#at): void {
    report(this.#file, referenceSyntax, reason, { place: this.#pointAt(offset) })
  }

  #nextEntry(from: number): number {
    // Every value asks.
    if (from < this.#next.from || from > this.#next.start) {
      ENTRY_START.lastIndex = from
      this.#next = { from, start: ENTRY_START.exec(this.#text)?.index ?? this.#text.length }
    }
    return this.#next.start
  }

  #isEntryStart(): boolean {
    const lineStart = this.#text.lastIndexOf('\n', this.#at - 1) + 1
    return this.#text[this.#at] === '@' && this.#nextEntry(lineStart) === lineStart
  }

  #wordHere(): string {
    return (/\S{1,20}/.exec(this.#text.slice(this.#at, this.#at + 40)) ?? ['end of file'])[0]
  }

  /** Space and `%` comments between fields. */
  #skipSpace(): void {
    this.#match(/(?:\s|%[^\n]*)*/y)
  }

  /** Takes what a sticky expression matches here. */
  #match(expression: RegExp): string | undefined {
    expression.lastIndex = this.#at
    const match = expression.exec(this.#text)?.[0]
    this.#at += match?.length ?? 0
    return match
  }
}
