import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import type { Rule } from '../rules/definition/rule.ts'
import nestingDepth from '../rules/nesting-depth.ts'
import textExcess from '../rules/text-excess.ts'

interface Limit {
  rule: Rule
  reason: string
  /** The offset of the first sign beyond it; undefined where there is none. In time linear to the text. */
  beyond(text: string): number | undefined
}

/**
 * What a chapter may have so much of, several times what the longest has: beyond it the parser, and whatever works on its tree,
 * would take a machine's time and memory.
 */
const LIMITS: readonly Limit[] = [
  {
    rule: textExcess,
    reason: 'The chapter has more than 10,000 lines: make several chapters of it',
    // Before each line but the first.
    beyond: text => nth(text, /(?<=\n)[\s\S]/g, 10_000 - 1),
  },
  {
    rule: textExcess,
    reason: 'The chapter has more than 20,000 table cells: make several chapters of it, or a file that it links to',
    beyond: text => nth(text, /\|/g, 20_000),
  },
  {
    rule: textExcess,
    reason: 'A line of more than 20,000 characters: make several paragraphs of it',
    beyond: text => longest(text, /[^\n]+/g, 20_000),
  },
  {
    rule: textExcess,
    reason: 'A word of more than 5,000 characters: part it, or take it out',
    beyond: text => longest(text, /\S+/g, 5000),
  },
  // For each of these the parser copies all that it has read so far.
  {
    rule: textExcess,
    reason:
      'The chapter has more than 1,000 headings with a line under them: write `##`, or make several chapters of it',
    beyond: text => nth(text, /(?<=\n)[\t >]*(?:=+|-+)[\t ]*(?=\n|$)/g, 1000),
  },
  {
    rule: textExcess,
    reason: 'The chapter has more than 1,000 definitions of terms: make several chapters of it',
    beyond: text => nth(text, /(?<=\n)[\t >]*:[\t ]/g, 1000),
  },
  {
    rule: textExcess,
    reason:
      'The chapter has more than 1,500 lists, quotations and notes with other text between them: make several chapters of it',
    beyond: text => nthContainer(text, 1500),
  },
  {
    rule: nestingDepth,
    reason: 'A line is indented by more than 500 spaces: take it out of some of the lists around it',
    beyond: text => nth(text, /(?<=^|\n)[\t ]{501}/g, 0),
  },
  {
    rule: nestingDepth,
    reason: 'A line begins with more than 200 marks of lists and quotations: take it out of some of them',
    beyond: text => end(text, /(?<=^|\n)(?:[\t ]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[\t ]))){201}/),
  },
]

/**
 * Reports what a chapter has too much of, once, at the first sign beyond it.
 *
 * @returns the text before that line, which may be read; the whole of it where there is nothing too much.
 */
export function withoutExcess(file: VFile): string {
  const text = String(file)
  const beyond = LIMITS.flatMap(({ rule, reason, beyond }) => {
    const offset = beyond(text)
    return offset === undefined ? [] : [{ rule, reason, offset }]
  })
  const [first] = beyond.sort((a, b) => a.offset - b.offset)
  // Blocks that nothing closes are told one by one.
  const open = beyondOpenBlocks(text)
  if (!first || (open !== undefined && open <= first.offset)) return text.slice(0, open)
  const { rule, reason, offset } = first
  const start = text.lastIndexOf('\n', offset - 1) + 1
  report(file, rule, reason, {
    place: { line: text.slice(0, start).split('\n').length, column: offset - start + 1 },
  })
  return text.slice(0, start)
}

/** Where the match begins that comes after so many others. */
function nth(text: string, one: RegExp, others: number): number | undefined {
  let count = 0
  for (const { index } of text.matchAll(one)) if (count++ === others) return index
  return undefined
}

/** Where a list, a quotation or a note begins behind other text, and so many did before. */
function nthContainer(text: string, others: number): number | undefined {
  let count = 0
  let isWithin = false
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    if (line.trim() === '') continue
    const isOne = CONTAINER.test(line)
    if (isOne && !isWithin && count++ === others) return index
    // What is indented goes on with it.
    isWithin = isOne || (isWithin && /^[\t ]/.test(line))
  }
  return undefined
}

/** A line of a list, a quotation or a note. */
const CONTAINER = /^[\t ]*(?:>|(?:[-+*]|\d{1,9}[.)])[\t ]|\[\^[^\]]+\]:)/

/** Of the first match, its last sign. */
function end(text: string, one: RegExp): number | undefined {
  const match = one.exec(text)
  return match ? match.index + match[0].length - 1 : undefined
}

/** Where a match begins that has more characters than that. */
function longest(text: string, one: RegExp, most: number): number | undefined {
  for (const { index, 0: found } of text.matchAll(one)) if (found.length > most) return index
  return undefined
}

/** Where a block begins in more than a hundred that are open: one that is not closed holds all that follow. */
function beyondOpenBlocks(text: string): number | undefined {
  let open = 0
  for (const { index, groups } of text.matchAll(/(?<=^|\n)[\t >]*:{3,}(?<name>[a-z]?)/g)) {
    open = groups?.name ? open + 1 : Math.max(0, open - 1)
    if (open > 100) return index
  }
  return undefined
}
