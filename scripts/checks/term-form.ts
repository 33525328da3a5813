import type { Term } from '../load/terms.ts'
import { defineCheck } from './definition/check.ts'
import { eachReading, readingsOf } from './definition/readings.ts'

/** A form of a term that is written otherwise, where it begins in its passage. */
interface OtherForm {
  typed: string
  form: string
  offset: number
}

/** A form, and what finds it however it is put together. */
interface Sought {
  form: string
  /** Without spaces and hyphens. */
  letters: string
  /** As it is to be written, in small letters. */
  written: string
  /** Made when it is asked for: few passages have any of a term. */
  pattern(): RegExp
}

/** So short a word may be another one when it is written together. */
const SHORTEST = 5

/**
 * The terms of locales/terms.yaml, in the source language and in translations, are written in one way: `co-production` not
 * as `coproduction` or `co production`, `email` not as `e-mail`, `South–South` not as `South-South`. A list that has
 * several forms allows them all.
 */
export default defineCheck({
  id: 'term-form',
  severity: 'warning',
  summary: 'A term of locales/terms.yaml is written in another way: with a hyphen, a space or in one word.',
  bad: { chapter: 'Send an ⟦e-mail⟧.', files: { 'locales/terms.yaml': 'email: {}\n' } },
  good: { chapter: 'Send an email.', files: { 'locales/terms.yaml': 'email: {}\n' } },
  publication(material, say) {
    const { terms, publication } = material
    const [source] = publication.languages
    for (const { language, readings } of readingsOf(material)) {
      const forms = [...new Set(formsOf(terms, language.id === source.id ? undefined : language.id))]
      const allowed = new Set(forms.map(plain))
      const sought = forms.flatMap((form): Sought[] => {
        const letters = lettersOf(form)
        return letters.length < SHORTEST
          ? []
          : [{ form, letters, written: plain(form), pattern: once(() => patternOf(form)) }]
      })
      if (sought.length === 0) continue
      const found = eachReading('term-forms', [JSON.stringify(forms)], readings, passages =>
        passages.flatMap(({ value, offsetAt }) =>
          otherForms(value, allowed, sought).map(
            ({ offset, ...rest }): OtherForm => ({ ...rest, offset: offsetAt(offset) }),
          ),
        ),
      )
      for (const [{ file, pointAt, ignored }, others] of found)
        for (const { typed, form, offset } of ignored?.has('term-form') ? [] : others)
          say(file, `\`${typed}\` is written \`${form}\` in locales/terms.yaml: write it alike`, {
            place: { start: pointAt(offset), end: pointAt(offset + typed.length) },
            actual: typed,
          })
    }
  },
})

function formsOf(terms: readonly Term[], language: string | undefined): string[] {
  return terms.flatMap(({ source, forms }) => (language === undefined ? [source] : (forms.get(language) ?? [])))
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const JOINT = /[\s\u2010\u2011–-]/

const lettersOf = (form: string): string => form.toLowerCase().replace(/[\s\u2010\u2011–-]+/g, '')

/** A form with a hyphen between any two letters, and with or without what is between its words. */
function patternOf(form: string): RegExp {
  const letters = [...form]
  const parts = letters.map((letter, index) => {
    // "Local-government finance" is right where "local government" is.
    if (/\s/.test(letter)) return '\\s?'
    if (JOINT.test(letter)) return '[\\s\\u2010\\u2011–-]?'
    const next = letters[index + 1]
    return RegExp.escape(letter) + (next === undefined || JOINT.test(next) ? '' : '[-\\u2010\\u2011]?')
  })
  return new RegExp(`(?<![\\p{L}\\p{N}-])${parts.join('')}(?![\\p{L}\\p{N}-])`, 'giu')
}

function otherForms(value: string, allowed: ReadonlySet<string>, sought: readonly Sought[]): OtherForm[] {
  const found = new Map<number, OtherForm>()
  const [read, asWritten] = [lettersOf(value), plain(value)]
  for (const { form, letters, written, pattern } of sought) {
    // Where it stands in its own form only, counting tells sooner than the pattern.
    if (countIn(read, letters) === countIn(asWritten, written)) continue
    for (const { 0: typed, index } of value.matchAll(pattern())) {
      // A line end is a space, and any hyphen is one.
      if (!allowed.has(plain(typed))) found.set(index, { typed, form, offset: index })
    }
  }
  return [...found.values()]
}

function countIn(text: string, part: string): number {
  let count = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count++
  return count
}

const plain = (form: string): string =>
  form
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')
