import { printParseErrorCode, visit } from 'jsonc-parser'
import type { VFile } from 'vfile'
import jsonDuplicate from '../rules/json-duplicate.ts'
import jsonSyntax from '../rules/json-syntax.ts'
import mergeConflict from '../rules/merge-conflict.ts'
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

const KINDS: Record<JsonValue['type'], string> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: '`true` or `false`',
  null: '`null`',
}

/** What a value is, in the words of messages. */
export function kindOf({ type }: JsonValue): string {
  return KINDS[type]
}

const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \n]|$)/m
const DEEPEST = 32

// What can follow, in the words of messages.
const VALUE = 'a value'
const KEY = 'a key in double quotes'

/** Names that the parser has for faults within a string. */
const IN_STRING = /^(?:UnexpectedEndOfString|InvalidEscapeCharacter|InvalidUnicode|InvalidCharacter)$/

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
    report(file, mergeConflict, `\`${conflict[0]}\` marks a merge conflict: resolve it`, {
      place: pointAt(conflict.index),
    })
    return undefined
  }
  try {
    const { value, duplicates } = parse(text)
    for (const member of duplicates)
      report(file, jsonDuplicate, `\`${member.key}\` stands here twice: leave one`, { place: pointAt(member.start) })
    return duplicates.length === 0 ? value : undefined
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error
    report(file, jsonSyntax, error.message, { place: pointAt(error.offset) })
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

  constructor(offset: number, found: string, expected: string, advice = '') {
    super(`Unexpected ${found}, expected ${expected}${advice === '' ? '' : `: ${advice}`}`)
    this.offset = offset
  }
}

/** An object or array that is being read, and the key or index that its next value belongs to. */
type Parent = { members: JsonMember[]; keys: Set<string>; key: JsonKey | undefined } | { items: JsonValue[] }
type JsonKey = Pick<JsonMember, 'key' | 'start'>

/** @throws Unexpected at the first syntax error. */
function parse(text: string): { value: JsonValue; duplicates: JsonMember[] } {
  const duplicates: JsonMember[] = []
  const parents: Parent[] = []
  const opened: JsonValue[] = []
  let root: JsonValue | undefined
  let expected = VALUE

  const add = (value: JsonValue): void => {
    const parent = parents.at(-1)
    if (!parent) root = value
    else if ('items' in parent) parent.items.push(value)
    else if (parent.key) {
      const member = { ...parent.key, value }
      if (parent.keys.has(member.key)) duplicates.push(member)
      parent.keys.add(member.key)
      parent.members.push(member)
    }
    expected = !parent ? 'the end of the file' : 'items' in parent ? '`,` or `]`' : '`,` or `}`'
  }
  const open = (value: JsonValue, parent: Parent): void => {
    if (parents.length > DEEPEST) throw new Unexpected(value.start, 'nesting', `at most ${DEEPEST} levels`)
    opened.push(value)
    parents.push(parent)
  }
  const close = (offset: number, length: number): void => {
    // Where the bracket is missing, the error comes next, and says what could have followed the last value.
    if (length === 0) return
    const value = opened.pop() as JsonValue
    parents.pop()
    value.end = offset + length
    add(value)
  }
  visit(
    text,
    {
      onObjectBegin: start => {
        const members: JsonMember[] = []
        open({ type: 'object', members, start, end: start }, { members, keys: new Set(), key: undefined })
        expected = KEY
      },
      onObjectProperty: (key, start) => {
        const parent = parents.at(-1)
        if (parent && 'key' in parent) parent.key = { key, start }
        expected = '`:`'
      },
      onArrayBegin: start => {
        const items: JsonValue[] = []
        open({ type: 'array', items, start, end: start }, { items })
        expected = VALUE
      },
      onSeparator: character => {
        const parent = parents.at(-1)
        expected = character === ',' && parent && 'members' in parent ? KEY : VALUE
      },
      onLiteralValue: (value: unknown, start, length) => {
        const end = start + length
        if (typeof value === 'string') add({ type: 'string', value, start, end })
        else add({ type: value === null ? 'null' : typeof value === 'number' ? 'number' : 'boolean', start, end })
      },
      onObjectEnd: close,
      onArrayEnd: close,
      onError: (code, offset, length) => {
        const name = printParseErrorCode(code)
        const end = offset + length
        // A string or number that is faulty, unless none could stand here at all.
        if (name === 'UnexpectedEndOfNumber' && expected === VALUE)
          throw new Unexpected(end, found(text[end]), 'a digit')
        if (text[offset] === '"' && IN_STRING.test(name) && (expected === VALUE || expected === KEY))
          throw faultInString(text, offset, end)
        throw new Unexpected(offset, found(text[offset]), expected, adviceAt(text, offset))
      },
    },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  )
  return { value: root as JsonValue, duplicates }
}

/** What is wrong with the string between two offsets: it is not closed, or holds what no string may. */
function faultInString(text: string, start: number, end: number): Unexpected {
  const [good] = /^"(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|[^"\\\p{Cc}]|\x7f|[\x80-\x9f])*/u.exec(
    text.slice(start, end),
  ) ?? ['"']
  const at = start + good.length
  if (text[at] === '\\') return new Unexpected(at, `\`${text.slice(at, at + 2)}\``, 'an escape such as `\\"` or `\\\\`')
  return new Unexpected(at, found(text[at]), 'the closing `"` of the text')
}

/** What was probably meant, where a text goes on behind a quotation mark, or a comma has nothing behind it. */
function adviceAt(text: string, offset: number): string {
  const before = text.slice(0, offset).trimEnd()
  const line = text.slice(offset, (text.indexOf('\n', offset) + 1 || text.length + 1) - 1)
  if (/[“”„«»‘’']/.test(text[offset] ?? '')) return 'write straight quotation marks, `"`'
  if (/[}\]]/.test(text[offset] ?? '') && before.endsWith(',')) return 'delete the comma before it'
  if (before.endsWith('"') && !before.endsWith('\n"') && /^[^,:}\]\s"][^\n]*"/.test(line))
    return 'if the quotation mark before it belongs to the text, write `\\"`'
  return ''
}

function found(character: string | undefined): string {
  if (character === undefined) return 'end of file'
  if (character === '\n' || character === '\r') return 'end of line'
  return character < ' ' ? 'control character' : `\`${character}\``
}
