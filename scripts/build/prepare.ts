import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { checkAcronyms } from '../checks/acronyms.ts'
import { checkAnchorAttributes } from '../checks/anchor-attributes.ts'
import { checkCitations } from '../checks/citations.ts'
import { checkFacts } from '../checks/facts.ts'
import { checkFootnotes } from '../checks/footnotes.ts'
import { checkTerms } from '../checks/terms.ts'
import { checkUncitedClaims } from '../checks/uncited-claims.ts'
import type { Format, FormatSession } from '../formats/format.ts'
import { report } from '../ground/messages.ts'
import { type Citers, loadCiters } from '../load/citers.ts'
import { type Content, loadContent } from '../load/content.ts'
import { loadInterface } from '../load/interface.ts'
import { type LocalisedContent, localise } from '../load/localise.ts'
import { type LoadedPublication, loadPublication } from '../load/publication.ts'
import { type Repository, readRepository } from '../load/repository.ts'
import type { Translate } from '../model/interface.ts'
import type { Publication } from '../model/publication.ts'
import { checkReferences } from '../translations/parity/check-references.ts'
import { FORMAT_IDS, loadFormat } from './formats.ts'

/** A publication that was read, translated and checked; nothing of it is put together yet. */
export interface Prepared {
  publication: Publication
  loaded: LoadedPublication
  content: Content
  localised: LocalisedContent
  /** Words of the interface by language id. */
  words: ReadonlyMap<string, Translate>
  citers: Citers
  repository: Repository
  /** The publication's formats with what they read, in the order in which files are listed. */
  formats: ReadonlyMap<Format, FormatSession>
  /** Every file read, with its messages. What resolving and rendering report comes to the same files. */
  files: readonly VFile[]
}

/**
 * What all editions and languages share: load, parse, translate, check. Writes nothing.
 *
 * @returns publication.yaml with its messages instead, where that cannot be read.
 */
export async function prepare(root: string): Promise<Prepared | { failed: VFile }> {
  const loaded = loadPublication(root)
  const { publication } = loaded
  if (!publication) return { failed: loaded.file }
  // Chapters are parsed as they are loaded: what they include is known only then.
  const content = await loadContent(publication, loaded)
  const { words, files: wordFiles } = await loadWords(publication)
  const formats = await setUpFormats(publication, loaded)
  const citers = loadCiters(publication, loaded, content)
  const repository = readRepository(publication)
  // Ids come before translations, which are found by them.
  const localised = localise(publication, content)
  checkContent(publication, content)
  const [source] = publication.languages
  for (const one of content.localisedReferences) checkReferences(one, content.references.items, source.tag)
  for (const locale of localised.locales) checkTerms(locale, localised.segments, localised.terms)
  const read = [...formats.values()].flatMap(({ files }) => files)
  const files = [...new Set([...content.files, ...wordFiles, ...read, ...citers.files, ...localised.files])]
  return { publication, loaded, content, localised, words, citers, repository, formats, files }
}

async function setUpFormats(publication: Publication, loaded: LoadedPublication): Promise<Map<Format, FormatSession>> {
  const formats: Format[] = []
  for (const [index, id] of publication.formats.entries())
    if (FORMAT_IDS.includes(id)) formats.push(await loadFormat(id))
    else
      report(loaded.file, 'yaml-schema', `There is no format \`${id}\``, {
        place: loaded.placeOf(['formats', index]),
        actual: id,
        expected: FORMAT_IDS,
      })
  return new Map(formats.map(format => [format, format.setUp({ publication, loaded, formats })]))
}

async function loadWords({ root, languages }: Publication): Promise<{ words: Map<string, Translate>; files: VFile[] }> {
  const words = new Map<string, Translate>()
  const files: VFile[] = []
  for (const language of languages) {
    const { t, files: read } = await loadInterface(root, language)
    words.set(language.id, t)
    files.push(...read)
  }
  return { words, files }
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
  checkAnchorAttributes(content.sources.values())
  checkAcronyms(content, checks)
}
