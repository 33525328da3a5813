import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { checkAcronyms } from '../checks/acronyms.ts'
import { checkCitations } from '../checks/citations.ts'
import { checkFacts } from '../checks/facts.ts'
import { checkFootnotes } from '../checks/footnotes.ts'
import { checkRecommendations } from '../checks/recommendations.ts'
import { checkTerms } from '../checks/terms.ts'
import { checkUncitedClaims } from '../checks/uncited-claims.ts'
import type { RenderInput } from '../formats/html/render.ts'
import { type Content, loadContent } from '../load/content.ts'
import { type Localised, type LocalisedContent, localise } from '../load/localise.ts'
import { type LoadedPublication, loadPublication } from '../load/publication.ts'
import type { Translate } from '../model/interface.ts'
import type { Edition, Language, Publication } from '../model/publication.ts'
import { type ResolvedDocument, resolveDocument } from '../resolve/document.ts'
import { type Equipment, loadEquipment } from './equipment.ts'

/** A publication that was read, translated and checked; nothing of it is put together yet. */
export interface Prepared {
  publication: Publication
  loaded: LoadedPublication
  content: Content
  equipment: Equipment
  localised: LocalisedContent
}

/**
 * The stages that all editions and languages share: load, parse, translate, check. Writes nothing.
 *
 * @returns publication.yaml with its messages instead, where that cannot be read.
 */
export async function prepare(root: string): Promise<Prepared | { failed: VFile }> {
  const loaded = loadPublication(root)
  const { publication } = loaded
  if (!publication) return { failed: loaded.file }
  // Chapters are parsed as they are loaded: what they include is known only then.
  const content = await loadContent(publication, loaded)
  const equipment = await loadEquipment(publication, loaded, content)
  // Ids come before translations, which are found by them.
  const localised = localise(publication, content)
  checkContent(publication, content)
  for (const locale of localised.locales) checkTerms(locale, localised.segments, localised.terms)
  return { publication, loaded, content, equipment, localised }
}

/** Every file read, with its messages. What resolving and rendering report comes to the same files. */
export function filesOf({ content, equipment, localised }: Prepared): VFile[] {
  return [...content.files, ...equipment.files, ...localised.files]
}

/** Puts an edition together in one language; undefined when its citation style cannot be had. */
export function resolve(
  { publication, content, equipment }: Prepared,
  edition: Edition,
  { language, trees, acronyms }: Localised,
): ResolvedDocument | undefined {
  const citer = equipment.citer(edition.style, language)
  if (!citer) return undefined
  const t = wordsOf(equipment, language)
  return resolveDocument({ publication, edition, language, sources: content.sources, trees, acronyms, citer, t })
}

/** What the pages of an edition are rendered from; undefined when its template cannot be had. */
export function renderInput(
  { publication, content, equipment }: Prepared,
  document: ResolvedDocument,
  localised: Localised,
): RenderInput | undefined {
  const template = equipment.templates.get(document.edition.template)
  if (!template) return undefined
  const t = wordsOf(equipment, document.language)
  return { publication, document, template, localised, t, figures: content.figures, commit: equipment.commit }
}

/** The words of the interface in a language of the publication. */
export function wordsOf(equipment: Equipment, language: Language): Translate {
  const t = equipment.interface.get(language.id)
  if (!t) throw new Error(`No interface words were loaded for ${language.id}`)
  return t
}

function isUnreadable({ ruleId }: VFileMessage): boolean {
  return ruleId === 'file-not-utf8'
}

function checkContent({ checks }: Publication, content: Content): void {
  const keys = new Set(content.references.items.keys())
  const isRead = content.files.every(({ path, messages }) => path !== 'references.bib' || !messages.some(isUnreadable))
  for (const source of content.sources.values()) {
    checkFootnotes(source)
    // Where the bibliography cannot be read at all, that is the one thing to tell.
    if (isRead) checkCitations(source, keys)
    checkFacts(source, content.facts)
    if (checks.uncitedClaims) checkUncitedClaims(source, checks)
  }
  checkRecommendations(content.sources.values())
  checkAcronyms(content, checks)
}
