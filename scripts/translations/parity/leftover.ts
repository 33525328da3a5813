import { GAP, type Inspection } from './inspect.ts'
import type { ParityProblem } from './problem.ts'

/** English function words that are no words in Spanish, Portuguese or French. */
const ENGLISH = new Set('the of and with which their from been were these those this that is was its'.split(' '))
/** From this number of words on, a run that stands in the source as well is a passage of it. */
const RUN = 4
const SHOWN = 8

interface Word {
  word: string
  at: number
}

/**
 * Passages that stayed English: words running as they do in the source, or a function word by itself. Not in emphasis
 * or quotation marks and not between capitals, where titles and names keep their language: "la Global Taskforce of
 * Local and Regional Governments".
 */
export function checkLeftover(source: Inspection, target: Inspection): ParityProblem[] {
  const candidates = target.words.filter(({ text, marked }) => !marked && wordsIn(text).some(isEnglish))
  if (candidates.length === 0) return []
  const known = source.words.map(({ text }) => ` ${join(wordsIn(text)).toLowerCase()} `).join('|')
  return candidates.flatMap(({ text, index }) => {
    const words = wordsIn(text.replace(/"[^"]*"|“[^”]*”|«[^»]*»/g, quoted => GAP.repeat(quoted.length)))
    return findRuns(words, known).map(({ shown, at }) => ({
      rule: 'parity-language' as const,
      reason: `Unexpected English \`${shown}\`, expected a translation`,
      index: index + at,
    }))
  })
}

function findRuns(words: Word[], source: string): { shown: string; at: number }[] {
  const found: { shown: string; at: number }[] = []
  for (let start = 0; start < words.length; ) {
    let end = start
    while (end < words.length && source.includes(` ${join(words.slice(start, end + 1)).toLowerCase()} `)) end++
    if (!isPassage(words.slice(start, end))) {
      end = start
      while (isEnglish(words[end])) end++
      if (isCapital(words[start - 1]) && isCapital(words[end])) end = start
    }
    if (end > start)
      found.push({ shown: join(words.slice(start, Math.min(end, start + SHOWN))), at: words[start]?.at ?? 0 })
    start = Math.max(end, start + 1)
  }
  return found
}

/** Whether a run that the source has too is English prose: not a name, and not a word that both languages have. */
function isPassage(run: Word[]): boolean {
  const content = ({ word }: Word): boolean => !ENGLISH.has(word) && /^\p{Ll}/u.test(word) && word.length > 2
  return run.length >= RUN && run.some(isEnglish) && run.some(content)
}

function isEnglish(word: Word | undefined): boolean {
  return word !== undefined && ENGLISH.has(word.word)
}

function isCapital(word: Word | undefined): boolean {
  return word !== undefined && /^[\p{Lu}\p{N}]/u.test(word.word)
}

function join(words: Word[]): string {
  return words.map(({ word }) => word).join(' ')
}

function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}'’-]+/gu), match => ({ word: match[0], at: match.index }))
}
