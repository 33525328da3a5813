import type { Event, TokenizeContext, TokenType } from 'micromark-util-types'
import { type ItemRange, itemsIn } from './items.ts'

/** Longest citation in brackets, in characters of source: bounds how far a `]` looks back. */
const CITATION_SIZE_MAX = 5000

/** A citation in the events, its closing bracket apart. */
export interface Layout {
  /** Index of the first event: of the opening bracket, or of the key of a narrative citation. */
  from: number
  /** The key before the brackets, in a narrative citation. */
  key: Event[]
  /** The whitespace after that key. */
  whitespace: Event[]
  /** The `!` of `![@a]`, which is text. */
  bang: Event[]
  opening: Event[]
  /** What stands between the brackets. */
  content: Event[]
  items: ItemRange[]
}

/** Finds the citation that a `]` after these events ends, if it ends one. */
export function findCitation(events: Event[], context: TokenizeContext): Layout | undefined {
  // The bracket's partner: the end of a link, tried before, has just marked it as the start of none.
  const start = context._labelStarts?.at(-1)
  if (!start?._balanced || context.now().offset - start.start.offset > CITATION_SIZE_MAX) return undefined
  const open = events.findLastIndex(([kind, token]) => kind === 'enter' && token === start)
  // Enter and exit of the label start and of its markers: `[`, or `!` and `[`.
  const image = start.type === 'labelImage'
  const after = open + (image ? 6 : 4)
  const inside = events.slice(after)
  const end = inside.at(-1)?.[1].end
  const source = end ? context.sliceSerialize({ start: start.end, end }) : ''
  // `[^id]` is a footnote call, if maybe one without a definition.
  if (source.trim() === '' || source.startsWith('^') || !canHold(inside, context)) return undefined

  const bang = events.slice(open + 1, after - 3)
  const opening = events.slice(after - 3, after - 1)
  const content = inside.filter(([, token]) => !NARRATIVE.has(token.type))
  const from = image ? -1 : keyBefore(events, open, context)
  const narrative = from < 0 ? undefined : itemsIn(content, true)
  if (narrative) {
    const key = events.slice(from, from + 2)
    const whitespace = events.slice(from + 2, open)
    return { from, key, whitespace, bang, opening, content, items: narrative }
  }
  const items = itemsIn(content, false)
  return items && { from: open, key: [], whitespace: [], bang, opening, content, items }
}

/** What holds a narrative citation together. Inside of brackets it comes apart again: `[see @a [in Spanish]]`. */
const NARRATIVE: ReadonlySet<TokenType> = new Set<TokenType>([
  'citation',
  'citationItem',
  'citationPrefix',
  'citationSuffix',
  'citationWhitespace',
])

/** A citation holds words: no citation in brackets, no footnote call, no HTML but comments. */
function canHold(events: Event[], context: TokenizeContext): boolean {
  return !events.some(([kind, token], index) => {
    if (kind === 'exit') return false
    if (token.type === 'citation') return events[index + 1]?.[1].type === 'citationMarker'
    if (token.type === 'htmlText') return !context.sliceSerialize(token).startsWith('<!--')
    return token.type === 'gfmFootnoteCall'
  })
}

/** Index of the narrative key that only whitespace separates from the bracket at `open`; -1 without one. */
function keyBefore(events: Event[], open: number, context: TokenizeContext): number {
  for (let index = open - 1; index >= 0; index--) {
    const [, token] = events[index] as Event
    if (token.type === 'citationKey') return index - 1
    const blank = token.type === 'data' && context.sliceSerialize(token).trim() === ''
    if (!blank && token.type !== 'lineEnding' && token.type !== 'linePrefix') return -1
  }
  return -1
}
