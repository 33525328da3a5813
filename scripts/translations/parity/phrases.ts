import type { Side } from './definition.ts'
import type { Words } from './inspect.ts'

const known = new Map<string, RegExp>()

/** Finds any of the phrases as whole words, in capitals or not; `*` in a phrase stands for any letters. */
export function phrases(list: readonly string[]): RegExp {
  const key = list.join('|')
  const met = known.get(key)
  if (met) return met
  const alternatives = list
    .toSorted((a, b) => b.length - a.length)
    .map(phrase => {
      const body = RegExp.escape(phrase).replaceAll('\\*', "[\\p{L}'’-]*").replaceAll('\\x20', '\\s+')
      return `${/^[\p{L}*]/u.test(phrase) ? '(?<![\\p{L}\\p{N}])' : '(?<![\\p{L}])'}${body}${/[\p{L}*]$/u.test(phrase) ? '(?![\\p{L}\\p{N}])' : ''}`
    })
  const pattern = new RegExp(alternatives.length === 0 ? '(?!)' : alternatives.join('|'), 'giu')
  known.set(key, pattern)
  return pattern
}

/** Where a pattern is first met in the words of a side. @param pattern with the flag `g` */
export function findIn({ words }: Pick<Side, 'words'>, pattern: RegExp): { text: string; index: number } | undefined {
  for (const { text, index } of words) {
    const [match] = text.matchAll(pattern)
    if (match) return { text: match[0], index: index + match.index }
  }
  return undefined
}

/** All places at which a pattern is met in the words of a side. @param pattern with the flag `g` */
export function findAll(words: readonly Words[], pattern: RegExp): { text: string; index: number }[] {
  return words.flatMap(({ text, index }) =>
    Array.from(text.matchAll(pattern), match => ({ text: match[0], index: index + match.index })),
  )
}

export function has({ visible }: Pick<Side, 'visible'>, pattern: RegExp): boolean {
  return visible.search(pattern) >= 0
}
