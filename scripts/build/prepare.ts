import type { VFile } from 'vfile'
import type { Material, Wanted } from '../checks/definition/material.ts'
import { startChecks } from '../checks/definition/run.ts'
import type { Format, FormatSession } from '../formats/format.ts'
import { report } from '../ground/messages.ts'
import { timed } from '../ground/profile.ts'
import { ACRONYM_LIST } from '../load/acronyms.ts'
import { type Citers, loadCiters } from '../load/citers.ts'
import { type Content, loadContent } from '../load/content.ts'
import { loadInterface } from '../load/interface.ts'
import { type LocalisedContent, localise } from '../load/localise.ts'
import { OWN_WORDS } from '../load/own-words.ts'
import { type LoadedNumbers, loadParagraphNumbers, outOfDateNumbers } from '../load/paragraph-numbers.ts'
import { type LoadedPublication, loadPublication } from '../load/publication.ts'
import { type Repository, readRepository } from '../load/repository.ts'
import { TERM_LIST } from '../load/terms.ts'
import type { Translate } from '../model/interface.ts'
import type { Publication } from '../model/publication.ts'
import type { Variant } from '../renditions/variant.ts'
import yamlSchema from '../rules/yaml-schema.ts'
import { interfaceList } from '../translations/interface/list.ts'
import { reportOlderWords } from '../translations/interface/report.ts'
import { checkLocale } from '../translations/parity/check.ts'
import { checkReferences } from '../translations/parity/check-references.ts'
import { FORMAT_IDS, formatIdsOf, loadFormat } from './formats.ts'

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
  /** Numbers of paragraphs by edition; none where they have no numbers. */
  paragraphNumbers: LoadedNumbers['numbers']
  /** The publication's formats with what they read, in the order in which files are listed. */
  formats: ReadonlyMap<Format, FormatSession>
  /** Every file read, with its messages. What resolving and rendering report comes to the same files. */
  files: readonly VFile[]
}

export interface PrepareOptions {
  /** Sets up its formats in place of the publication's. */
  variant?: Variant | undefined
  /** Whether nothing is checked yet: {@link checkPrepared} has to be called before anything is told or written. */
  unchecked?: boolean
  /** Told which formats the publication has, as soon as that is known. */
  onFormats?: (formats: Iterable<Format>) => void
}

/**
 * What all editions and languages share: load, parse, translate, check. Writes nothing.
 *
 * @returns publication.yaml with its messages instead, where that cannot be read.
 */
export async function prepare(
  root: string,
  { variant, unchecked, onFormats }: PrepareOptions = {},
): Promise<Prepared | { failed: VFile }> {
  const loaded = loadPublication(root)
  const { publication } = loaded
  if (!publication) return { failed: loaded.file }
  const formats = await setUpFormats(publication, loaded, await formatIdsOf(variant, publication.formats))
  onFormats?.(formats.keys())
  // Chapters are parsed as they are loaded: what they include is known only then.
  const content = await timed({ stage: 'read' }, () => loadContent(publication, loaded))
  const { words, files: wordFiles } = await loadWords(publication)
  const citers = loadCiters(publication, loaded, content)
  const repository = readRepository(publication)
  // Ids come before translations, which are found by them.
  const localised = timed({ stage: 'translate' }, () => localise(publication, content))
  const numbers = loadParagraphNumbers(publication, content.sources)
  const numberFiles = [...numbers.files, ...outOfDateNumbers(root, numbers.writes.keys())]
  const [source] = publication.languages
  for (const one of content.localisedReferences) checkReferences(one, content.references.items, source.tag)
  const read = [...formats.values()].flatMap(({ files }) => files)
  const files = [
    ...new Set([...content.files, ...wordFiles, ...read, ...citers.files, ...localised.files, ...numberFiles]),
  ]
  const paragraphNumbers = numbers.numbers
  const shared = { publication, loaded, content, localised, words, citers, repository }
  const prepared = { ...shared, paragraphNumbers, formats, files }
  if (!unchecked) await checkPrepared(prepared)
  return prepared
}

/** Which warnings and hints are looked for beside errors: those take most of the time. */
export type Warnings = 'all' | 'of translations' | 'none'

/** Has a publication read by the checks. What they find is reported on its files. */
export async function checkPrepared(prepared: Prepared, warnings: Warnings = 'all'): Promise<void> {
  const { publication, localised } = prepared
  const [source] = publication.languages
  const runChecks = await startChecks(materialOf(prepared), 'always', warnings !== 'all')
  await timed({ stage: 'check translations' }, async () => {
    for (const locale of localised.locales)
      await checkLocale(locale, localised.segments, source.tag, warnings === 'none')
  })
  await timed({ stage: 'check' }, runChecks)
}

/** What checks read of a publication of which some, or all, is to be published. */
export function materialOf(
  { publication, loaded, content, localised, repository }: Prepared,
  wanted: Wanted = publication,
): Material {
  const { placeOf } = loaded
  const lacksWords = [...content.files, ...localised.files].some(
    ({ path, messages }) => WORD_LISTS.includes(path) && messages.length > 0,
  )
  return { ...content, ...localised, publication, placeOf, repository, wanted, lacksWords, has: () => true }
}

/** Lists of words that are right. */
const WORD_LISTS: readonly string[] = [OWN_WORDS, ACRONYM_LIST, TERM_LIST]

async function setUpFormats(
  publication: Publication,
  loaded: LoadedPublication,
  ids: readonly string[],
): Promise<Map<Format, FormatSession>> {
  const formats: Format[] = []
  for (const [index, id] of ids.entries())
    if (FORMAT_IDS.includes(id)) formats.push(await loadFormat(id))
    else
      report(
        loaded.file,
        yamlSchema,
        `There is no format \`${id}\`, only ${FORMAT_IDS.map(one => `\`${one}\``).join(', ')}`,
        {
          place: loaded.placeOf(['formats', index]),
          actual: id,
          expected: FORMAT_IDS,
        },
      )
  return new Map(formats.map(format => [format, format.setUp({ publication, loaded, formats })]))
}

async function loadWords({ root, languages }: Publication): Promise<{ words: Map<string, Translate>; files: VFile[] }> {
  const words = new Map<string, Translate>()
  const files: VFile[] = []
  for (const language of languages) {
    const { t, files: read } = await loadInterface(root, language)
    words.set(language.id, t)
    files.push(...read)
    if (language !== languages[0]) reportOlderWords(interfaceList({ root, languages }, language), read.at(-1))
  }
  return { words, files }
}
