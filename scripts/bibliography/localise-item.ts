import { type CslItem, type CslName, NAME_VARIABLES, textOf } from './csl.ts'
import { genreName } from './genres.ts'
import { APOSTROPHE, DASH, OTHERS, shield } from './shield.ts'
import { withoutMarkup } from './tex.ts'

export interface LocaliseOptions {
  /** BCP 47 tag. */
  tag: string
  /** A term of the CSL locale. */
  term(name: string): string | undefined
  /** Whether the style changes the case of titles, so that protected capitals matter. */
  changesCase: boolean
}

/** biblatex's states of publication → CSL terms. */
const STATUS_TERMS: Readonly<Record<string, string>> = { forthcoming: 'forthcoming', inpress: 'in press' }

/** Variables that no style prints and that would only slow the processor. */
const UNPRINTED = new Set(['custom', 'keyword', 'abstract', 'annote', 'citation-key'])

/** An apostrophe at the end of markup, "<i>Laudato si’</i>": the processor takes it for the end of a quotation, and the markup for text. */
const CLOSING_APOSTROPHE = /’(?=<\/)|(<(?:i|b|sup|sub)>[^<']*)'(?=<\/)/g

/** Prepares an item for the processor in a language, under the processor's own id for it. */
export function localiseItem(item: CslItem, id: string, options: LocaliseOptions): CslItem {
  const hints = item.custom ?? {}
  const list = new Intl.ListFormat(options.tag, { type: 'conjunction', style: 'long' })
  // By `system_id` the processor tells which work an entry of the bibliography is of.
  const localised: CslItem = { id, system_id: id, type: item.type }
  for (const [variable, value] of Object.entries(item)) {
    if (variable === 'id' || variable === 'type' || UNPRINTED.has(variable)) continue
    localised[variable] = typeof value === 'string' ? prepareText(value, options) : value
  }
  for (const [variable, values] of Object.entries(hints.lists ?? {})) localised[variable] = shield(list.format(values))
  for (const variable of NAME_VARIABLES) {
    const names = item[variable]
    if (names) localised[variable] = prepareNames(names, hints.others?.includes(variable) ?? false)
  }
  if (hints.genre) localised.genre = shield(genreName(hints.genre, options.tag))
  if (hints.status) localised.status = shield(options.term(STATUS_TERMS[hints.status] ?? '') ?? hints.status)
  // The processor makes the end of a range as long as its beginning: 92A-93 is not 92A-993.
  const page = shield(textOf(item, 'page'))
  if (page !== '') localised.page = page.replace(/(\d\p{L})-(?=\d)/gu, `$1${DASH}`)
  const { issued } = item
  if (issued?.literal !== undefined) localised.issued = { literal: shield(issued.literal) }
  return localised
}

/** The text of an item's title without markup. */
export function plainTitle(item: CslItem): string {
  return withoutMarkup(textOf(item, 'title-short') || textOf(item, 'title'))
}

function prepareText(text: string, { changesCase }: LocaliseOptions): string {
  // A span may hide a question mark from the processor, which then adds a full stop: none without need.
  const lean = changesCase ? text : text.replace(/<span class="nocase">(.*?)<\/span>/g, '$1')
  return shield(lean).replace(CLOSING_APOSTROPHE, (_, before: string | undefined = '') => before + APOSTROPHE)
}

function prepareNames(names: readonly CslName[], others: boolean): CslName[] {
  const prepared = names.map(({ literal, ...parts }): CslName => {
    // citeproc keeps institutions apart from people and joins them by rules of its own; a bare family name it joins
    // as CSL says.
    if (literal !== undefined) return { family: shield(literal) }
    return Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, shield(text)]))
  })
  return others && prepared.length > 0 ? [...prepared, { family: OTHERS }] : prepared
}
