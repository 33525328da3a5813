import type { FigureLibrary } from '../figures/library.ts'
import { timed } from '../ground/profile.ts'
import type { Citers } from '../load/citers.ts'
import type { Content } from '../load/content.ts'
import type { Localised, LocalisedContent } from '../load/localise.ts'
import type { Repository } from '../load/repository.ts'
import type { Translate } from '../model/interface.ts'
import type { Edition, Numbered, Publication } from '../model/publication.ts'
import type { Round } from '../model/round.ts'
import type { Source } from '../model/source.ts'
import type { ChapterTree } from '../resolve/assemble.ts'
import { arrangeDocument, type ResolvedDocument, resolveDocument } from '../resolve/document.ts'
import type { ParagraphNumbers } from '../resolve/paragraph-numbers.ts'
import type { RoundInLanguage } from './round-in-language.ts'
import { type Titles, titlesOf } from './titles.ts'

/** An edition in one language, put together: what every format starts from. It knows no format. */
export interface Rendition {
  /** Path of its files below `dist/`, without their endings: `es/policy-paper`, `es/policy-paper.bilingual`. */
  path: string
  publication: Publication
  edition: Edition
  /** Its text, put together when it is first asked for: that takes long. */
  readonly document: ResolvedDocument
  localised: Localised
  titles: Titles
  /** Words of the interface. */
  t: Translate
  figures: FigureLibrary
  repository: Repository
  /** The chapters as they were written, by name. */
  sources: ReadonlyMap<string, Source>
  /** Whether the numbers of paragraphs are shown. */
  numbering: Numbered
  /** The rounds of consultation that there are. */
  rounds: readonly Round[]
  /** The round that it is made for, with what members need to answer. */
  consulted?: RoundInLanguage
  /** Where a page for the screen shows what members said about a segment, by its id, and how many entries that are. */
  discussed?: ReadonlyMap<string, Discussed>
  /** Set beside it, block by block, for proofreading: the same edition in the source language. */
  beside?: Rendition
  /** Whether it holds the words of two revisions, with what changed from one to the other. */
  redline?: boolean
  /** The chapter that sums up what changed; it is no part of the text. */
  firstPage?: ChapterTree
}

/** What members said about a segment. */
export interface Discussed {
  /** As seen from the page. */
  address: string
  count: number
}

/** What renditions are made from. */
export interface RenditionSources {
  publication: Publication
  content: Content
  localised: LocalisedContent
  /** Words of the interface by language id. */
  words: ReadonlyMap<string, Translate>
  citers: Citers
  repository: Repository
  /** Numbers of paragraphs by edition. */
  paragraphNumbers: ReadonlyMap<string, ParagraphNumbers>
}

/**
 * Puts every edition together in the source language and goes no further: all problems of editions are found on the way.
 * Citing works takes most of the time that a document takes, and reports nothing.
 */
export function checkEditions({ publication, content, localised, words, paragraphNumbers }: RenditionSources): void {
  const [language] = publication.languages
  const source = localised.languages.get(language.id)
  if (!source) return
  const t = wordsOf(words, language)
  const { sources } = content
  for (const edition of publication.editions)
    arrangeDocument({
      ...{ publication, edition, language, sources, t, trees: source.trees, acronyms: source.acronyms },
      paragraphs: paragraphNumbers.get(edition.id) ?? new Map(),
    })
}

/** Every edition in every language, save those whose citation style cannot be had. */
export function makeRenditions(sources: RenditionSources): Rendition[] {
  return sources.publication.editions.flatMap(edition =>
    [...sources.localised.languages.values()].flatMap(localised => makeRendition(sources, edition, localised) ?? []),
  )
}

/** An edition in one language; undefined when its citation style cannot be had. */
export function makeRendition(
  sources: RenditionSources,
  edition: Edition,
  localised: Localised,
): Rendition | undefined {
  const { publication, content, words, citers, repository } = sources
  const paragraphs: ParagraphNumbers = sources.paragraphNumbers.get(edition.id) ?? new Map()
  const { language } = localised
  const citer = citers.get(edition.style, language)
  if (!citer) return undefined
  const t = wordsOf(words, language)
  let document: ResolvedDocument | undefined
  return {
    path: `${language.id}/${edition.id}`,
    publication,
    edition,
    get document() {
      const { trees, acronyms } = localised
      document ??= timed({ stage: 'resolve', edition: edition.id, language: language.id }, () =>
        resolveDocument({
          ...{ publication, edition, language, sources: content.sources, trees, acronyms, citer, t, paragraphs },
        }),
      )
      return document
    },
    numbering: publication.numbering,
    rounds: content.rounds,
    localised,
    titles: titlesOf(publication, edition, localised),
    t,
    figures: content.figures,
    repository,
    sources: content.sources,
  }
}

/** A rendition with some of it otherwise, as getters too: its text is not put together for that. */
export function varied(rendition: Rendition, changes: Partial<Rendition>): Rendition {
  const own = Object.getOwnPropertyDescriptors(rendition)
  return Object.defineProperties({} as Rendition, { ...own, ...Object.getOwnPropertyDescriptors(changes) })
}

/** The words of the interface in a language of the publication. */
export function wordsOf(words: ReadonlyMap<string, Translate>, language: { id: string }): Translate {
  const t = words.get(language.id)
  if (!t) throw new Error(`No interface words were loaded for ${language.id}`)
  return t
}
