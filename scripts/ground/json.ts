import type { VFile } from 'vfile'
import { report } from './messages.ts'
import { pointsOf } from './points.ts'

/** A value of a JSON file. `start` is the offset of its first character, `end` the one behind its last. */
export type JsonValue = { start: number; end: number } & (
  | { type: 'object'; members: JsonMember[] }
  | { type: 'array'; items: JsonValue[] }
  | { type: 'string'; value: string }
  | { type: 'number' | 'boolean' | 'null' }
)

export interface JsonMember {
  key: string
  /** Offset of the key's opening quote. */
  start: number
  value: JsonValue
}

const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \n]|$)/m
const DEEPEST = 32

/**
 * Parses the JSON of a file (RFC 8259) and keeps the place of every key and value.
 *
 * Reports merge-conflict markers (`merge-conflict`), else the first syntax error (`json-syntax`), and all keys that
 * stand twice in one object (`json-duplicate`).
 *
 * @returns undefined when anything was wrong: what could be read would not be the whole file.
 */
export function readJson(file: VFile): JsonValue | undefined {
  const text = String(file)
  const pointAt = pointsOf(text)
  const conflict = CONFLICT.exec(text)
  if (conflict) {
    report(file, 'merge-conflict', `Unexpected \`${conflict[0]}\`, expected the merge conflict to be resolved`, {
      place: pointAt(conflict.index),
    })
    return undefined
  }
  try {
    const { value, duplicates } = parse(text)
    for (const member of duplicates)
      report(file, 'json-duplicate', `Unexpected second \`${member.key}\``, { place: pointAt(member.start) })
    return duplicates.length === 0 ? value : undefined
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error
    report(file, 'json-syntax', error.message, { place: pointAt(error.offset) })
    return undefined
  }
}

/** Offset in the file of the character at `index` of a string value that starts at `start`: escapes take more room. */
export function offsetInString(text: string, start: number, index: number): number {
  let at = start + 1
  for (let passed = 0; passed < index && text[at] !== undefined; passed++)
    at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2
  return at
}

class Unexpected extends Error {
  readonly offset: number

  constructor(offset: number, found: string, expected: string) {
    super(`Unexpected ${found}, expected ${expected}`)
    this.offset = offset
  }
}

function parse(text: string): { value: JsonValue; duplicates: JsonMember[] } {
  const blank = /[ \t\n\r]*/y
  const scalar = /(?<number>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<boolean>true|false)|(?<null>null)/y
  const duplicates: JsonMember[] = []
  let at = 0

  const skip = (): string | undefined => {
    blank.lastIndex = at
    blank.test(text)
    at = blank.lastIndex
    return text[at]
  }
  const fail = (expected: string): never => {
    const character = text[at]
    throw new Unexpected(at, character === undefined ? 'end of file' : `\`${character}\``, expected)
  }
  const string = (): { value: string; start: number; end: number } => {
    const start = at
    at = endOfString(text, start)
    return { value: JSON.parse(text.slice(start, at)), start, end: at }
  }
  const list = (close: '}' | ']', item: () => void): void => {
    at++
    if (skip() === close) {
      at++
      return
    }
    for (;;) {
      item()
      if (skip() === close) break
      if (text[at] !== ',') fail(`\`,\` or \`${close}\``)
      at++
      skip()
    }
    at++
  }
  const value = (depth: number): JsonValue => {
    const start = at
    if (depth > DEEPEST) throw new Unexpected(at, 'nesting', `at most ${DEEPEST} levels`)
    switch (text[at]) {
      case '{': {
        const members: JsonMember[] = []
        const seen = new Set<string>()
        list('}', () => {
          if (text[at] !== '"') fail('a key in double quotes')
          const key = string()
          if (skip() !== ':') fail('`:`')
          at++
          skip()
          const member = { key: key.value, start: key.start, value: value(depth + 1) }
          if (seen.has(key.value)) duplicates.push(member)
          seen.add(key.value)
          members.push(member)
        })
        return { type: 'object', members, start, end: at }
      }
      case '[': {
        const items: JsonValue[] = []
        list(']', () => items.push(value(depth + 1)))
        return { type: 'array', items, start, end: at }
      }
      case '"':
        return { type: 'string', ...string() }
      default: {
        scalar.lastIndex = at
        const groups = scalar.exec(text)?.groups
        if (!groups) return fail('a value')
        at = scalar.lastIndex
        const type = groups.number !== undefined ? 'number' : groups.boolean !== undefined ? 'boolean' : 'null'
        return { type, start, end: at }
      }
    }
  }

  skip()
  const root = value(0)
  if (skip() !== undefined) fail('the end of the file')
  return { value: root, duplicates }
}

/** Offset behind the closing quote of the string that starts at `start`. */
function endOfString(text: string, start: number): number {
  const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
  let at = start + 1
  for (;;) {
    while (at < text.length && text[at] !== '"' && text[at] !== '\\' && text.charCodeAt(at) >= 0x20) at++
    if (text[at] === '"') return at + 1
    if (text[at] !== '\\') break
    escaped.lastIndex = at
    if (!escaped.test(text))
      throw new Unexpected(at, `\`${text.slice(at, at + 2)}\``, 'an escape such as `\\"` or `\\\\`')
    at = escaped.lastIndex
  }
  const found = text[at] === undefined ? 'end of file' : text[at] === '\n' ? 'end of line' : 'control character'
  throw new Unexpected(at, found, 'the closing `"` of the text')
}
