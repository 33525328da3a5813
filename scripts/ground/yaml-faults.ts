import { type Document, isCollection, isMap, isScalar, type Node, visit, type YAMLError } from 'yaml'
import { controlIn, isNoText } from './control-characters.ts'

/** What keeps a text from being YAML as we read it. */
export interface YamlFault {
  /** What is wrong and what to do. */
  reason: string
  /** Of the word to change, in characters of the text. */
  offset: number
}

/** Mistakes that leave the rest of the text as it is: each is reported. Of all others the first is the cause. */
const ALONE = new Set(['BAD_SCALAR_START', 'BAD_DQ_ESCAPE', 'TAG_RESOLVE_FAILED', 'BAD_ALIAS'])

interface Text {
  text: string
  /** Line in the file of a character of the text. */
  lineAt(offset: number): number
}

/** All that is wrong in a YAML text: one fault a cause, in order. */
export function yamlFaults(document: Document, text: Text): YamlFault[] {
  // What follows a quotation mark that nothing closes follows from it.
  const open = document.errors.find(({ message }) => message.startsWith('Missing closing'))
  const mark = open && quoteBefore(document, open.pos[0])
  if (mark !== undefined) return [{ reason: 'This quotation mark has none that closes it: write one', offset: mark }]
  const errors: YAMLError[] = [...document.errors, ...document.warnings]
  const [cause] = errors.filter(({ code }) => !ALONE.has(code))
  const refused: YamlFault[] = []
  const refuse = (mark: string, offset = 0): void => {
    refused.push({ reason: meansMore(mark), offset })
  }
  visit(document, {
    Alias: (_key, { source, range }) => refuse(`*${source}`, range?.[0]),
    Value: (_key, node) => {
      const [start = 0, end = start] = node.range ?? []
      if (node.anchor !== undefined) refuse(`&${node.anchor}`, start)
      // Named by an escape: one that stands there as it is was reported before.
      const found = isScalar(node) && typeof node.value === 'string' ? controlIn(node.value) : undefined
      if (found && !controlIn(text.text.slice(start, end)))
        refused.push({ reason: isNoText(found.code), offset: start })
    },
  })
  const lines = new Set(refused.map(({ offset }) => text.lineAt(offset)))
  const faults = [
    ...errors
      .filter(error => error === cause || ALONE.has(error.code))
      .map(error => faultOf(error, { ...text, document, errors })),
    ...repeatedKeys(document, text),
  ].filter(({ offset }) => !lines.has(text.lineAt(offset)))
  return [...refused, ...faults].toSorted((a, b) => a.offset - b.offset)
}

interface Context extends Text {
  document: Document
  errors: readonly YAMLError[]
}

const QUOTE = 'put the text in quotation marks'
const meansMore = (mark: string): string => `\`${mark}\` has a meaning of its own in YAML: ${QUOTE}`

function faultOf({ code, message, pos: [offset, end] }: YAMLError, context: Context): YamlFault {
  const { document, text, errors } = context
  const at = (reason: string, place = offset): YamlFault => ({ reason, offset: place })
  if (code === 'BAD_SCALAR_START')
    return at(`A text cannot begin with ${text[offset] === '`' ? 'a backtick' : `\`${text[offset]}\``}: ${QUOTE}`)
  if (code === 'BAD_DQ_ESCAPE')
    return at(`\`${text.slice(offset, offset + 2)}\` means nothing within "…": write '…' around the text`)
  if (code === 'TAG_RESOLVE_FAILED') return at(meansMore(text.slice(offset, end)))
  if (code === 'BAD_ALIAS') return at(meansMore(text[offset] ?? ''))
  // From here on it is the one cause of all: there may be thousands of the others.
  if (code === 'MULTIPLE_DOCS') return at('`---` begins something new here: take this line away')
  if (code === 'TAB_AS_INDENT') return at('A tab stands at the start of the line: write spaces')
  const open = openBracket(document, { text, offset })
  if (open !== undefined)
    return at(`\`${text[open]}\` has none that closes it: write \`${text[open] === '[' ? ']' : '}'}\``, open)
  const starts = /(?:^|\n)[ ]*$/.test(text.slice(0, offset))
  if (
    code === 'BAD_INDENT' ||
    (starts && code === 'BLOCK_AS_IMPLICIT_KEY' && text.slice(offset).trimStart().startsWith('-'))
  )
    return at('This line begins in another column than those it belongs to: align it with them')
  const deeper = errors.find(
    error => error.code === 'MULTILINE_IMPLICIT_KEY' && error.pos[1] > text.indexOf('\n', offset),
  )
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && deeper && text.indexOf('\n', offset) !== -1 && deeper.pos[0] === offset)
    return at('The line below is indented more than this one: align it with the key it belongs beside', offset)
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'BLOCK_IN_FLOW')
    return at(`A colon stands within this text: ${QUOTE}`)
  if (code === 'MULTILINE_IMPLICIT_KEY' || message.startsWith('Implicit map keys'))
    return at('This line has no key: write `key: text`, with a space behind the colon')
  if (/["']\s*$/.test(text.slice(0, offset)))
    return at(`More stands behind the text in quotation marks: ${QUOTE} as a whole`)
  if (text[offset] === ']' || text[offset] === '}') return at(`\`${text[offset]}\` closes nothing: take it away`)
  return at(`This is no YAML: ${message.split(/ at line \d+/)[0] ?? message}`)
}

/** The first bracket before an offset that nothing closes. */
function openBracket(document: Document, { text, offset }: { text: string; offset: number }): number | undefined {
  const open: number[] = []
  visit(document, {
    Collection(_key, node) {
      const { range } = node as Node
      if (!isCollection(node) || !node.flow || !range || range[0] > offset) return
      if (text[range[1] - 1] !== (text[range[0]] === '[' ? ']' : '}')) open.push(range[0])
    },
  })
  return open.at(-1)
}

/** Keys that stand in a map again. The library would look for each among all before it, so it is told not to look. */
function repeatedKeys(document: Document, { lineAt }: Text): YamlFault[] {
  const faults: YamlFault[] = []
  visit(document, {
    Map(_key, map) {
      if (!isMap(map)) return
      const firsts = new Map<unknown, number>()
      for (const { key } of map.items) {
        if (!isScalar(key) || !key.range) continue
        const [offset] = key.range
        const first = firsts.get(key.value)
        if (first === undefined) firsts.set(key.value, offset)
        else
          faults.push({
            reason: `\`${String(key.value)}\` stands here again, as in line ${lineAt(first)}: keep one of them`,
            offset,
          })
      }
    },
  })
  return faults
}

/** Where the last text in quotation marks begins that begins before an offset. */
function quoteBefore(document: Document, end: number): number | undefined {
  let found: number | undefined
  visit(document, {
    Scalar(_key, { type, range }) {
      if (type?.startsWith('QUOTE_') && range && range[0] <= end) found = Math.max(found ?? 0, range[0])
    },
  })
  return found
}
