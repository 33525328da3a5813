import { readdirSync } from 'node:fs'
import { importFiles } from '../ground/import-files.ts'
import type { LanguageRules } from './language.ts'

/** The language of the toolchain's own pages and messages, whose interface words stand in where another lacks one. */
export const TOOL_LANGUAGE = 'en'

/** Where a language's file is, for messages. */
export const languageFile = (tag: string): string => `scripts/languages/${tag.split('-')[0]}.ts`

/** Files of languages, not of this folder's code: `pt.ts`, `pt-PT.ts`. */
const LANGUAGE_FILE = /^([a-z]{2,3}(?:-[A-Z][A-Za-z]+)?)\.ts$/

const NAMES = readdirSync(import.meta.dirname)
  .flatMap(name => LANGUAGE_FILE.exec(name)?.[1] ?? [])
  .sort()

const MODULES = (await importFiles(
  import.meta.dirname,
  NAMES.map(name => `${name}.ts`),
)) as { default: LanguageRules }[]

/** Every language that has a file, by its name. The heavy data stay in the packages that the files name. */
const RULES: ReadonlyMap<string, LanguageRules> = new Map(
  MODULES.map(({ default: rules }, index) => [NAMES[index] as string, rules]),
)

/** Names of the languages that have a file: `en`, `es`. */
export const languageNames = (): string[] => [...RULES.keys()]

/** The rules of every language that has a file, for what may be written in any: bibliographies and locators. */
export const allRules = (): LanguageRules[] => [...RULES.values()]

/** The rules of a language by its BCP 47 tag, undefined where it has no file: a text may quote any language. */
export function findRules(tag: string): LanguageRules | undefined {
  const subtags = tag.split('-')
  for (let length = subtags.length; length > 0; length--) {
    const rules = RULES.get(subtags.slice(0, length).join('-'))
    if (rules) return rules
  }
  return undefined
}

/**
 * The rules of a publication's language: loading publication.yaml has made sure that it has a file.
 *
 * @param tag BCP 47 tag
 * @throws Error where it has none
 */
export function rulesOf(tag: string): LanguageRules {
  const rules = findRules(tag)
  if (!rules) throw new Error(`No language file for ${tag}: expected ${languageFile(tag)}`)
  return rules
}

/** Lists that were asked for: those of the files of languages, which are few. */
const lists = new Map<string, readonly string[]>()

/** The words of a list of a language's file: the same array whenever it is asked for. */
export function wordsIn(list: string): readonly string[] {
  const known = lists.get(list)
  if (known) return known
  const words = list.split(' ').filter(word => word !== '')
  lists.set(list, words)
  return words
}

/** A language's name in the language of messages: `Spanish`. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames(TOOL_LANGUAGE, { type: 'language' }).of(tag.split('-')[0] ?? tag) ?? tag
}
