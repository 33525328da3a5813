import type { Root } from 'mdast'
import { VFile } from 'vfile'
import type { FigureAsset, Translate as TranslateFigure } from '../figures/asset.ts'
import { wordKey } from '../figures/library.ts'
import { report } from '../ground/messages.ts'
import { inlineDefinitions } from '../markdown/link-definitions.ts'
import type { Edition, Language, Publication } from '../model/publication.ts'
import type { Acronym, Segment, Words } from '../model/source.ts'
import { sourcesOf } from '../model/source-name.ts'
import { acronymPlace } from '../model/word-places.ts'
import localeOutOfDate from '../rules/locale-out-of-date.ts'
import { loadAligned } from '../translations/align-translations.ts'
import { translationFiles } from '../translations/load.ts'
import type { Locale } from '../translations/locales/locale.ts'
import { planSync } from '../translations/plan.ts'
import { addShares, countShare, type Share, totalOf } from '../translations/share.ts'
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
  /**
   * Words of publication.yaml or a chapter's short title in this language, with the source language where they are not
   * translated.
   *
   * @param place see `model/word-places.ts`
   * @param text as written
   */
  word(place: string, text: string): Words
  translateFigure(asset: FigureAsset): TranslateFigure
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

const AS_WRITTEN: TranslateFigure = text => ({ text })

function sourceLanguageContent(language: Language, content: Content): Localised {
  return {
    language,
    trees: new Map([...content.sources].map(([name, { tree }]) => [name, inlineDefinitions(tree)])),
    acronyms: content.acronyms,
    word: (_, text) => ({ text, lang: undefined }),
    translateFigure: () => AS_WRITTEN,
    translated: () => 1,
  }
}

function applyLocale(locale: Locale, sourceLanguage: Language, content: Content): Localised {
  const shares = new Map<string, Share>()
  for (const [name, { segments }] of content.sources) shares.set(name, countShare(segments, locale))
  let trees: ReadonlyMap<string, Root> | undefined
  const listed = new Map(
    content.wordLists.map(({ name, segments }) => [name, new Map(segments.map(segment => [segment.in, segment]))]),
  )
  const placed = new Map([...listed].flatMap(([name, words]) => (isPlaced(name) ? [...words] : [])))
  const translated = (segment: Segment | undefined, text: string): Words => {
    if (!segment) return { text, lang: undefined }
    const { state, text: target } = translateText(segment, locale)
    return { text: target, lang: state === 'untranslated' ? sourceLanguage.tag : undefined }
  }
  const acronym = (id: string, form: string, text: string): Words =>
    translated(listed.get('acronyms')?.get(acronymPlace(id, form)), text)
  const figures = new Map(
    [...content.figures.words].map(([asset, words]): [FigureAsset, TranslateFigure] => [
      asset,
      (text, where) => {
        const { text: target, lang } = translated(words.get(wordKey(text, where)), text)
        return lang === undefined ? { text: target } : { text: target, lang }
      },
    ]),
  )
  const common = addShares(content.wordLists.map(list => countShare(list.segments, locale)))
  return {
    language: locale.language,
    // To make them takes long, and a check needs none of them.
    get trees() {
      trees ??= new Map(
        [...content.sources].map(([name, source]) => [
          name,
          inlineDefinitions(translateSource(source, locale, sourceLanguage)),
        ]),
      )
      return trees
    },
    acronyms: content.acronyms.map(({ id, short, long, shortPlural, longPlural }) => {
      const [shown, expanded] = [acronym(id, 'short', short), acronym(id, 'long', long)]
      return {
        id,
        short: shown.text,
        long: expanded.text,
        // A plural of its own is a word of its own.
        shortPlural: shortPlural === short ? shown.text : acronym(id, 'shortPlural', shortPlural).text,
        longPlural: longPlural === long ? expanded.text : acronym(id, 'longPlural', longPlural).text,
        ...(expanded.lang === undefined ? {} : { longLang: expanded.lang }),
      }
    }),
    word: (place, text) => translated(placed.get(place), text),
    translateFigure: asset => figures.get(asset) ?? AS_WRITTEN,
    translated: edition => {
      const names = [...sourcesOf(edition, content.sources)]
      const share = addShares([common, ...names.flatMap(name => shares.get(name) ?? [])])
      const total = totalOf(share.words)
      return total === 0 ? 1 : share.words.translated / total
    },
  }
}

/** Whether the words of a list are found by places that no other list has. */
function isPlaced(list: string): boolean {
  return list === 'publication' || list.startsWith('consultation/')
}

/** One message for everything that a sync would change: which files, it says itself. */
function reportOutOfDate(publication: Publication, changed: number): VFile[] {
  if (changed === 0 || publication.languages.length === 1) return []
  const file = new VFile({ path: 'locales', cwd: publication.root })
  report(
    file,
    localeOutOfDate,
    `The chapters were edited since the last \`npm run translations:sync\`: run it (it changes ${changed} files)`,
  )
  return [file]
}
