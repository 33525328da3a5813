import type { VFile } from 'vfile'
import type { Publication } from '../model/publication.ts'
import type { Source } from '../model/source.ts'
import { loadAligned } from '../translations/align-translations.ts'
import type { Assignment } from '../translations/assign.ts'
import { interfaceList, withInterface } from '../translations/interface/list.ts'
import { type Translations, translationFiles } from '../translations/load.ts'
import { segmentSources } from '../translations/sources.ts'
import { type Content, loadContent } from './content.ts'
import { loadPublication } from './publication.ts'

/** Everything that translators' commands work on. */
export interface TranslationWorkspace {
  publication: Publication
  content: Content
  /** Chapters and lists of words, their segments with ids. */
  sources: Source[]
  translations: Translations
  assignment: Assignment
  /** The files under `locales/`, with their messages. */
  files: VFile[]
}

/**
 * The workspace with the words of the interface, as files for translators hold them.
 *
 * @param isWanted whether they are named; else they come where the publication has some of its own, or lacks some
 */
export function withInterfaceWords(workspace: TranslationWorkspace, isWanted = false): TranslationWorkspace {
  const { publication, sources, translations, assignment } = workspace
  const lists = new Map(translations.locales.map(locale => [locale, interfaceList(publication, locale.language)]))
  const chosen = [...lists].filter(([, { isOwn }]) => isOwn || isWanted)
  const [first] = chosen
  if (!first) return workspace
  const segments = new Map(chosen.flatMap(([, { source }]) => source.segments).map(segment => [segment.id, segment]))
  const locales = translations.locales.map(locale => {
    const list = lists.get(locale)
    return list && (list.isOwn || isWanted) ? withInterface(locale, list) : locale
  })
  return {
    ...workspace,
    sources: [...sources, { ...first[1].source, segments: [...segments.values()] }],
    translations: { ...translations, locales },
    assignment: { ...assignment, segments: new Map([...assignment.segments, ...segments]) },
  }
}

/**
 * Loads a publication with its translations.
 *
 * @returns the file with the problems instead, when the publication's settings cannot be read.
 */
export async function loadWorkspace(root: string): Promise<TranslationWorkspace | { failed: VFile }> {
  const loaded = loadPublication(root)
  const { publication } = loaded
  if (!publication) return { failed: loaded.file }
  const content = await loadContent(publication, loaded)
  const sources = segmentSources(content)
  const { translations, assignment } = loadAligned(publication, sources)
  return { publication, content, sources, translations, assignment, files: translationFiles(translations) }
}
