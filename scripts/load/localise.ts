import type { Root } from 'mdast'
import { VFile } from 'vfile'
import type { Translate as TranslateFigure } from '../figures/asset.ts'
import { report } from '../ground/messages.ts'
import { inlineDefinitions } from '../markdown/link-definitions.ts'
import type { Edition, Language, Publication } from '../model/publication.ts'
import type { Acronym, Segment } from '../model/source.ts'
import { sourcesOf } from '../model/source-name.ts'
import localeOutOfDate from '../rules/locale-out-of-date.ts'
import { loadAligned } from '../translations/align-translations.ts'
import { translationFiles } from '../translations/load.ts'
import type { Locale } from '../translations/locales/locale.ts'
import { checkLocale } from '../translations/parity/check.ts'
import { planSync } from '../translations/plan.ts'
import { addShares, countShare, type Share } from '../translations/share.ts'
import { segmentSources } from '../translations/sources.ts'
import { translateSource, translateText } from '../translations/translate.ts'
import type { Content } from './content.ts'
import { loadTerms, type Term } from './terms.ts'

/** The content in one language. */
export interface Localised {
  language: Language
  /** Trees of the sources, by name. */
  trees: ReadonlyMap<string, Root>
  acronyms: readonly Acronym[]
  /** A text of publication.yaml in this language. */
  word(text: string): string
  /** BCP 47 tag of such a text where it is not translated. */
  wordLanguage(text: string): string | undefined
  translateFigure: TranslateFigure
  /** Share of an edition's words that is translated and up to date, 0 to 1; 1 in the source language. */
  translated(edition: Edition): number
}

export interface LocalisedContent {
  languages: ReadonlyMap<string, Localised>
  /** What the folders of the translations say. */
  locales: readonly Locale[]
  /** What is to be translated, with ids. */
  segments: readonly Segment[]
  terms: readonly Term[]
  /** The locale files read, with their messages. */
  files: readonly VFile[]
}

/** Gives segments their ids and applies the translations of all languages. Nothing is written. */
export function localise(publication: Publication, content: Content): LocalisedContent {
  const [sourceLanguage] = publication.languages
  const sources = segmentSources(content)
  const { translations, assignment } = loadAligned(publication, sources)
  const { locales } = translations
  const { writes } = planSync({ ...translations, sourceLanguage, sources, assignment, trivial: new Set() })
  for (const locale of locales) checkLocale(locale, assignment.segments.values(), sourceLanguage.tag)
  const languages = new Map<string, Localised>()
  languages.set(sourceLanguage.id, sourceLanguageContent(sourceLanguage, content))
  for (const locale of locales) languages.set(locale.language.id, applyLocale(locale, sourceLanguage, content))
  const files = translationFiles(translations)
  const { terms, file: termList } = loadTerms(publication)
  return {
    languages,
    locales,
    segments: [...assignment.segments.values()],
    terms,
    files: [...files, ...(termList ? [termList] : []), ...reportOutOfDate(publication, writes.size)],
  }
}

function sourceLanguageContent(language: Language, content: Content): Localised {
  return {
    language,
    trees: new Map([...content.sources].map(([name, { tree }]) => [name, inlineDefinitions(tree)])),
    acronyms: content.acronyms,
    word: text => text,
    wordLanguage: () => undefined,
    translateFigure: text => ({ text }),
    translated: () => 1,
  }
}

function applyLocale(locale: Locale, sourceLanguage: Language, content: Content): Localised {
  const trees = new Map<string, Root>()
  const shares = new Map<string, Share>()
  for (const [name, source] of content.sources) {
    const { tree, share } = translateSource(source, locale, sourceLanguage)
    trees.set(name, inlineDefinitions(tree))
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
      ...(acronymWords.get(long)?.state === 'untranslated' ? { longLang: sourceLanguage.tag } : {}),
    })),
    word: text => publicationWords.get(text)?.text ?? text,
    wordLanguage: text => (publicationWords.get(text)?.state === 'untranslated' ? sourceLanguage.tag : undefined),
    translateFigure: text => {
      const found = figureWords.get(text)
      if (!found) return { text }
      return found.state === 'untranslated' ? { text: found.text, lang: sourceLanguage.tag } : { text: found.text }
    },
    translated: edition => {
      const names = [...sourcesOf(edition, content.sources)]
      const share = addShares([common, ...names.flatMap(name => shares.get(name) ?? [])])
      const total = share.words.translated + share.words.stale + share.words.untranslated
      return total === 0 ? 1 : share.words.translated / total
    },
  }
}

/** One message for everything that a sync would change: which files, it says itself. */
function reportOutOfDate(publication: Publication, changed: number): VFile[] {
  if (changed === 0 || publication.languages.length === 1) return []
  const file = new VFile({ path: 'locales', cwd: publication.root })
  report(
    file,
    localeOutOfDate,
    `Unexpected edits since the last \`npm run translations:sync\`, expected it to be run (it would change ${changed} files)`,
  )
  return [file]
}
