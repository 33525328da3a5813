import { breathe } from '../../ground/breathe.ts'
import { KeptResults, nameOf } from '../../ground/kept-results.ts'
import { report } from '../../ground/messages.ts'
import { rulesOf } from '../../languages/registry.ts'
import { isPlain } from '../../markdown/segments.ts'
import type { Segment, SegmentKind } from '../../model/source.ts'
import localeReview from '../../rules/locale-review.ts'
import { type Locale, type Located, translationOf } from '../locales/locale.ts'
import type { Field, LocaleEntry } from '../locales/locale-file.ts'
import { REVIEW_FORM, reviewOf } from '../locales/review.ts'
import { isInline } from '../locales/target.ts'
import type { ParityRule, Side } from './definition.ts'
import { readIgnored } from './ignore.ts'
import { GAP, type Inspection, inspect } from './inspect.ts'
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
  /** Leaves out the rules that find warnings and hints, where nobody is told of them. */
  onlyErrors?: boolean
}

/** How a translation differs from its source where it should not, in the order of the text. */
export function checkParity({ source, target, kind, inline, languages, onlyErrors }: ParityInput): ParityProblem[] {
  const plain = isPlain(kind)
  const [own, other] = kind === 'ui' ? [withoutPlaces(source), withoutPlaces(target)] : [source, target]
  const [from, to] = inspectBoth(own, other, { plain, inline })
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
      ...compareByRules(
        rulesFor(onlyErrors),
        sideOf(source, from, languages.source),
        sideOf(target, to, languages.target),
        kind,
      ),
    )
  problems.push(
    ...checkInvisible(target, languages.target),
    ...checkTemplates(source, target),
    ...checkLength(source, target),
  )
  return problems.toSorted((a, b) => a.index - b.index)
}

/** Without what is filled in, `{{from, datetime}}`, and code between backticks: these are no words of any language. */
function withoutPlaces(text: string): string {
  return text.replace(/\{\{[^{}]*\}\}|`[^`]*`/g, place => GAP.repeat(place.length))
}

function sideOf(text: string, { words, visible, items }: Inspection, tag: string): Side {
  return { text, words, visible, items, tag, rules: rulesOf(tag) }
}

function compareByRules(rules: readonly ParityRule[], source: Side, target: Side, kind: SegmentKind): ParityProblem[] {
  return rules.flatMap(rule => rule.problems(source, target, kind))
}

function rulesFor(onlyErrors: boolean | undefined): readonly ParityRule[] {
  return onlyErrors ? PARITY_RULES.filter(({ severity }) => severity === 'error') : PARITY_RULES
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
 *
 * @param onlyErrors leaves out the rules that find warnings and hints
 */
export async function checkLocale(
  locale: Locale,
  segments: Iterable<Segment>,
  sourceTag: string,
  onlyErrors = false,
): Promise<void> {
  // Most translations are as they were the last time, and so are those of a source that was edited.
  const good = new KeptResults<true>('parity', [sourceTag, locale.language.tag, onlyErrors ? 'errors' : 'all'])
  for (const segment of segments) {
    const { located, target } = translationOf(segment, locale)
    if (!located || located.retired || target === '') continue
    const { note, reviewed } = located.entry
    if (reviewed !== undefined && !reviewOf(located.entry)) reportReview(located)
    const { file, placeOf } = located.file
    const say = (field: Field, { rule, reason, index, actual, expected = [] }: ParityProblem): void => {
      const place = placeOf(located.id, field, index)
      report(file, rule, reason, { place, ...(actual === undefined ? {} : { actual, expected }) })
    }
    const { ignored, problems } = readIgnored(note)
    for (const problem of problems) say('note', problem)
    const held = heldAgainst(segment, located.entry, source => {
      const name = nameOf([source, located.entry.target, segment.kind, isInline(segment), [...ignored]])
      if (good.find(name)) return []
      const found = problemsOf(source, segment, located.entry.target, locale, sourceTag, ignored, onlyErrors)
      if (found.length === 0) good.add(name, true)
      return found
    })
    for (const problem of held) say('target', problem)
    await breathe()
  }
  good.keep()
}

function reportReview({ id, file }: Located): void {
  const reason = `\`reviewed\` of \`${id}\` is not “${REVIEW_FORM}”: delete the line, and let \`npm run translations:review\` write it`
  report(file.file, localeReview, reason, { place: file.placeOf(id, 'reviewed') })
}

/** The problems of one translation that its note does not silence. */
export function unsilenced(segment: Segment, { entry }: Located, locale: Locale, sourceTag: string): ParityProblem[] {
  const { ignored } = readIgnored(entry.note)
  return heldAgainst(segment, entry, source => problemsOf(source, segment, entry.target, locale, sourceTag, ignored))
}

/** The problems of a translation with the text that it translates, or with the current one, where those are fewer. */
function heldAgainst(
  { text }: Segment,
  { source, previous }: LocaleEntry,
  check: (source: string) => ParityProblem[],
): ParityProblem[] {
  const translated = previous ?? source
  const older = check(translated)
  if (older.length === 0 || translated === text) return older
  const current = check(text)
  return current.length < older.length ? current : older
}

function problemsOf(
  source: string,
  segment: Segment,
  target: string,
  { language }: Locale,
  sourceTag: string,
  ignored: ReadonlySet<string>,
  onlyErrors = false,
): ParityProblem[] {
  const { kind } = segment
  const languages = { source: sourceTag, target: language.tag }
  return checkParity({ source, target, kind, inline: isInline(segment), languages, onlyErrors }).filter(
    ({ rule }) => !ignored.has(rule.id),
  )
}
