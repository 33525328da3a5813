import { setImmediate } from 'node:timers/promises'
import type { VFile } from 'vfile'
import { type LocalisedReferences, loadLocalisedReferences } from '../bibliography/localised-references.ts'
import { loadReferences, type References } from '../bibliography/references.ts'
import { type FigureLibrary, loadFigures } from '../figures/library.ts'
import { type Files, readTextFile } from '../ground/files.ts'
import type { Publication } from '../model/publication.ts'
import type { Round } from '../model/round.ts'
import type { Acronym, Source } from '../model/source.ts'
import type { Version } from '../model/version.ts'
import { loadAcronyms } from './acronyms.ts'
import { loadAttachments } from './attachments.ts'
import { type Facts, loadFacts } from './facts.ts'
import { loadOwnWords, type OwnWords } from './own-words.ts'
import type { LoadedPublication } from './publication.ts'
import { loadRounds } from './rounds.ts'
import { loadSharePicture } from './share-picture.ts'
import { loadSources } from './sources.ts'
import { loadVersions } from './versions.ts'
import { publicationWords } from './words.ts'

/** Everything that editors write, read once. */
export interface Content {
  publication: Publication
  /** Chapters and included files, by name. */
  sources: ReadonlyMap<string, Source>
  /** Lists of words outside chapters: publication.yaml, acronyms, figures. */
  wordLists: readonly Source[]
  acronyms: readonly Acronym[]
  /** The words of `content/acronyms.yaml`; undefined when the publication has no such file. */
  acronymList: Source | undefined
  /** Words that are right though no dictionary has them. */
  ownWords: OwnWords
  /** Earlier versions of the publication. */
  versions: readonly Version[]
  /** The rounds of consultation. */
  rounds: readonly Round[]
  facts: Facts
  figures: FigureLibrary
  /** The files that chapters link to, by their path below `dist/`. */
  attachments: Files
  references: References
  /** What differs in the references of a language, where it says so. */
  localisedReferences: readonly LocalisedReferences[]
  /** `references.bib`; undefined when there is none. */
  bibliography: VFile | undefined
  /** Every file read, with its messages. */
  files: readonly VFile[]
}

/** Loads chapters, acronyms, figures and the bibliography of a publication. Problems are messages on the files. */
export async function loadContent(publication: Publication, loaded: LoadedPublication): Promise<Content> {
  const sources = loadSources(publication, loaded)
  const { acronyms, source: acronymList } = loadAcronyms(publication.root)
  const attachments = new Map([
    ...loadAttachments(publication.root, sources.values()),
    ...loadSharePicture(publication, loaded),
  ])
  // Charts are drawn in a worker meanwhile.
  const [figures, { bibliography, references, localised, localisedFiles }] = await Promise.all([
    loadFigures(publication, sources.values(), loaded.placeOf),
    loadBibliography(publication),
  ])
  const { rounds, wordLists: roundLists, files: roundFiles } = loadRounds(publication)
  const { versions, file: versionList } = loadVersions(publication)
  const { facts, file: factList } = loadFacts(publication.root)
  const { ownWords, file: ownWordList } = loadOwnWords(publication)
  const wordLists = [
    publicationWords(publication, loaded.placeOf, sources.values()),
    ...(acronymList ? [acronymList] : []),
    figures.source,
    ...roundLists,
  ]
  return {
    publication,
    sources,
    wordLists,
    acronyms,
    acronymList,
    ownWords,
    versions,
    rounds,
    facts,
    figures,
    attachments,
    references,
    localisedReferences: localised,
    bibliography,
    files: [
      loaded.file,
      ...[...sources.values()].map(source => source.file),
      ...(acronymList ? [acronymList.file] : []),
      ...figures.files,
      ...(bibliography ? [bibliography] : []),
      ...localisedFiles,
      ...(factList ? [factList] : []),
      ...(ownWordList ? [ownWordList] : []),
      ...roundFiles,
      ...(versionList ? [versionList] : []),
    ],
  }
}

/** The works, and what differs in the references of a language. */
async function loadBibliography(publication: Publication): Promise<{
  bibliography: VFile | undefined
  references: References
  localised: readonly LocalisedReferences[]
  localisedFiles: readonly VFile[]
}> {
  // What is done beside it begins first.
  await setImmediate()
  const bibliography = readTextFile(publication.root, 'references.bib')
  const references: References = bibliography ? loadReferences(bibliography) : { items: new Map() }
  const { localised, files } = loadLocalisedReferences(publication, references.items)
  return { bibliography, references, localised, localisedFiles: files }
}
