import path from 'node:path'
import type { Root } from 'mdast'
import { VFile } from 'vfile'
import type { Translate as TranslateFigure } from '../figures/asset.ts'
import { extractSegments } from '../markdown/segments.ts'
import { report } from '../messages.ts'
import type { Acronym, Edition, Language, Publication, Source } from '../model.ts'
import { type Assignment, assignIds } from '../translations/assign.ts'
import { createLocale, type Locale } from '../translations/locale.ts'
import { type LocaleFile, readLocaleFile } from '../translations/locale-file.ts'
import { type Register, readRegister } from '../translations/register.ts'
import { addShares, countShare, type Share } from '../translations/share.ts'
import { translateSource, translateText } from '../translations/translate.ts'
import type { Content } from './content.ts'
import { listFiles, readTextFile } from './files.ts'

/** The content in one language. */
export interface Localised {
  language: Language
  /** Trees of the sources, by name. */
  trees: ReadonlyMap<string, Root>
  acronyms: readonly Acronym[]
  /** A text of publication.yaml in this language. */
  word(text: string): string
  translateFigure: TranslateFigure
  /** Share of an edition's words that is translated and up to date, 0 to 1; 1 in the source language. */
  translated(edition: Edition): number
}

export interface LocalisedContent {
  languages: ReadonlyMap<string, Localised>
  /** Locale files, for translators' commands and for messages. */
  locales: readonly Locale[]
  registers: ReadonlyMap<string, Register>
  assignment: Assignment
  files: readonly VFile[]
}

/** Files in a language's folder that hold no segments. */
const OTHER_FILES = new Set(['interface.json'])
const RETIRED = '.retired.json'

/** Gives segments their ids and applies the translations of all languages. Nothing is written. */
export function localise(publication: Publication, content: Content): LocalisedContent {
  const [sourceLanguage, ...targets] = publication.languages
  const sources = [...content.sources.values()]
  for (const source of sources) source.segments = extractSegments(source.tree, String(source.file), source.name)
  const registers = readRegisters(publication, sourceLanguage)
  const locales = targets.map(language => readLocale(publication, language))
  const everything = [...content.wordLists, ...sources]
  const assignment = assignIds(everything, registers, locales)

  const languages = new Map<string, Localised>()
  languages.set(sourceLanguage.id, sourceLanguageContent(sourceLanguage, content))
  for (const locale of locales) languages.set(locale.language.id, applyLocale(locale, sourceLanguage, content))
  const files = [
    ...[...registers.values()].map(({ file }) => file),
    ...locales.flatMap(({ files, retired }) => [...[...files.values()].map(({ file }) => file), retired.file]),
  ]
  const outOfDate = reportOutOfDate(publication, assignment, locales)
  return { languages, locales, registers, assignment, files: [...files, ...outOfDate] }
}

function readRegisters(publication: Publication, language: Language): Map<string, Register> {
  return new Map(localeFiles(publication, language).map(({ name, file }) => [name, readRegister(file)]))
}

function readLocale(publication: Publication, language: Language): Locale {
  const files = new Map<string, LocaleFile>()
  for (const { name, file } of localeFiles(publication, language)) files.set(name, readLocaleFile(file))
  const relative = `locales/${language.id}/${RETIRED}`
  const retired = readTextFile(publication.root, relative) ?? new VFile({ path: relative, value: '{}' })
  return createLocale(language, files, readLocaleFile(retired))
}

function localeFiles(publication: Publication, language: Language): { name: string; file: VFile }[] {
  const folder = `locales/${language.id}`
  return listFiles(path.join(publication.root, folder))
    .filter(name => name.endsWith('.json') && name !== RETIRED && !OTHER_FILES.has(name))
    .flatMap(name => {
      const file = readTextFile(publication.root, `${folder}/${name}`)
      return file ? [{ name: name.replace(/\.json$/, ''), file }] : []
    })
}

function sourceLanguageContent(language: Language, content: Content): Localised {
  return {
    language,
    trees: new Map([...content.sources].map(([name, { tree }]) => [name, tree])),
    acronyms: content.acronyms,
    word: text => text,
    translateFigure: text => ({ text }),
    translated: () => 1,
  }
}

function applyLocale(locale: Locale, sourceLanguage: Language, content: Content): Localised {
  const trees = new Map<string, Root>()
  const shares = new Map<string, Share>()
  for (const [name, source] of content.sources) {
    const { tree, share } = translateSource(source, locale, sourceLanguage)
    trees.set(name, tree)
    shares.set(name, share)
  }
  const words = (name: string): Map<string, { state: string; text: string }> => {
    const list = content.wordLists.find(source => source.name === name)
    return new Map(list?.segments.map(segment => [segment.text, translateText(segment, locale)]))
  }
  const publicationWords = words('publication')
  const acronymWords = words('acronyms')
  const figureWords = words('figures')
  const acronym = (text: string): string => acronymWords.get(text)?.text ?? text
  const common = addShares(content.wordLists.map(list => countShare(list.segments, locale)))
  return {
    language: locale.language,
    trees,
    acronyms: content.acronyms.map(({ id, short, long, shortPlural, longPlural }) => ({
      id,
      short: acronym(short),
      long: acronym(long),
      shortPlural: acronym(shortPlural),
      longPlural: acronym(longPlural),
    })),
    word: text => publicationWords.get(text)?.text ?? text,
    translateFigure: text => {
      const found = figureWords.get(text)
      if (!found) return { text }
      return found.state === 'untranslated' ? { text: found.text, lang: sourceLanguage.tag } : { text: found.text }
    },
    translated: edition => {
      const names = [...sourcesOf(edition, content.sources)]
      const { words } = addShares([common, ...names.flatMap(name => shares.get(name) ?? [])])
      const total = words.translated + words.stale + words.untranslated
      return total === 0 ? 1 : words.translated / total
    },
  }
}

/** The sources that an edition is made of, with those that its chapters include. */
function sourcesOf(edition: Edition, sources: ReadonlyMap<string, Source>): Set<string> {
  const names = new Set<string>()
  const add = (name: string): void => {
    const source = sources.get(name)
    if (!source || names.has(name)) return
    names.add(name)
    for (const included of source.includes) add(included)
  }
  for (const chapter of edition.chapters) add(chapter.replace(/\.md$/, ''))
  return names
}

function reportOutOfDate(publication: Publication, assignment: Assignment, locales: readonly Locale[]): VFile[] {
  if (!assignment.outOfDate || locales.length === 0) return []
  const file = new VFile({ path: `locales/${publication.languages[0].id}`, cwd: publication.root })
  report(
    file,
    'locale-out-of-date',
    'Unexpected edits since the last `npm run translations:sync`, expected it to be run',
  )
  return [file]
}
