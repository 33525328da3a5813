import { createRequire } from 'node:module'
import { formatCounts, type ReportedMessage } from '../ground/report.ts'
import type { ReportFormat } from './report-format.ts'

/**
 * For readers: a line each, with the line of the source and a mark under the word; files apart, hints behind all else, counts
 * at the end.
 */
export const text: ReportFormat = {
  id: 'text',
  summary: 'for readers',
  write: formatMessages,
}

/** `file:line:column  severity  text  rule-id`, with what stands there below it; empty without messages. */
export function formatMessages(messages: readonly ReportedMessage[]): string {
  if (messages.length === 0) return ''
  const hints = messages.filter(({ severity }) => severity === 'hint')
  const problems = formatFiles(messages.filter(({ severity }) => severity !== 'hint'))
  const shown = hints.length === 0 ? problems : [...problems, HINTS, ...formatFiles(hints)]
  return `${unlikeCommands(shown.join('\n'))}\n${formatCounts(messages)}\n`
}

const HINTS = 'To weigh; nothing of it keeps the text from being published:\n'

/** A text for each file. */
function formatFiles(messages: readonly ReportedMessage[]): string[] {
  const byFile = Map.groupBy(messages, ({ file }) => file)
  return [...byFile.values()].map(group => group.map(formatMessage).join(''))
}

function formatMessage(message: ReportedMessage): string {
  const { file, line, column, severity, text: reason, rule } = message
  return `${file}:${line}:${column}  ${severity}  ${reason}  ${rule}\n${formatExcerpt(message)}`
}

const require = createRequire(import.meta.url)

/** Letters that take a column each: most lines have no others, and to load what knows of all takes its time. */
const NARROW = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/

/** In columns of a terminal. */
function stringWidth(shown: string): number {
  if (NARROW.test(shown)) return shown.length
  const { default: widthOf }: typeof import('string-width') = require('string-width')
  return widthOf(shown)
}

/** In columns: what fits beside a line's number. */
const WIDTH = 100
/** How much of a long line is shown before the word, in columns. */
const BEFORE = 40

/** Letters that are looked at beside a word: many times those that fit, since some take no room at all. */
const LOOKED_AT = 4 * WIDTH

interface Letter {
  index: number
  segment: string
  /** In columns. */
  width: number
}

interface Letters {
  source: string
  letters: readonly Letter[]
  isShort: boolean
}

/** Of the line that was shown last: there may be thousands of messages on one. */
let lastLine: Letters | undefined

function lettersOf(source: string): Letters {
  if (lastLine?.source === source) return lastLine
  const text = source.replaceAll('\t', ' ')
  const letters = isPlain(text)
    ? Array.from(text, (segment, index) => ({ index, segment, width: 1 }))
    : Array.from(new Intl.Segmenter().segment(text), ({ index, segment }) => ({
        index,
        segment,
        width: stringWidth(segment),
      }))
  lastLine = { source, letters, isShort: letters.length <= LOOKED_AT && widthOf(letters) <= WIDTH }
  return lastLine
}

/** Whether each sign of a text is a letter of its own, one column wide. */
const isPlain = (text: string): boolean => /^[ -~]*$/.test(text)

const widthOf = (letters: readonly Letter[]): number => letters.reduce((sum, { width }) => sum + width, 0)

/** The line with its number, and `^` under the word; of a long line, what stands around the word. */
function formatExcerpt({ line, column, endColumn, source }: ReportedMessage): string {
  if (source.trim() === '') return ''
  const { letters, isShort } = lettersOf(source)
  const at = letters.findIndex(({ index, segment }) => index + segment.length >= column)
  const first = at === -1 ? letters.length : at
  const from = isShort ? 0 : Math.max(0, first - BEFORE)
  const shown = fitting(letters.slice(from, from + LOOKED_AT))
  const isCut = from + shown.length < letters.length
  const before = letters.slice(from, first)
  const marked = letters.slice(first, first + LOOKED_AT).filter(({ index }) => index < endColumn - 1)
  const cut = from > 0 ? '…' : ''
  const indent = cut.length + widthOf(before)
  const marks = '^'.repeat(Math.max(1, Math.min(WIDTH + 1 - indent, widthOf(marked))))
  const margin = ' '.repeat(String(line).length)
  const excerpt = `${cut}${shown.map(({ segment }) => segment).join('')}${isCut ? '…' : ''}`.trimEnd()
  return `  ${line} | ${excerpt}\n  ${margin} | ${' '.repeat(indent)}${marks}\n`
}

/** The first letters, as many as there is room for. */
function fitting(letters: readonly Letter[]): Letter[] {
  let width = 0
  const beyond = letters.findIndex(letter => {
    width += letter.width
    return width > WIDTH
  })
  return letters.slice(0, beyond === -1 ? letters.length : beyond)
}

/** The runner of GitHub once took `##[command]` for a command wherever it stands in a line, and may again. */
function unlikeCommands(shown: string): string {
  return shown.replaceAll('##[', '# #[')
}
