import { INVISIBLE } from '../../ground/invisible.ts'
import { onceFor } from '../../ground/once-for.ts'
import { rulesOf, wordsIn } from '../../languages/registry.ts'
import parityDoubled from '../../rules/parity-doubled.ts'
import parityInvisible from '../../rules/parity-invisible.ts'
import parityLength from '../../rules/parity-length.ts'
import parityOpeningMark from '../../rules/parity-opening-mark.ts'
import parityPunctuation from '../../rules/parity-punctuation.ts'
import parityTemplate from '../../rules/parity-template.ts'
import { GAP, type Inspection } from './inspect.ts'
import type { ParityProblem } from './problem.ts'

/** Whether the texts end alike: with a full stop, a question mark, or none. */
export function compareEnds(source: Inspection, target: Inspection): ParityProblem[] {
  const [expected, actual] = [finalMarks(source.visible), finalMarks(target.visible)]
  if (expected.some(mark => actual.includes(mark))) return []
  const show = ([mark]: string[]): string => (mark === '' ? 'no punctuation' : `\`${mark}\``)
  const last = target.words.at(-1)
  const index = last ? last.index + Math.max(0, last.text.trimEnd().length - 1) : 0
  return [
    {
      rule: parityPunctuation,
      reason: `The translation ends with ${show(actual)}, and the source with ${show(expected)}`,
      index,
    },
  ]
}

/** Characters at the end of a text among which its last mark is looked for. */
const END = 60

/**
 * The marks that end a text, last one first, closing quotes, brackets and notes left out: both of `«¿Quién?».`, since
 * English has one there; an empty one where a word ends it.
 */
function finalMarks(visible: string): string[] {
  const closing = /(?<![\s"'”’»“‘)\]])[\s"'”’»“‘)\]]+$/u
  const text = visible
    .slice(-END)
    .replaceAll(GAP, '')
    // `N.º`
    .replace(/(?<=\.)[ºª]$/, '')
    .replace(closing, '')
    .replace(/(?:\.{3}|…)$/, '.')
  const last = /[.?!:;,]$/.exec(text)?.[0]
  if (last === undefined) return ['']
  const before = /[?!]$/.exec(text.slice(0, -1).replace(closing, ''))?.[0]
  return before === undefined ? [last] : [last, before]
}

/** A mark in brackets, "(?)", is a comment on the word before and opens nothing. */
const marksOf = onceFor(
  ([open, close]: readonly [string, string]) => new RegExp(`\\([${close}]+\\)|[${close}]+|${open}`, 'gu'),
)

/** Where a language opens questions and exclamations, each `?` needs its `¿`, each `!` its `¡`. */
export function checkOpeningMarks({ words }: Inspection, tag: string): ParityProblem[] {
  const problems: ParityProblem[] = []
  for (const pair of rulesOf(tag).parity.openingMarks) {
    const [open, close] = pair
    let opened: number[] = []
    for (const { text, index } of words)
      for (const match of text.matchAll(marksOf(pair))) {
        const [mark] = match
        const at = index + match.index
        if (mark === open) opened.push(at)
        else if (!mark.startsWith('(')) {
          if (opened.length === 0)
            problems.push({
              rule: parityOpeningMark,
              reason: `No \`${open}\` opens what \`${close}\` closes`,
              index: at,
            })
          opened = []
        }
      }
    for (const at of opened)
      problems.push({
        rule: parityOpeningMark,
        reason: `No \`${close}\` closes what \`${open}\` opens`,
        index: at,
      })
  }
  return problems
}

/** Words and spaces that stand twice, unless they do in the source. */
export function checkDoubled(source: Inspection, target: Inspection, tag: string): ParityProblem[] {
  const right = new Set(wordsIn(rulesOf(tag).parity.doubled))
  const rule = parityDoubled
  const known = new Set(source.words.flatMap(({ text }) => doubledWords(text).map(({ word }) => word.toLowerCase())))
  return target.words.flatMap(({ text, index }) => [
    ...doubledWords(text)
      .filter(({ word }) => !known.has(word.toLowerCase()) && !right.has(word.toLowerCase()))
      .map(
        ({ word, at }): ParityProblem => ({
          rule,
          reason: `\`${word}\` stands here twice: leave one`,
          index: index + at,
        }),
      ),
    ...Array.from(text.matchAll(/(?<=\S)[ \u00a0]{2,}(?=\S)/gu), match => ({
      rule,
      reason: 'Two spaces stand here: leave one',
      index: index + match.index,
    })),
  ])
}

function doubledWords(text: string): { word: string; at: number }[] {
  return Array.from(text.matchAll(/(?<![\p{L}\p{N}-])(\p{L}+)[ \u00a0]+(\1)(?![\p{L}\p{N}-])/giu), match => ({
    word: match[2] ?? '',
    at: match.index + match[0].length - (match[2]?.length ?? 0),
  }))
}

const CONTROL = new RegExp(`${INVISIBLE.source}|\\p{Cc}`, 'gu')

/** Characters that nobody sees: marks of direction, zero-width spaces, soft hyphens, controls. */
export function checkInvisible(target: string, tag: string): ParityProblem[] {
  const isRightToLeft = new Intl.Locale(tag).getTextInfo().direction === 'rtl'
  return Array.from(target.matchAll(CONTROL)).flatMap(match => {
    const [character] = match
    // Some scripts join letters, or keep them apart, by two of them.
    if (/[\n\u200c\u200d]/.test(character)) return []
    if (isRightToLeft && /[\u061c\u200e-\u202e\u2066-\u2069]/.test(character)) return []
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    return { rule: parityInvisible, reason: `The character U+${code} is invisible: delete it`, index: match.index }
  })
}

/** Marks of other tools' templates: they are prose here, and stay, but were hardly meant. */
export function checkTemplates(source: string, target: string): ParityProblem[] {
  return Array.from(target.matchAll(/\$t\(|\{\{[^{}]*\}\}/g)).flatMap(match =>
    source.includes(match[0])
      ? []
      : {
          rule: parityTemplate,
          reason: `The source does not have \`${match[0]}\`: write the text that it stands for`,
          index: match.index,
        },
  )
}

/** A target that is far longer than its source has probably swallowed something else. */
export function checkLength(source: string, target: string): ParityProblem[] {
  if (!isFarLonger(source, target)) return []
  const reason = `The translation has ${target.length} characters, far more than the ${source.length} of the source: look whether something else got into it`
  return [{ rule: parityLength, reason, index: 0 }]
}

/** Whether a target is so long that all else that is said of its length follows from it. */
export function isFarLonger(source: string, target: string): boolean {
  return target.length > 3 * source.length + 200
}
