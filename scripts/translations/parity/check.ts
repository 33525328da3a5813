import { isPlain } from '../../markdown/segments.ts'
import { report } from '../../messages.ts'
import type { Segment, SegmentKind } from '../../model.ts'
import { RULES, type RuleId } from '../../rules.ts'
import { chooseEntry, type Locale, type Located } from '../locale.ts'
import { isInline } from '../target.ts'
import { readIgnored } from './ignore.ts'
import { type Inspection, inspect } from './inspect.ts'
import { compareNumbers } from './numbers.ts'
import type { ParityProblem } from './problem.ts'
import {
  checkDoubled,
  checkInvisible,
  checkLeftover,
  checkLength,
  checkOpeningMarks,
  checkTemplates,
  compareEnds,
} from './prose.ts'
import { compareBlocks, compareEmphasis, compareItems } from './structure.ts'

export interface ParityInput {
  source: string
  target: string
  kind: SegmentKind
  /** Whether the segment stands where there is no room for blocks; see `isInline`. */
  inline: boolean
  /** BCP 47 tags. */
  languages: { source: string; target: string }
}

/** How a translation differs from its source where it should not, in the order of the text. */
export function checkParity({ source, target, kind, inline, languages }: ParityInput): ParityProblem[] {
  const plain = isPlain(kind)
  const [from, to] = [inspect(source, { plain, inline }), inspect(target, { plain, inline })]
  const [language = ''] = languages.target.split('-')
  const blocks = plain ? [] : compareBlocks(to, target, inline)
  const problems = [...faultsOf(to), ...compareItems(from, to), ...blocks]
  // What is no paragraph at all is not compared word by word.
  if (blocks.length === 0)
    problems.push(
      ...compareEmphasis(from, to),
      ...compareNumbers(from.words, to.words, languages),
      ...compareEnds(from, to),
      ...(language === 'es' ? checkOpeningMarks(to) : []),
      ...checkDoubled(from, to),
      ...(languages.source.startsWith('en') && language !== 'en' ? checkLeftover(from, to) : []),
    )
  problems.push(...checkInvisible(target, language), ...checkTemplates(source, target), ...checkLength(source, target))
  return problems.toSorted((a, b) => a.index - b.index)
}

function faultsOf({ faults }: Inspection): ParityProblem[] {
  return faults.flatMap(({ rule, reason, index }) => (rule in RULES ? { rule: rule as RuleId, reason, index } : []))
}

/**
 * Checks every translation of a language and reports on its locale files, at the place in the target.
 *
 * A translation that is stale is held against the source that it translates, or the current one if it fits that better:
 * the translator may be at work. A note `ignore parity-number: written out in words` silences a rule for its segment.
 */
export function checkLocale(locale: Locale, segments: Iterable<Segment>, sourceTag: string): void {
  for (const segment of segments) {
    const located = chooseEntry(locale.find(segment.id), segment.text)
    if (!located || located.retired || located.entry.target.trim() === '') continue
    const { ignored, problems: noteProblems } = readIgnored(located.entry.note)
    for (const { rule, reason, index, actual, expected } of noteProblems)
      report(located.file.file, rule, reason, {
        place: located.file.placeOf(segment.id, 'note', index),
        ...(actual === undefined ? {} : { actual, expected: expected ?? [] }),
      })
    for (const { rule, reason, index, actual, expected } of problemsOf(segment, located, locale, sourceTag))
      if (!ignored.has(rule))
        report(located.file.file, rule, reason, {
          place: located.file.placeOf(segment.id, 'target', index),
          ...(actual === undefined ? {} : { actual, expected: expected ?? [] }),
        })
  }
}

/** The problems of one translation, unless its note silences them. */
export function problemsOf(
  segment: Segment,
  { entry }: Located,
  { language }: Locale,
  sourceTag: string,
): ParityProblem[] {
  const languages = { source: sourceTag, target: language.tag }
  const check = (source: string): ParityProblem[] =>
    checkParity({ source, target: entry.target, kind: segment.kind, inline: isInline(segment), languages })
  const older = check(entry.previous ?? entry.source)
  if (older.length === 0 || (entry.previous ?? entry.source) === segment.text) return older
  const current = check(segment.text)
  return current.length < older.length ? current : older
}
