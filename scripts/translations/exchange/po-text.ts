import { type GetTextTranslation, type GetTextTranslations, po } from 'gettext-parser'
import type { VFile } from 'vfile'
import { report } from '../../ground/messages.ts'
import importDuplicate from '../../rules/import-duplicate.ts'
import importSyntax from '../../rules/import-syntax.ts'
import { findId } from '../segment-id.ts'

/** An entry of a PO file (GNU gettext manual, "The Format of PO Files"). */
export interface PoEntry {
  /** `msgctxt`: the segment's id. */
  id: string
  /** `msgid`. */
  source: string
  /** `msgstr`; empty while there is none. */
  target: string
  /** `#, fuzzy`: the target is of an older source. */
  fuzzy: boolean
  /** Other words in `#,`. They may hold no comma. */
  flags: readonly string[]
  /** `#| msgid`: that older source. */
  previous?: string
  /** `#.` lines: what the translator is told. */
  extracted: readonly string[]
  /** `#` lines: what the translator says. */
  comment: string
  /** `#:` the source file and, once more, the id. */
  reference: string
}

/** An entry that was read, with its line in the file. */
export interface PlacedPoEntry extends PoEntry {
  line: number
}

export interface PoFile {
  headers: Readonly<Record<string, string>>
  entries: PlacedPoEntry[]
}

/** Writes a PO file, in UTF-8, lines folded as GNU gettext folds them. Ids have to differ. */
export function formatPo(headers: Record<string, string>, entries: readonly PoEntry[]): string {
  const translations: GetTextTranslations['translations'] = {}
  for (const entry of entries) translations[entry.id] = { [entry.source]: blockOf(entry) }
  const charset = 'utf-8'
  return po.compile({ charset, headers, translations }).toString('utf8')
}

function blockOf(entry: PoEntry): GetTextTranslation {
  const { id, source, target, previous, extracted, comment, reference } = entry
  const flags = [...(entry.fuzzy ? ['fuzzy'] : []), ...entry.flags]
  return {
    msgctxt: id,
    msgid: source,
    msgstr: [target],
    comments: {
      ...(comment === '' ? {} : { translator: comment }),
      ...(extracted.length === 0 ? {} : { extracted: extracted.join('\n') }),
      ...(reference === '' ? {} : { reference }),
      ...(flags.length === 0 ? {} : { flag: flags.join(', ') }),
      ...(previous === undefined ? {} : { previous: `msgid ${quote(previous)}` }),
    },
  }
}

/**
 * Reads a PO file, whatever tool saved it. Reports what makes the whole file unusable: syntax (`import-syntax`) and
 * ids that stand twice (`import-duplicate`).
 */
export function readPo(file: VFile): PoFile | undefined {
  const { text, lines } = restoreIds(String(file).replaceAll('\r\n', '\n'), file)
  if (file.messages.length > 0) return undefined
  const excess = excessOf(text)
  if (excess) {
    report(file, importSyntax, excess.reason, { place: { line: excess.line, column: 1 } })
    return undefined
  }
  let table: GetTextTranslations
  try {
    table = po.parse(text, { validation: true })
  } catch (error) {
    const { message, lineNumber } = error as Error & { lineNumber?: number }
    // It may also fall over what is no entry, with words about its own variables.
    const reason =
      error instanceof TypeError
        ? 'parts of an entry stand here twice, or are missing'
        : message.replace(/^Error parsing PO data: /, '').replace(/ at line \d+.*$/, '')
    report(file, importSyntax, `This is no PO: ${reason}`, {
      // Of a file that ends too soon, the parser names the line behind it.
      place: { line: Math.min(lineNumber ?? 1, text.split('\n').length), column: 1 },
    })
    return undefined
  }
  const blocks = Object.values(table.translations).flatMap(context => Object.values(context))
  const entries = blocks
    .filter(block => block.msgid !== '')
    .map((block): PlacedPoEntry => ({ ...entryOf(block), line: lines.get(block.msgctxt ?? '') ?? 1 }))
  return { headers: table.headers ?? {}, entries }
}

