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

/**
 * Builds a processor for a style in a language. Building is the costly part: keep it.
 *
 * @throws Error when the style makes no sense to the processor.
 */
export function createEngine(style: string, language: string, system: EngineSystem): CslEngine {
  // Forced: else the style's own default locale would win, and a locale that is not there becomes English in silence.
  const engine = new (processor().Engine)({ ...system, embedBibliographyEntry: markEntry }, style, language, true)
  for (const extension of UNWANTED) engine.opt.development_extensions[extension] = false
  return engine
}

/**
 * Formats all citations of a document anew: HTML of each, in order.
 *
 * In note styles every citation depends on its place, and one pass formats them all: two to three times as fast as
 * citation by citation, with the same result. In the text only some do, and the pass leaves out the others; and where a
 * style adds letters to years (2000a, 2000b), the pass gives them in another order.
 */
export function formatCitations(engine: CslEngine, citations: EngineCitation[]): string[] {
  engine.restoreProcessorState([])
  if (citations.length === 0) return []
  if (engine.opt.xclass === 'note' && !engine.opt['disambiguate-add-year-suffix']) {
    const [, formatted = []] = engine.restoreProcessorState(citations)
    if (formatted.length === citations.length) return formatted.sort(([a], [b]) => a - b).map(([, html]) => html)
    engine.restoreProcessorState([])
  }
  return engine.rebuildProcessorState(citations, 'html').map(([, , html]) => html)
}

/** The works of a citation, once formatted, in the order in which they are printed. */
export function itemsAsPrinted({ registry }: CslEngine, citationID: string): EngineCitationItem[] {
  return (registry.citationreg.citationById[citationID]?.sortedItems ?? []).map(([, item]) => item)
}

/** Whether a citation, once formatted, begins with "ibid.", where the style has it: its first work is that of the one before. */
export function isIbid({ registry }: CslEngine, citationID: string): boolean {
  const position = registry.citationreg.citationById[citationID]?.sortedItems[0]?.[1].position
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
