import { KeptResults, nameOf } from '../../ground/kept-results.ts'
import { report } from '../../ground/messages.ts'
import { rulesOf } from '../../languages/registry.ts'
import { isPlain } from '../../markdown/segments.ts'
import type { Segment, SegmentKind } from '../../model/source.ts'
import { type Locale, type Located, translationOf } from '../locales/locale.ts'
import type { Field, LocaleEntry } from '../locales/locale-file.ts'
import { isInline } from '../locales/target.ts'
import type { Side } from './definition.ts'
import { readIgnored } from './ignore.ts'
import { type Inspection, inspect } from './inspect.ts'
import { haveSameItems, inspectSimple } from './inspect-simple.ts'
import { checkLeftover } from './leftover.ts'
import { compareNumbers } from './numbers.ts'
import type { ParityProblem } from './problem.ts'
import { checkDoubled, checkInvisible, checkLength, checkOpeningMarks, checkTemplates, compareEnds } from './prose.ts'
import { PARITY_RULES } from './registry.ts'
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
  const [from, to] = inspectBoth(source, target, { plain, inline })
  const blocks = plain ? [] : compareBlocks(to, target, inline)
  const problems = [...faultsOf(to), ...compareItems(from, to), ...blocks]
  // What is no paragraph at all is not compared word by word.
  if (blocks.length === 0)
    problems.push(
      ...compareEmphasis(from, to),
      ...compareNumbers(from.words, to.words, languages),
      ...compareEnds(from, to),
      ...checkOpeningMarks(to, languages.target),
      ...checkDoubled(from, to, languages.target),
      ...checkLeftover(from, to, languages),
      ...compareByRules(sideOf(source, from, languages.source), sideOf(target, to, languages.target), kind),
    )
  problems.push(
    ...checkInvisible(target, languages.target),
    ...checkTemplates(source, target),
    ...checkLength(source, target),
  )
  return problems.toSorted((a, b) => a.index - b.index)
}

function sideOf(text: string, { words, visible, items }: Inspection, tag: string): Side {
  return { text, words, visible, items, tag, rules: rulesOf(tag) }
}

function compareByRules(source: Side, target: Side, kind: SegmentKind): ParityProblem[] {
  return PARITY_RULES.flatMap(rule => rule.problems(source, target, kind))
}

function inspectBoth(
  source: string,
  target: string,
  how: { plain: boolean; inline: boolean },
): [Inspection, Inspection] {
  if (!how.plain) {
    const [from, to] = [inspectSimple(source), inspectSimple(target)]
    if (from && to && haveSameItems(from, to)) return [from, to]
  }
  return [inspect(source, how), inspect(target, how)]
}

function faultsOf({ faults }: Inspection): ParityProblem[] {
  return faults.flatMap(({ rule, reason, index }) => (rule ? { rule, reason, index } : []))
}

/**
 * Checks every translation of a language and reports on its locale files, at the place in the target.
 *
 * A translation that is stale is held against the source that it translates, or the current one if it fits that better:
 * the translator may be at work. A note `ignore parity-number: written out in words` silences a rule for its segment.
 */
export function checkLocale(locale: Locale, segments: Iterable<Segment>, sourceTag: string): void {
  // Most translations are as they were the last time.
  const good = new KeptResults<true>('parity', [sourceTag, locale.language.tag])
  for (const segment of segments) {
    const { located, target } = translationOf(segment, locale)
    if (!located || located.retired || target === '') continue
    const { source, previous, note } = located.entry
    const name = nameOf([segment.text, segment.kind, isInline(segment), source, target, previous, note])
    if (good.find(name)) continue
    const { file, placeOf } = located.file
    const say = (field: Field, { rule, reason, index, actual, expected = [] }: ParityProblem): void => {
      const place = placeOf(located.id, field, index)
      report(file, rule, reason, { place, ...(actual === undefined ? {} : { actual, expected }) })
    }
    const inNote = readIgnored(note).problems
    const inTarget = unsilenced(segment, located, locale, sourceTag)
    if (inNote.length + inTarget.length === 0) good.add(name, true)
    for (const problem of inNote) say('note', problem)
    for (const problem of inTarget) say('target', problem)
  }
  good.keep()
}

/** The problems of one translation that its note does not silence. */
export function unsilenced(segment: Segment, located: Located, locale: Locale, sourceTag: string): ParityProblem[] {
  const { ignored } = readIgnored(located.entry.note)
  return problemsOf(segment, located.entry, { source: sourceTag, target: locale.language.tag }).filter(
    ({ rule }) => !ignored.has(rule.id),
  )
}

function problemsOf(segment: Segment, entry: LocaleEntry, languages: ParityInput['languages']): ParityProblem[] {
  const check = (source: string): ParityProblem[] =>
    checkParity({ source, target: entry.target, kind: segment.kind, inline: isInline(segment), languages })
  const translated = entry.previous ?? entry.source
  const older = check(translated)
  if (older.length === 0 || translated === segment.text) return older
  const current = check(segment.text)
  return current.length < older.length ? current : older
}
