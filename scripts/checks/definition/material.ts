import type { VFile } from 'vfile'
import type { LocalisedReferences } from '../../bibliography/localised-references.ts'
import type { References } from '../../bibliography/references.ts'
import type { FigureLibrary } from '../../figures/library.ts'
import type { Coverage } from '../../fonts/coverage.ts'
import type { OwnWords } from '../../load/own-words.ts'
import type { LoadedPublication } from '../../load/publication.ts'
import type { Repository } from '../../load/repository.ts'
import type { Term } from '../../load/terms.ts'
import type { Edition, Language, Publication } from '../../model/publication.ts'
import type { Acronym, Segment, Source } from '../../model/source.ts'
import type { Locale } from '../../translations/locales/locale.ts'

/** What checks can read. Each takes what it needs of it. */
export interface Material {
  publication: Publication
  /** Place of a value in publication.yaml, by its path of keys. */
  placeOf: LoadedPublication['placeOf']
  /** Chapters and included files, by name. */
  sources: ReadonlyMap<string, Source>
  /** Lists of words outside chapters: publication.yaml, acronyms, figures. */
  wordLists: readonly Source[]
  acronyms: readonly Acronym[]
  /** The words of `content/acronyms.yaml`; undefined when the publication has no such file. */
  acronymList: Source | undefined
  /** Words that are right though no dictionary has them. */
  ownWords: OwnWords
  /** Whether a list of words could not be read: what it would say of them is not known. */
  lacksWords: boolean
  /** Numbers of the facts that docs/sources.md lists, by the name of the chapter that rests on them. */
  facts: ReadonlyMap<string, ReadonlySet<string>>
  figures: FigureLibrary
  references: References
  /** What differs in the references of a language, where it says so. */
  localisedReferences: readonly LocalisedReferences[]
  /** `references.bib`; undefined when there is none. */
  bibliography: VFile | undefined
  /** What the folders of the translations say. */
  locales: readonly Locale[]
  /** What is to be translated, with ids. */
  segments: readonly Segment[]
  terms: readonly Term[]
  /** Whether there is a sign for a character: in print, whether one of the fonts has it. */
  has: Coverage
  repository: Pick<Repository, 'revision'>
  /** What is to be published: all of it, if nothing else is asked for. */
  wanted: Wanted
}

export interface Wanted {
  editions: readonly Edition[]
  languages: readonly Language[]
  /** Whether it is for members to comment on, and so a draft. */
  toComment?: boolean
}
