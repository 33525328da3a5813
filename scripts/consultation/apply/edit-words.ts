import { diffArrays } from 'diff'
import type { DiffPart } from '../../translations/word-diff.ts'

/** Words to put in the place of others: characters of a text. */
interface Edit {
  start: number
  end: number
  words: string
}

interface Token {
  /** What it is compared by. */
  key: string
  start: number
  end: number
}

/** How many words on each side of a change have to be there: with fewer, it could be another place. */
const CONTEXT = 2

/**
 * Makes the changes of a proposal in a text that has the words around them: the paragraph as it was sent, or as it was
 * changed elsewhere since, with the marks of Markdown or without.
 *
 * @param write how words that are put in are written in the text
 * @returns undefined where the words that are changed, or those around them, are not there any more.
 */
export function editWords(
  text: string,
  proposal: readonly DiffPart[],
  write: (words: string) => string = words => words,
): string | undefined {
  const before = proposal.map(({ kind, text: words }) => (kind === 'added' ? '' : words)).join('')
  const [from, to] = [tokensOf(before), tokensOf(text)]
  const places = align(from, to)
  let edited = ''
  let at = 0
  for (const edit of editsOf(proposal)) {
    const place = placeOf(wholeTokens(edit, from, before), { from, to, places })
    if (!place || place.start < at) return undefined
    edited += text.slice(at, place.start) + write(place.words)
    at = place.end
  }
  return edited + text.slice(at)
}

function editsOf(proposal: readonly DiffPart[]): Edit[] {
  const edits: Edit[] = []
  let at = 0
  for (const { kind, text } of proposal) {
    const last = edits.at(-1)
    const joined = last?.end === at && kind !== 'same' ? last : undefined
    if (kind === 'added' && joined) joined.words += text
    else if (kind === 'added') edits.push({ start: at, end: at, words: text })
    else if (kind === 'removed' && joined) joined.end = at + text.length
    else if (kind === 'removed') edits.push({ start: at, end: at + text.length, words: '' })
    if (kind !== 'added') at += text.length
  }
  return edits
}

interface WholeEdit {
  /** Tokens that go: from this one on, before that one. */
  first: number
  last: number
  words: string
}

/** An edit in the midst of a word is one of the word. */
function wholeTokens({ start, end, words }: Edit, tokens: readonly Token[], text: string): WholeEdit {
  const first = tokens.findIndex(token => token.end > start)
  const from = first < 0 ? tokens.length : first
  const isInside = (tokens[from]?.start ?? text.length) < start
  const after = tokens.findIndex(token => token.start >= end)
  const last = Math.max(after < 0 ? tokens.length : after, from + (isInside ? 1 : 0))
  if (start === end && !isInside) return { first: from, last: from, words }
  const [head, tail] = [tokens[from]?.start ?? start, tokens[last - 1]?.end ?? end]
  return { first: from, last, words: text.slice(head, start) + words + text.slice(end, tail) }
}

interface Alignment {
  from: readonly Token[]
  to: readonly Token[]
  /** The token of the text that each of the proposal's is; undefined for those that it lacks. */
  places: readonly (number | undefined)[]
}

function placeOf({ first, last, words }: WholeEdit, { from, to, places }: Alignment): Edit | undefined {
  if (!hasContext(first, -1, { from, places }) || !hasContext(last - 1, 1, { from, places })) return undefined
  const own = places.slice(first, last)
  const [head] = own
  if (first < last) {
    // All that goes is there, and nothing in between.
    if (head === undefined || own.some((place, index) => place !== head + index)) return undefined
    return { start: to[head]?.start ?? 0, end: to[head + own.length - 1]?.end ?? 0, words }
  }
  const [left, right] = [places[first - 1], places[first]]
  const at = left === undefined ? (right === undefined ? undefined : to[right]?.start) : to[left]?.end
  return at === undefined ? undefined : { start: at, end: at, words }
}

/** Whether the next words on one side are in the text. */
function hasContext(index: number, step: 1 | -1, { from, places }: Pick<Alignment, 'from' | 'places'>): boolean {
  let found = 0
  for (let at = index + step; at >= 0 && at < from.length && found < CONTEXT; at += step) {
    if (!/[\p{L}\p{N}]/u.test(from[at]?.key ?? '')) continue
    if (places[at] === undefined) return false
    found++
  }
  return true
}

function align(from: readonly Token[], to: readonly Token[]): (number | undefined)[] {
  const places: (number | undefined)[] = []
  let at = 0
  for (const { added, removed, value } of diffArrays(keysOf(from), keysOf(to))) {
    for (const _ of value) {
      if (!added) places.push(removed ? undefined : at)
      if (!removed) at++
    }
  }
  return places
}

function keysOf(tokens: readonly Token[]): string[] {
  return tokens.map(({ key }) => key)
}

/** Words, spaces and marks; where a line ends, the marks of the block at the beginning of the next one are part of the space. */
function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+|\s*\n[\s>]*|\s+|[^\p{L}\p{N}\p{M}\s]/gu)].map(match => ({
    key: keyOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Typography comes and goes: in a Word file quotation marks are those of the language, in a chapter they are straight. */
function keyOf(token: string): string {
  if (/^\s/.test(token)) return ' '
  return token
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .normalize('NFC')
}