/** Several times what a long paper has; the parser takes a time that grows with the square of the forms of an entry. */
const MOST_ENTRIES = 50_000

/** What a file has too much of for its parser, and where. */
function excessOf(text: string): { reason: string; line: number } | undefined {
  let entries = 0
  for (const [index, line] of text.split('\n').entries()) {
    if (/^msgstr\[(?:\d{2,}|[6-9])\]/.test(line)) return { reason: 'No language has so many plurals', line: index + 1 }
    if (/^(?:msgctxt .*)?msgid /.test(line) && ++entries > MOST_ENTRIES)
      return { reason: `The file has more than ${MOST_ENTRIES} entries`, line: index + 1 }
  }
  return undefined
}

/**
 * Finds the line of each id, and puts ids back that are gone: XLIFF converters drop `msgctxt`, or put all of `#:` in its
 * place, which names the id as well. The parser gives no places, and of two entries under one id it keeps neither.
 *
 * @returns the text with the same number of lines, for the line numbers of the parser.
 */
function restoreIds(text: string, file: VFile): { text: string; lines: Map<string, number> } {
  const lines = new Map<string, number>()
  const restored = text.split('\n')
  let named: string | undefined
  const found = (id: string, index: number): string => {
    const place = { line: index + 1, column: 1 }
    if (lines.has(id)) report(file, importDuplicate, `The id \`${id}\` stands here twice: leave one entry`, { place })
    else lines.set(id, index + 1)
    named = undefined
    return `msgctxt ${quote(id)}`
  }
  for (let index = 0; index < restored.length; index++) {
    const line = restored[index] ?? ''
    if (line.trim() === '') named = undefined
    else if (line.startsWith('#:')) named = findId(line) ?? named
    else if (line.startsWith('msgid ') && named !== undefined) restored[index] = `${found(named, index)} ${line}`
    else if (line.startsWith('msgctxt ')) {
      let end = index + 1
      while (restored[end]?.startsWith('"')) end++
      const context = unquote(restored.slice(index, end).join('\n').slice('msgctxt'.length).trim())
      // What cannot be read here is the parser's to report.
      if (context !== undefined) {
        restored[index] = found(findId(context) ?? context, index)
        restored.fill('', index + 1, end)
      }
      index = end - 1
    }
  }
  return { text: restored.join('\n'), lines }
}

/** Changes the text of entries, comments and all, and leaves each character between them where it is. */
export function replaceInEntries(text: string, change: (id: string, entry: string) => string): string {
  return text
    .split(/((?:\r?\n[ \t]*){2,})/)
    .map(block => {
      const id = findId(block)
      return id === undefined ? block : change(id, block)
    })
    .join('')
}

function entryOf({ msgctxt = '', msgid, msgstr, comments = {} }: GetTextTranslation): PoEntry {
  const previous = comments.previous === undefined ? undefined : unquote(comments.previous)
  const flags = (comments.flag ?? '').split(/(?<!\s)\s*[,\n]\s*/).filter(flag => flag !== '')
  return {
    id: msgctxt,
    source: msgid,
    target: msgstr[0] ?? '',
    fuzzy: flags.includes('fuzzy'),
    flags: flags.filter(flag => flag !== 'fuzzy'),
    ...(previous === undefined ? {} : { previous }),
    extracted: comments.extracted?.split('\n') ?? [],
    comment: comments.translator ?? '',
    reference: comments.reference ?? '',
  }
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r' }

function quote(text: string): string {
  const escaped = text.replace(/[\\"\n\t\r]/g, character => {
    const letter = Object.keys(ESCAPES).find(key => ESCAPES[key] === character)
    return `\\${letter ?? character}`
  })
  return `"${escaped}"`
}

/** The text of one or several quoted strings; of a `#|` comment that of its `msgid`. */
function unquote(quoted: string): string | undefined {
  const strings = /^(?:[\s\S]*?\bmsgid\s+)?((?:"(?:[^"\\]|\\.)*"\s*)+)/.exec(quoted)?.[1]
  return strings
    ?.match(/"(?:[^"\\]|\\.)*"/g)
    ?.map(part => part.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => ESCAPES[letter] ?? letter))
    .join('')
}
