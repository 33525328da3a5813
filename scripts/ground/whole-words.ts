/**
 * Finds any of the phrases where they are words of their own, also across line ends; of two that begin alike, the longer.
 *
 * @returns undefined without phrases
 */
export function wholeWords(phrases: Iterable<string>): RegExp | undefined {
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length)
  if (longestFirst.length === 0) return undefined
  const alternatives = longestFirst.map(phrase => phrase.split(/\s+/).map(RegExp.escape).join('\\s+'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
}
