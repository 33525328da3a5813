import { languageName, rulesOf, wordsIn } from '../../languages/registry.ts'
import parityLanguage from '../../rules/parity-language.ts'
import { GAP, type Inspection } from './inspect.ts'
import type { ParityProblem } from './problem.ts'

/** From this number of words on, a run that stands in the source as well is a passage of it. */
const RUN = 4
const SHOWN = 8

interface Word {
  word: string
  at: number
}

/**
 * Passages that stayed in the source's language: words running as they do there, or a function word by itself that the
 * target's language does not have. Not in emphasis
 * or quotation marks and not between capitals, where titles and names keep their language: "la Global Taskforce of
 * Local and Regional Governments".
 */
export function checkLeftover(
  source: Inspection,
  target: Inspection,
  languages: { source: string; target: string },
): ParityProblem[] {
  const left = leftoverWords(languages)
  if (left.size === 0) return []
  const candidates = target.words.filter(
    ({ text, marked }) => !marked && wordsOf(text).some(word => left.has(word.word)),
  )
  if (candidates.length === 0) return []
  const known = source.words.map(({ text }) => ` ${join(wordsOf(text)).toLowerCase()} `).join('|')
  return candidates.flatMap(({ text, index }) => {
    const words = wordsOf(text.replace(/"[^"]*"|“[^“”]*”|«[^«»]*»/g, quoted => GAP.repeat(quoted.length)))
    return findRuns(words, known, left).map(({ shown, at }) => ({
      rule: parityLanguage,
      reason: `\`${shown}\` is ${languageName(languages.source)}: translate it`,
      index: index + at,
    }))
  })
}

/** Function words by which the source's language is told from the target's; none between two forms of one language. */
function leftoverWords({ source, target }: { source: string; target: string }): Set<string> {
  const [from, to] = [rulesOf(source), rulesOf(target)]
  return new Set(wordsIn(from.words.functionWords)).difference(new Set(wordsIn(to.words.functionWords)))
}

function findRuns(words: Word[], source: string, left: ReadonlySet<string>): { shown: string; at: number }[] {
  const found: { shown: string; at: number }[] = []
  for (let start = 0; start < words.length; ) {
    let end = start
    while (end < words.length && source.includes(` ${join(words.slice(start, end + 1)).toLowerCase()} `)) end++
    if (!isPassage(words.slice(start, end), left)) {
      end = start
      while (left.has(words[end]?.word ?? '')) end++
      if (isCapital(words[start - 1]) && isCapital(words[end])) end = start
    }
    if (end > start)
      found.push({ shown: join(words.slice(start, Math.min(end, start + SHOWN))), at: words[start]?.at ?? 0 })
    start = Math.max(end, start + 1)
  }
  return found
}

/** Whether a run that the source has too is prose of its language: not a name, and not a word that both languages have. */
function isPassage(run: Word[], left: ReadonlySet<string>): boolean {
  const content = ({ word }: Word): boolean => !left.has(word) && /^\p{Ll}/u.test(word) && word.length > 2
  return run.length >= RUN && run.some(({ word }) => left.has(word)) && run.some(content)
}

function isCapital(word: Word | undefined): boolean {
  return word !== undefined && /^[\p{Lu}\p{N}]/u.test(word.word)
}

function join(words: Word[]): string {
  return words.map(({ word }) => word).join(' ')
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}'’-]+/gu), match => ({ word: match[0], at: match.index }))
}
