import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import referenceDoi from '../rules/reference-doi.ts'
import referenceUrl from '../rules/reference-url.ts'
import type { Entry } from './bibtex-entry.ts'
import type { BibField } from './bibtex-scan.ts'
import { verbatimTex } from './tex.ts'

/** Where a work can be found. */
export interface Addresses {
  doi?: string | undefined
  url?: string | undefined
  pmid?: string | undefined
}

/** Where electronic archives keep their texts. */
const ARCHIVES: Readonly<Record<string, string>> = {
  arxiv: 'https://arxiv.org/abs/',
  googlebooks: 'https://books.google.com/books?id=',
  hdl: 'https://hdl.handle.net/',
  jstor: 'https://www.jstor.org/stable/',
  pubmed: 'https://pubmed.ncbi.nlm.nih.gov/',
}

/** Addresses of other schemes, or of none, that a reader can use: printed, but no links. */
const READABLE = /^(?:ftp:\/\/|www\.)[^\s<>"]+$/i

/**
 * Reads what fields say of where a work is. Each field may hold what belongs into another, as programs write it: a DOI as
 * an address, an address as a DOI. What is neither is reported (`reference-url`, `reference-doi`).
 */
export function readAddresses(file: VFile, { fields }: Entry): Addresses {
  const doi = fields.get('doi')
  const url = filled(fields.get('url')) ?? addressWithin(fields.get('howpublished'))
  const eprint = eprintOf(fields)
  const asDoi = filled(doi) === undefined && url && isDoi(verbatimTex(url.value)) ? verbatimTex(url.value) : undefined
  const asUrl = doi && !url && isWebAddress(verbatimTex(doi.value)) && !DOI_WITHIN.test(verbatimTex(doi.value))
  return {
    doi: asDoi ?? (doi && !asUrl ? readDoi(file, doi) : undefined),
    url: asUrl ? readUrl(file, doi) : url && !asDoi ? readUrl(file, url) : eprint.url,
    pmid: eprint.pmid,
  }
}

function filled(field: BibField | undefined): BibField | undefined {
  return field && verbatimTex(field.value) !== '' ? field : undefined
}

function eprintOf(fields: Entry['fields']): { url?: string; pmid?: string } {
  const eprint = verbatimTex(fields.get('eprint')?.value ?? '')
  const named = fields.get('eprinttype')?.value.trim().toLowerCase()
  const type = named ?? (/^\d{4}\.\d{4,5}(?:v\d+)?$/.test(eprint) ? 'arxiv' : '')
  if (eprint === '') return {}
  if (isWebAddress(eprint)) return { url: eprint }
  const archive = ARCHIVES[type]
  return archive ? { url: archive + encodeURI(eprint), ...(type === 'pubmed' ? { pmid: eprint } : {}) } : {}
}

const HOW_PUBLISHED_ADDRESS = /\\url\s*\{([^}]*)\}|^\{?\s*(https?:[^\s}]*)/

/** `howpublished = {Web page, \url{…}}`: the address in it. */
function addressWithin(field: BibField | undefined): BibField | undefined {
  const match = HOW_PUBLISHED_ADDRESS.exec(field?.value ?? '')
  return field && match ? { ...field, value: match[1] ?? match[2] ?? '' } : undefined
}

/** What `howpublished` says beside an address. */
export function withoutAddress(howpublished: string): string {
  if (!HOW_PUBLISHED_ADDRESS.test(howpublished)) return howpublished
  return howpublished.replace(HOW_PUBLISHED_ADDRESS, '').replace(/^\{?[\s,.;:]+|(?<![\s,.;:])[\s,.;:]+\}?$/g, '')
}

export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
}

/** Whether a text is a DOI without its resolver, or a short one: `10.1787/9789264302914-en`, `10/gf29tr`. */
export function isDoi(text: string): boolean {
  return /^10(?:\.\d{4,9}(?:\.\d+)*)?\/[^\s"`]+$/.test(text)
}

/** A DOI behind what programs write before it: a resolver, `doi:`, a library's own address. */
const DOI_WITHIN = /(?:^|[\s/:=])(10\.\d{4,9}(?:\.\d+)*\/[^\s"`]+)$/

/** The address of a work: one of the web's, of which the first counts, or another that readers can use. */
function readUrl(file: VFile, field: BibField): string | undefined {
  const written = verbatimTex(field.value)
  const [, first = written, second] = /^(https?:\S+?)[,;]?\s+(?:and\s+)?(https?:\S+)/.exec(written) ?? []
  // Quotation marks in an address would be made typographic.
  const address = first.replace(/["'<>`\\ ]/g, character => encodeURIComponent(character).replace("'", '%27'))
  const say = (reason: string) => report(file, referenceUrl, reason, { place: field.valuePlace })
  if (address === '') return undefined
  if (isWebAddress(address)) {
    const gap = first.search(/\s/)
    if (gap > 0 && !second)
      say(
        `A space stands in the address, behind \`${first.slice(Math.max(0, gap - 40), gap)}\`: take it out, or write \`%20\``,
      )
    if (second) say(`\`${second.slice(0, 60)}\` is a second address, and left out: write one`)
    return address
  }
  say(`\`${address.slice(0, 60)}\` is no address: write one that begins with \`https://\``)
  return READABLE.test(address) ? address : undefined
}

/** A DOI without its resolver: `10.1787/9789264302914-en`. */
function readDoi(file: VFile, field: BibField): string | undefined {
  const written = verbatimTex(field.value)
  const doi = written.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:?\s*)/i, '')
  if (doi === '') return undefined
  const read = isDoi(doi) ? doi : DOI_WITHIN.exec(doi)?.[1]
  if (read) return read.replaceAll("'", '%27')
  const reason = `\`${written.slice(0, 60)}\` is no DOI: write one like \`10.1787/9789264302914-en\``
  report(file, referenceDoi, reason, { place: field.valuePlace })
  return undefined
}
