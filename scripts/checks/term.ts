import type { VFile } from 'vfile'
import { KeptResults, nameOf } from '../ground/kept-results.ts'
import type { ReportOptions } from '../ground/messages.ts'
import { wholeWords } from '../ground/whole-words.ts'
import { rulesOf, wordsIn } from '../languages/registry.ts'
import type { Term } from '../load/terms.ts'
import type { Segment } from '../model/source.ts'
import { type Locale, translationOf } from '../translations/locales/locale.ts'
import { readIgnored } from '../translations/parity/ignore.ts'
import { defineCheck } from './definition/check.ts'
import { numberless } from './text/number-endings.ts'

/**
 * Where a term stands in a segment's source, one of its forms must stand in the translation. Translations that are missing
 * or stale are left alone.
 *
 * The longest term wins: "local government" does not count within "local government association" where both are terms.
 * Capitals do not matter, accents do; singular and plural stand for each other, and a form may be divided among words
 * joined by "and" (`cooperación Norte-Sur y triangular`). A translator's note `ignore term: the reason` silences the rule
 * for its segment.
 */
export default defineCheck({
  id: 'term',
  severity: 'warning',
  summary: 'A translation does not use the words of locales/terms.yaml.',
  bad: {
    translation: { source: 'Ask the donors.', target: '⟦⟧Pregunte.' },
    files: { 'locales/terms.yaml': 'donors: { es: donantes }\n' },
  },
  good: {
    translation: { source: 'Ask the donors.', target: 'Pregunte a los donantes.' },
    files: { 'locales/terms.yaml': 'donors: { es: donantes }\n' },
  },
  translations(locale, say, { segments, terms }) {
    for (const { file, reason, options } of missedTerms(locale, segments, terms, 'keep')) say(file, reason, options)
  },
})

/**
 * The translations of one language that do not use the words of the terms.
 *
 * @param keeping whether what is found is kept from one run to the next, and nothing else of this language
 */
export function* missedTerms(
  locale: Locale,
  segments: Iterable<Segment>,
  terms: readonly Term[],
  keeping?: 'keep',
): Generator<{ file: VFile; reason: string; options: ReportOptions }> {
  const { id, tag } = locale.language
  const own = new Map(
    terms.flatMap(({ source, forms }) => {
      const sought = forms.get(id)
      return sought ? [[simplify(source), { source, forms: sought }] as const] : []
    }),
  )
  const pattern = wholeWords(own.keys())
  if (!pattern) return
  const kept = keeping && new KeptResults<string[]>('terms', [tag, JSON.stringify([...own])])
  for (const segment of segments) {
    const { state, target, located } = translationOf(segment, locale)
    if (state !== 'translated' || !located || located.retired) continue
    const name = nameOf([segment.text, target])
    const missed = kept?.find(name) ?? termsMissed(segment.text, target, tag, own, pattern)
    kept?.add(name, missed)
    if (missed.length === 0 || readIgnored(located.entry.note).ignored.has('term')) continue
    for (const term of missed) {
      const { source, forms } = own.get(term) ?? { source: term, forms: [] }
      const choice = forms.map(form => `\`${form}\``).join(' or ')
      yield {
        file: located.file.file,
        reason: `\`${source}\` is translated in other words: write ${choice}`,
        options: { place: located.file.placeOf(located.id, 'target') },
      }
    }
  }
  kept?.keep()
}

/** The terms of a source, simplified, of which a translation has no form. */
function termsMissed(
  source: string,
  target: string,
  tag: string,
  terms: ReadonlyMap<string, { forms: readonly string[] }>,
  pattern: RegExp,
): string[] {
  const found = new Set(simplify(withoutMarkup(source)).match(pattern))
  if (found.size === 0) return []
  const words = wordsOf(withoutMarkup(target), tag).join(' ')
  return [...found].filter(term => !terms.get(term)?.forms.some(form => formPattern(form, tag).test(words)))
}

/** Citations, notes, addresses and code: their letters are no words of the language. */
const MARKUP = /\[[^[\]@]*@[^[\]]*\]|\[\^[^[\]]+\]|\]\([^()]*\)|`[^`]*`|@[\w:.#/-]+|https?:\S+|[*_[\]]/g

function withoutMarkup(text: string): string {
  return text.replace(MARKUP, mark => (/^[*_[\]]$/.test(mark) ? '' : ' '))
}

/** Small letters, plain hyphens, single spaces. */
function simplify(text: string): string {
  return text
    .toLowerCase()
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/g, ' ')
}

/** The words of a text, without their number. */
function wordsOf(text: string, tag: string): string[] {
  const words = simplify(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.map(word => numberless(word, tag))
}

/** Finds a form among words: as it is, or with one gap that holds "and" and few other words. */
function formPattern(form: string, tag: string): RegExp {
  const words = wordsOf(form, tag)
  // Words that join two adjectives of one noun.
  const { and, or } = rulesOf(tag).words
  const joining = [...wordsIn(and), ...wordsIn(or)].join('|')
  const divided = words.slice(1).map((_word, index) => {
    const at = index + 1
    const [before, after] = [words.slice(0, at), words.slice(at)]
    return `${before.join(' ')} (?:\\S+ ){0,5}(?:${joining}) (?:\\S+ ){0,2}${after.join(' ')}`
  })
  return new RegExp(`(?<!\\S)(?:${[words.join(' '), ...divided].join('|')})(?!\\S)`, 'u')
}
