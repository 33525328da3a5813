import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { Severity } from '../rules/definition/rule.ts'
import { type Edit, fixOf, ruleOf } from './messages.ts'

/** What a publication does not want to hear of. */
export interface Silence {
  /** Id of the rule. */
  rule: string
  /** Why it is silenced, for whoever reads the settings. */
  reason: string
  /** Paths of the files for which it is; none: for all. */
  in: string[]
  /** The words, keys or names that it is silenced for; none: whatever the message is about. */
  about: string[]
}

/** A message with the path of its file, as reports show it. */
export interface ReportedMessage {
  file: string
  /** 1-based, as is the column; columns count UTF-16 code units. */
  line: number
  column: number
  /** Where the word ends that the message is about, on the same line; the column itself where it is about no word. */
  endColumn: number
  severity: Severity
  text: string
  rule: string
  /** The line of the file; empty where it is not known. */
  source: string
  /** What mends it, where a program may. */
  fix?: readonly Edit[]
}

/**
 * The messages of files, each once, sorted by file and place. The same file may have been worked on for several editions
 * and languages: the same problem at the same place is one problem. What is silenced is left out.
 */
export function collectMessages(files: Iterable<VFile>, silenced: readonly Silence[] = []): ReportedMessage[] {
  const messages = new Map<string, ReportedMessage>()
  const read = [...files]
  const ends = swallowedFrom(read)
  for (const file of read)
    for (const message of file.messages) {
      if (isSilenced(message, file, silenced)) continue
      if (!ruleOf(message)?.swallows && (message.line ?? 0) >= (ends.get(file.path) ?? Number.POSITIVE_INFINITY))
        continue
      const reported = describe(file, message)
      const { line, column, severity, text, rule } = reported
      messages.set(JSON.stringify([reported.file, line, column, severity, text, rule]), reported)
    }
  return [...messages.values()].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.text, b.text),
  )
}

/** `2 errors, 1 warning`, and `, 3 hints` where there are any. */
export function formatCounts(messages: readonly Pick<ReportedMessage, 'severity'>[]): string {
  const count = (severity: Severity): number => messages.filter(message => message.severity === severity).length
  const named = (number: number, name: string): string => `${number} ${name}${number === 1 ? '' : 's'}`
  const hints = count('hint')
  const told = [named(count('error'), 'error'), named(count('warning'), 'warning')]
  return [...told, ...(hints === 0 ? [] : [named(hints, 'hint')])].join(', ')
}

/** Whether any message forbids publishing. */
export function hasErrors(messages: readonly ReportedMessage[]): boolean {
  return messages.some(message => message.severity === 'error')
}

/** Whether any message is more than a hint: such a text is not published for good. */
export function hasProblems(messages: readonly ReportedMessage[]): boolean {
  return messages.some(message => message.severity !== 'hint')
}

/** Lines from which on files were not read as they were meant, by path. */
function swallowedFrom(files: readonly VFile[]): Map<string, number> {
  const ends = new Map<string, number>()
  for (const { path, messages } of files)
    for (const message of messages)
      if (ruleOf(message)?.swallows)
        ends.set(path, Math.min(message.line ?? 1, ends.get(path) ?? Number.POSITIVE_INFINITY))
  return ends
}

function isSilenced(message: VFileMessage, file: VFile, silenced: readonly Silence[]): boolean {
  const rule = ruleOf(message)
  if (!rule?.silenceable) return false
  return silenced.some(
    silence =>
      silence.rule === rule.id &&
      (silence.in.length === 0 || silence.in.includes(file.path)) &&
      (silence.about.length === 0 || silence.about.includes(message.actual ?? '')),
  )
}

function describe(file: VFile, message: VFileMessage): ReportedMessage {
  const { line = 1, column = 1 } = message
  const fix = fixOf(message)
  // What is about a whole file has no line to show.
  const source = message.line === undefined ? '' : lineOf(file, line)
  return {
    file: printable(file.path),
    line,
    column,
    endColumn: column + lengthOfWord(message, source.slice(column - 1)),
    severity: message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'hint',
    text: printable(message.reason),
    rule: message.ruleId ?? '',
    source: source.replace(UNPRINTABLE, sign => (sign === '\t' ? sign : '\ufffd')),
    ...(fix && { fix }),
  }
}

/** In characters: a line beyond is no text that anybody reads. */
const LONGEST_LINE = 10_000
const linesOf = new WeakMap<VFile, string[]>()

function lineOf(file: VFile, line: number): string {
  // A workbook has rows, and its bytes no lines.
  if (typeof file.value !== 'string') return ''
  const lines = linesOf.get(file) ?? String(file).split('\n')
  linesOf.set(file, lines)
  const text = lines[line - 1] ?? ''
  return text.length > LONGEST_LINE ? '' : text.replace(/\r$/, '')
}

/** A node's whole extent is not shown where it is longer, in characters: a paragraph is no word. */
const LONGEST_SHOWN = 60

/**
 * How many characters a message is about: its own extent where that is a short one, or else the word that stands there.
 *
 * @param rest the line from the message's place on
 */
function lengthOfWord({ place, line }: VFileMessage, rest: string): number {
  if (place && 'end' in place && place.end.line === line) {
    const length = place.end.column - place.start.column
    if (length > 0 && length <= LONGEST_SHOWN) return Math.min(length, rest.length)
  }
  return WORD.exec(rest)?.[0].length ?? 0
}

/** A word, name, key or address; or one sign. */
const WORD = /^(?:[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_:./#@'’-]*[\p{L}\p{M}\p{N}_])?|\S)/u

/**
 * Text in one line that does nothing but be read: what content brings must not move a terminal's cursor, nor begin a line
 * of a log that a forge would take for a command.
 */
function printable(text: string): string {
  return text.replace(new RegExp(`(?:${UNPRINTABLE.source})+`, 'gu'), '\ufffd')
}

/** One by one, so that columns stay. */
const UNPRINTABLE = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
