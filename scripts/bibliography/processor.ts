import { createRequire } from 'node:module'
import type { CslEngine, EngineCitation, EngineCitationItem, EngineSystem } from 'citeproc'

// The one file that knows the CSL processor, citeproc.

const require = createRequire(import.meta.url)

/** Loaded when the first engine is built: most checks build none. */
function processor(): typeof import('citeproc').default {
  return require('citeproc')
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

/** How a style may tell citations apart that would be alike. */
const DISAMBIGUATIONS = [
  'disambiguate-add-names',
  'disambiguate-add-givenname',
  'disambiguate-add-year-suffix',
  'has_disambiguate',
] as const

const NAME_PARTS = ['family', 'given', 'non-dropping-particle', 'dropping-particle', 'suffix'] as const

/**
 * Builds a processor for a style in a language. Building is the costly part: keep it.
 *
 * @throws Error when the style makes no sense to the processor.
 */
export function createEngine(style: string, language: string, system: EngineSystem): CslEngine {
  // Forced: else the style's own default locale would win, and a locale that is not there becomes English in silence.
  const engine = new (processor().Engine)(
    { ...system, embedBibliographyEntry: markEntry },
    withNames(style),
    language,
    true,
  )
  for (const extension of UNWANTED) engine.opt.development_extensions[extension] = false
  return engine
}

/** The beginning of `<names>` that has children, and none that says how a name is written. */
const NAMELESS = /(<names\b[^>]*[^>/]>)(?=(?:(?!<\/?names\b|<name\b)[\s\S])*<(?:\/names|substitute)\b)/g

/** By CSL, a style may leave out `<name/>`; within `<substitute>` the processor fails where it does. */
function withNames(style: string): string {
  return style.replace(NAMELESS, '$1<name/>')
}

/** What the processor says of an error of its own, whose cause is a style or a work; undefined for errors of others. */
export function processorError(error: unknown): string | undefined {
  if (typeof error === 'string') return error.replace(/^citeproc-js error: /, '')
  const thrower = error instanceof Error ? error.stack?.split('\n').find(line => /^\s*at /.test(line)) : undefined
  return /[\\/]citeproc[\\/]/.test(thrower ?? '') ? (error as Error).message.split('\n')[0] : undefined
}

/**
 * Formats all citations of a document anew: HTML of each, in order.
 *
 * The works are registered once, in the order in which they are cited, by which a style gives letters to years. Then one
 * call tells of every citation what it is to those before it, and each is formatted once. The processor's own way is to
 * look at all citations anew for each of them.
 */
export function formatCitations(engine: CslEngine, citations: EngineCitation[]): string[] {
  const csl = processor()
  csl.stringCompare = comparisonOf(engine)
  engine.restoreProcessorState([])
  rememberNames(engine)
  const [first, ...rest] = citations
  if (!first) return []
  // What else a citation depends on there, the processor works out citation by citation.
  if (engine.opt.grouped_sort || engine.opt.parallel.enable)
    return engine.rebuildProcessorState(citations, 'html').map(([, , html]) => html)
  registerWorks(engine, citations)
  for (const citation of citations) register(engine, citation)
  const unsorted = citations.map(({ properties }) => properties.unsorted)
  const following = rest.map(({ citationID, properties }): [string, number] => [citationID, properties.noteIndex])
  // It would sort and format those whose place has changed since the last time: all of them, or none.
  for (const { properties } of citations.slice(1)) properties.unsorted = true
  engine.process_CitationCluster = () => ''
  try {
    engine.processCitationCluster(first, [], following, csl.ASSUME_ALL_ITEMS_REGISTERED)
  } finally {
    // What stands on the prototype takes its place again.
    Reflect.deleteProperty(engine, 'process_CitationCluster')
  }
  citations.forEach(({ properties }, index) => {
    properties.unsorted = unsorted[index] ?? false
  })
  return citations.map(citation => engine.process_CitationCluster(citation.sortedItems ?? [], citation))
}

/** Makes works known to the processor, in the order in which they are first cited. */
function registerWorks(engine: CslEngine, citations: readonly EngineCitation[]): void {
  const ids = [...new Set(citations.flatMap(({ citationItems }) => citationItems.map(({ id }) => id)))]
  const csl = processor()
  const { getAmbiguousCite } = csl
  // It formats each work to find those that are cited alike: for nothing where the style tells none apart.
  if (DISAMBIGUATIONS.every(name => !engine.opt[name])) csl.getAmbiguousCite = ({ id }) => id
  try {
    engine.updateItems(ids)
  } finally {
    csl.getAmbiguousCite = getAmbiguousCite
  }
}

/** Makes a citation known to the processor, with its works in the order that the style wants. */
function register(engine: CslEngine, citation: EngineCitation): void {
  const { citationID, citationItems, properties } = citation
  citation.sortedItems = citationItems.map(item => [engine.retrieveItem(item.id), { ...item }])
  engine.registry.citationreg.citationById[citationID] = citation
  if (citationItems.length < 2 || properties.unsorted || engine.citation_sort.tokens.length === 0) return
  for (const [item, cited] of citation.sortedItems)
    cited.sortkeys = processor().getSortKeys.call(engine, item, 'citation_sort')
  citation.sortedItems.sort(engine.citation.srt.compareCompositeKeys)
}

/** How the processor compares sort keys, by a collator that is made once: it would make one for each comparison. */
function comparisonOf({ opt }: CslEngine): (one: string, other: string) => number {
  return new Intl.Collator(opt['default-locale-sort'], {
    sensitivity: 'base',
    ignorePunctuation: true,
    numeric: true,
  }).compare
}

/** Registers each name of a work once, and looks none up where given names tell none apart: each print would take it to pieces anew. */
function rememberNames({ opt, citation, registry: { namereg } }: CslEngine): void {
  const known = new Set<string>()
  const { addname } = namereg
  namereg.addname = (item, name, place) => {
    const key = [item, place, ...NAME_PARTS.map(part => name[part])].join('\0')
    if (known.has(key)) return
    known.add(key)
    addname.call(namereg, item, name, place)
  }
  if (opt['disambiguate-add-givenname'] || citation.opt['givenname-disambiguation-rule'] === 'by-cite') return
  // How much of a given name is printed: nothing, initials, all.
  namereg.evalname = (_item, _name, _place, _least, form, initials) => {
    if (form === 'short') return 0
    return typeof initials === 'string' ? 1 : 2
  }
}

/** The works of a citation, once formatted, in the order in which they are printed. */
export function itemsAsPrinted({ registry }: CslEngine, citationID: string): EngineCitationItem[] {
  return (registry.citationreg.citationById[citationID]?.sortedItems ?? []).map(([, item]) => item)
}

/** Whether a citation, once formatted, begins with "ibid.", where the style has it: its first work is that of the one before. */
export function isIbid({ registry }: CslEngine, citationID: string): boolean {
  const position = registry.citationreg.citationById[citationID]?.sortedItems?.[0]?.[1].position
  const { POSITION_IBID, POSITION_IBID_WITH_LOCATOR } = processor()
  return position === POSITION_IBID || position === POSITION_IBID_WITH_LOCATOR
}

/** Says at the end of an entry which work it is of. No text can forge it: the processor escapes them all. */
const markEntry = (id: string) => `<!--${id}-->`

/** An entry of the bibliography. */
export interface EngineEntry {
  id: string
  /** '' where the style prints nothing of the work. */
  html: string
}

/** All works of the document as the style lists them, in its order. Undefined where it has no list. */
export function formatBibliography(engine: CslEngine): EngineEntry[] | undefined {
  const made = engine.makeBibliography()
  if (!made) return undefined
  // The processor leaves out entries of which it prints nothing, but not their ids.
  const printed = new Map(made[1].map(entry => [/<!--([\w-]+)-->\s*$/.exec(entry)?.[1], entry]))
  return made[0].entry_ids.flat().map(id => {
    const html = (printed.get(id) ?? '').replace(/^\s*<div class="csl-entry">|<\/div>\s*(?:<!--[\w-]+-->\s*)$/g, '')
    return { id, html: html.trim() }
  })
}
