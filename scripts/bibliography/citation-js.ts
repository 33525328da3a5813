import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import type { CslItem } from './csl.ts'
import type { CommandKind } from './tex.ts'

// The one file that knows citation-js and, through it, the CSL processor (citeproc).

const bibtex = plugins.config.get('@bibtex')
const csl = plugins.config.get('@csl')

/** A BibTeX entry: field names in lower case, values in TeX. */
export interface TexEntry {
  type: string
  label: string
  properties: Record<string, string>
}

/** Reads an entry as citation-js does: TeX, names, and which field becomes which variable. Throws at TeX it cannot read. */
export function entryToCsl(entry: TexEntry): CslItem {
  const items = plugins.input.chain(entry, {
    // Without a forced type citation-js guesses, and a guess may be "this is a URL, fetch it".
    forceType: '@biblatex/entry+object',
    generateGraph: false,
    maxChainLength: 10,
    strict: true,
    target: '@csl/list+object',
  })
  return items[0] as unknown as CslItem
}

/** What citation-js does with a TeX command. */
export function texCommandKind(command: string): CommandKind {
  const { constants } = bibtex
  if (command in constants.formattingCommands || command in constants.argumentCommands) return 'argument'
  const tables = [constants.commands, constants.formattingEnvs, mathCommands()]
  return tables.some(table => command in table) || command in constants.mathScriptFormatting ? 'text' : 'unknown'
}

/** Fields that citation-js knows. */
export function knownFields(): string[] {
  return Object.keys(bibtex.constants.fieldTypes)
}

/** The CSL locales that come with citation-js. */
export function bundledLocale(name: string): string | undefined {
  return csl.locales.has(name) ? csl.locales.get(name) : undefined
}

export function bundledLocaleNames(): string[] {
  return csl.locales.list()
}

/** A citation for the CSL processor. */
export interface EngineCitation {
  citationID: string
  citationItems: EngineCitationItem[]
  /** `noteIndex`: number of the note, 0 in the text; `unsorted`: the works keep their order whatever the style says. */
  properties: { noteIndex: number; unsorted: boolean; 'suppress-trailing-punctuation': boolean }
}

export interface EngineCitationItem {
  id: string
  locator?: string
  label?: string
  prefix?: string
  suffix?: string
  'suppress-author'?: boolean
  'author-only'?: boolean
}

/** What the processor tells about a variable that it prints. */
export interface RenderedVariable {
  itemData: { id: string }
  variableNames: string[]
  context: 'citation' | 'bibliography' | 'intext'
  position: 'first' | 'container-subsequent' | 'subsequent' | 'ibid' | 'ibid-with-locator'
}

/** What the processor asks of its caller. */
export interface EngineSystem {
  retrieveItem(id: string): unknown
  retrieveLocale(name: string): string
  /** Wraps a printed variable; all four strings are HTML. */
  variableWrapper(variable: RenderedVariable, before: string, text: string, after: string): string
}

/** The part of citeproc's `CSL.Engine` that we use. */
export interface CslEngine {
  sys: EngineSystem
  opt: { xclass: 'note' | 'in-text'; development_extensions: Record<string, boolean> }
  /** Formats all citations of a document, in order, each with all before it: `[citationID, noteIndex, HTML]`. */
  rebuildProcessorState(citations: EngineCitation[], mode: 'html'): [string, number, string][]
  /** Takes over a whole document and formats what depends on its order: `[index, HTML]`. With nothing: forgets all. */
  restoreProcessorState(citations: EngineCitation[]): [unknown, [number, string, string][]] | []
  /** Formats a citation that is not part of the document. */
  makeCitationCluster(items: EngineCitationItem[]): string
  makeBibliography(): false | [{ entry_ids: string[][] }, string[]]
  getTerm(term: string, form?: 'long' | 'short'): string | undefined
}

/**
 * What citeproc would do beside formatting: guess CSL variables in `note`, labels and dates in locators and particles in
 * names, and write on the console what it thinks of the numbers of notes.
 */
const UNWANTED = [
  'field_hack',
  'locator_label_parse',
  'locator_date_and_revision',
  'raw_date_parsing',
  'parse_names',
  'strict_inputs',
]

type EngineConstructor = new (
  system: EngineSystem,
  style: string,
  language: string,
  forceLanguage: boolean,
) => CslEngine

let constructorOfEngines: EngineConstructor | undefined

/**
 * Builds a processor for a style in a language. Building is the costly part: keep it.
 *
 * @throws Error when the style makes no sense to the processor.
 */
export function createEngine(style: string, language: string, system: EngineSystem): CslEngine {
  constructorOfEngines ??= findConstructor()
  // Forced: else the style's own default locale would win, and a locale that is not there becomes another in silence.
  const engine = new constructorOfEngines(system, style, language, true)
  for (const extension of UNWANTED) engine.opt.development_extensions[extension] = false
  return engine
}

/**
 * Formats all citations of a document anew: HTML of each, in order.
 *
 * In note styles every citation depends on its place, and one pass formats them all: two to three times as fast as
 * citation by citation, with the same result. In the text only some do, and the pass leaves out the others.
 */
export function formatCitations(engine: CslEngine, citations: EngineCitation[]): string[] {
  engine.restoreProcessorState([])
  if (citations.length === 0) return []
  if (engine.opt.xclass === 'note') {
    const [, formatted = []] = engine.restoreProcessorState(citations)
    if (formatted.length === citations.length) return formatted.sort(([a], [b]) => a - b).map(([, html]) => html)
    engine.restoreProcessorState([])
  }
  return engine.rebuildProcessorState(citations, 'html').map(([, , html]) => html)
}

/**
 * citation-js makes processors only without our `variableWrapper` and caches them by name; we ask it for the smallest
 * one and take the class from there, which spares a second copy of citeproc among the dependencies.
 */
function findConstructor(): EngineConstructor {
  const name = 'smallest'
  csl.styles.add(
    name,
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info/><citation><layout/></citation></style>',
  )
  return csl.engine([], name, csl.locales.list()[0] ?? '', 'html').constructor as EngineConstructor
}

function mathCommands(): Record<string, string> {
  return (bibtex.constants as unknown as { mathCommands: Record<string, string> }).mathCommands
}
