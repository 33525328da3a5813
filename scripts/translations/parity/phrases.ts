import { onceFor } from '../../ground/once-for.ts'
import type { Side } from './definition.ts'
import type { Words } from './inspect.ts'

/** How the phrases of a pattern begin, in small letters: whole words, and beginnings of words. */
interface Beginnings {
  words: string[]
  parts: string[]
}

const beginnings = new WeakMap<RegExp, Beginnings>()

function beginningsOf(list: readonly string[]): Beginnings {
  const found: Beginnings = { words: [], parts: [] }
  for (const phrase of list) {
    const [word = ''] = /^[\p{L}\p{N}]*/u.exec(phrase) ?? []
    // A sign may stand anywhere: every word begins with none.
    const isWhole = word !== '' && phrase[word.length] !== '*'
    found[isWhole ? 'words' : 'parts'].push(word.toLowerCase())
  }
  return found
}

interface Read {
  /** In small letters. */
  words: Set<string>
  /** Each behind a space. */
  spaced: string
}

/** The texts that are compared now: dozens of rules ask for their words. */
const read = new Map<string, Read>()
const MOST_READ = 1000

function readingOf(text: string): Read {
  const known = read.get(text)
  if (known) return known
  if (read.size > MOST_READ) read.clear()
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))
  const found = { words, spaced: ` ${[...words].join(' ')}` }
  read.set(text, found)
  return found
}

/** Whether a text may have a phrase, by how its words begin. Few texts do, and this tells sooner than the pattern. */
function mayHold(text: string, pattern: RegExp): boolean {
  const any = beginnings.get(pattern)
  if (!any) return true
  const { words, spaced } = readingOf(text)
  return any.words.some(word => words.has(word)) || any.parts.some(part => part === '' || spaced.includes(` ${part}`))
}

/**
 * Finds any of the phrases as whole words, in capitals or not; `*` in a phrase stands for any letters. A list that is kept
 * is made a pattern of once.
 */
export const phrases: (list: readonly string[]) => RegExp = onceFor(list => {
  // Together, those with the same edges: what stands before a place is looked at once.
  const groups = Map.groupBy(
    list.toSorted((a, b) => b.length - a.length),
    phrase => `${/^[\p{L}*]/u.test(phrase)} ${/[\p{L}*]$/u.test(phrase)}`,
  )
  const alternatives = [...groups.values()].map(([first = '', ...rest]) => {
    const before = /^[\p{L}*]/u.test(first) ? '(?<![\\p{L}\\p{N}])' : '(?<!\\p{L})'
    const behind = /[\p{L}*]$/u.test(first) ? '(?![\\p{L}\\p{N}])' : ''
    return `${before}(?:${[first, ...rest].map(bodyOf).join('|')})${behind}`
  })
  const pattern = new RegExp(alternatives.length === 0 ? '(?!)' : alternatives.join('|'), 'giu')
  return onlyBeside(list, pattern)
})

/**
 * Lets a pattern be looked for only in texts that have one of these words.
 *
 * @param words `*` at the end stands for any letters
 */
export function onlyBeside(words: readonly string[], pattern: RegExp): RegExp {
  beginnings.set(pattern, beginningsOf(words))
  return pattern
}

function bodyOf(phrase: string): string {
  return RegExp.escape(phrase).replaceAll('\\*', "[\\p{L}'’-]*").replaceAll('\\x20', '\\s+')
}

/** Where a pattern is first met in the words of a side. @param pattern with the flag `g` */
export function findIn({ words }: Pick<Side, 'words'>, pattern: RegExp): { text: string; index: number } | undefined {
  for (const { text, index } of words) {
    if (!mayHold(text, pattern)) continue
    const [match] = text.matchAll(pattern)
    if (match) return { text: match[0], index: index + match.index }
  }
  return undefined
}

/** All places at which a pattern is met in the words of a side. @param pattern with the flag `g` */
export function findAll(words: readonly Words[], pattern: RegExp): { text: string; index: number }[] {
  return words.flatMap(({ text, index }) =>
    mayHold(text, pattern)
      ? Array.from(text.matchAll(pattern), match => ({ text: match[0], index: index + match.index }))
      : [],
  )
}

export function has({ visible }: Pick<Side, 'visible'>, pattern: RegExp): boolean {
  return mayHold(visible, pattern) && visible.search(pattern) >= 0
}
