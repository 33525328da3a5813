import type { References } from '../../bibliography/references.ts'
import { spelledWords } from '../../spelling/words.ts'
import type { Material } from '../definition/material.ts'

/** What scholars of all languages shorten alike. */
const LATIN = ['al', 'cf', 'et', 'ibid', 'viz']

/** Symbols of units, which are no words of any language. */
const UNITS = ['mm', 'cm', 'dm', 'km', 'mg', 'kg', 'ml', 'hl', 'ha', 'kW', 'kWh', 'MWh', 'GWh', 'TWh', 'dB', 'Hz', 'kB']

/** Words that are right whatever dictionaries say. */
export interface KnownWords {
  has(word: string): boolean
  list: readonly string[]
}

/**
 * The words of a publication's own in one language: those of content/words.yaml, acronyms, terms, names of programmes, and
 * names in the bibliography. One in small letters may begin a sentence, and any may have an apostrophe and `s` behind it.
 *
 * @param others what else is right in the language: abbreviations, prefixes of compounds
 */
export function knownWords(material: Material, languageId: string, others: readonly string[]): KnownWords {
  const { ownWords, acronyms, terms, publication, references } = material
  const { programmes, names, capitals } = publication.checks
  const [source] = publication.languages
  const texts = [
    ...(ownWords.get(languageId) ?? []),
    ...acronyms.flatMap(({ short, shortPlural }) => [short, shortPlural]),
    ...terms.flatMap(({ source: own, forms }) => (languageId === source.id ? [own] : (forms.get(languageId) ?? []))),
    ...programmes,
    ...names,
    ...capitals,
    ...publication.authors,
    publication.body,
    publication.licence.name,
  ]
  const words = new Set(texts.flatMap(text => spelledWords(text).map(({ word }) => word)))
  for (const name of namesIn(references)) words.add(name)
  // A term that is written together is for `term-form` to tell.
  for (const word of [...words]) words.add(word.replaceAll('-', ''))
  for (const word of [...others, ...LATIN, ...UNITS]) words.add(word)
  const isKnown = (word: string): boolean =>
    words.has(word) || words.has(word.replace(/^\p{Lu}/u, letter => letter.toLowerCase()))
  return { has: word => isKnown(word) || isKnown(word.replace(POSSESSIVE, '')), list: [...words] }
}

const POSSESSIVE = /'s?$/

const known = new WeakMap<References, ReadonlySet<string>>()

/** Names in the bibliography. Titles are in many languages: what they write with a capital is a name in all of them. */
function namesIn(references: References): ReadonlySet<string> {
  const met = known.get(references)
  if (met) return met
  const names = new Set<string>()
  for (const item of references.items.values())
    for (const { word } of stringsIn(item).flatMap(spelledWords))
      if (/^\p{Lu}/u.test(word)) names.add(word.replace(POSSESSIVE, ''))
  known.set(references, names)
  return names
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}
