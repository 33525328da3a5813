import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { ruleOf } from './messages.ts'

/** What a publication does not want to hear of. */
export interface Silence {
  /** Id of the rule. */
  rule: string
  /** Why it is silenced, for whoever reads the settings. */
  reason: string
  /** Paths of the files for which it is; none: for all. */
  in: string[]
}

/** A message with the path of its file, as reports show it. */
export interface ReportedMessage {
  file: string
  line: number
  column: number
  severity: 'error' | 'warning'
  text: string
  rule: string
}

/**
 * The messages of files, each once, sorted by file and place. The same file may have been worked on for several editions
 * and languages: the same problem at the same place is one problem. What is silenced is left out.
 */
export function collectMessages(files: Iterable<VFile>, silenced: readonly Silence[] = []): ReportedMessage[] {
  const messages = new Map<string, ReportedMessage>()
  for (const file of files)
    for (const message of file.messages) {
      if (isSilenced(message, file, silenced)) continue
      const reported = describe(file, message)
      messages.set(JSON.stringify(reported), reported)
    }
  return [...messages.values()].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.text, b.text),
  )
}

/** `file:line:column  severity  text  rule-id`, a line each, with a closing line of counts; empty without messages. */
export function formatMessages(messages: readonly ReportedMessage[]): string {
  if (messages.length === 0) return ''
  const lines = messages.map(
    ({ file, line, column, severity, text, rule }) => `${file}:${line}:${column}  ${severity}  ${text}  ${rule}`,
  )
  return `${lines.join('\n')}\n${formatCounts(messages)}\n`
}

/** Workflow commands that a forge shows beside the lines of a pull request. */
export function formatAnnotations(messages: readonly ReportedMessage[]): string {
  return messages
    .map(({ file, line, column, severity, text, rule }) => {
      const properties = `file=${escapeProperty(file)},line=${line},col=${column},title=${escapeProperty(rule)}`
      return `::${severity} ${properties}::${escapeData(text)}\n`
    })
    .join('')
}

/** `2 errors, 1 warning`. */
export function formatCounts(messages: readonly Pick<ReportedMessage, 'severity'>[]): string {
  const errors = messages.filter(message => message.severity === 'error').length
  const warnings = messages.length - errors
  return `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`
}

/** Whether any message forbids publishing. */
export function hasErrors(messages: readonly ReportedMessage[]): boolean {
  return messages.some(message => message.severity === 'error')
}

function isSilenced(message: VFileMessage, file: VFile, silenced: readonly Silence[]): boolean {
  const rule = ruleOf(message)
  if (!rule?.silenceable) return false
  return silenced.some(
    silence => silence.rule === rule.id && (silence.in.length === 0 || silence.in.includes(file.path)),
  )
}

function describe(file: VFile, message: VFileMessage): ReportedMessage {
  return {
    file: printable(file.path),
    line: message.line ?? 1,
    column: message.column ?? 1,
    severity: message.fatal === true ? 'error' : 'warning',
    text: printable(message.reason),
    rule: message.ruleId ?? '',
  }
}

/**
 * Text in one line that does nothing but be read: what content brings must not move a terminal's cursor, nor begin a line
 * of a log that a forge would take for a command.
 */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, '\ufffd')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
