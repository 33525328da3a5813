import type { VFile } from 'vfile'
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
    for (const { file, reason, options } of missedTerms(locale, segments, terms)) say(file, reason, options)
  },
})

/** The translations of one language that do not use the words of the terms. */
export function* missedTerms(
  locale: Locale,
  segments: Iterable<Segment>,
  terms: readonly Term[],
): Generator<{ file: VFile; reason: string; options: ReportOptions }> {
  const own = terms.filter(({ forms }) => forms.has(locale.language.id))
  const bySource = new Map(own.map(term => [simplify(term.source), term]))
  const pattern = wholeWords(bySource.keys())
  if (!pattern) return
  for (const segment of segments) {
    const found = new Set(simplify(withoutMarkup(segment.text)).match(pattern))
    if (found.size === 0) continue
    const { state, target, located } = translationOf(segment, locale)
    if (state !== 'translated' || !located || located.retired) continue
    if (readIgnored(located.entry.note).ignored.has('term')) continue
    const { file, placeOf } = located.file
    const words = wordsOf(withoutMarkup(target), locale.language.tag).join(' ')
    for (const source of found) {
      const term = bySource.get(source)
      const forms = term?.forms.get(locale.language.id) ?? []
      if (!term || forms.some(form => formPattern(form, locale.language.tag).test(words))) continue
      const choice = forms.map(form => `\`${form}\``).join(' or ')
      yield {
        file,
        reason: `\`${term.source}\` is translated in other words: write ${choice}`,
        options: { place: placeOf(located.id, 'target') },
      }
    }
  }
}

/** Citations, notes, addresses and code: their letters are no words of the language. */
const MARKUP = /\[[^\]]*@[^\]]*\]|\[\^[^\]]+\]|\]\([^)]*\)|`[^`]*`|@[\w:.#/-]+|https?:\S+|[*_[\]]/g

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
