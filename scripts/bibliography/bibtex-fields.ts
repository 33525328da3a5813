import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import referenceDate from '../rules/reference-date.ts'
import { readAddresses } from './bibtex-addresses.ts'
import type { Entry } from './bibtex-entry.ts'
import type { BibField } from './bibtex-scan.ts'
import { SUBTYPES } from './bibtex-schema.ts'
import { type CslHints, type CslItem, ITEM_TYPES, textOf } from './csl.ts'
import { type ParsedDate, parseDate, parseYearMonth } from './dates.ts'
import { isGenre } from './genres.ts'
import { languageTag } from './languages.ts'
import { plainTex, verbatimTex, withoutMarkup } from './tex.ts'
import { shortTitle } from './titles.ts'

/** Entry types whose `number` counts within a series, and is not the work's own. */
const IN_SERIES = /^(?:mv)?(?:book|collection|proceedings|reference)$|^in|^supp|^bookinbook$|^conference$/

/** Genres that an entry type states. */
const TYPE_GENRES: Readonly<Record<string, string>> = {
  __proto__: null as never,
  mastersthesis: 'mathesis',
  phdthesis: 'phdthesis',
  techreport: 'techreport',
}

/** The text of a field, '' where the entry has none. */
export function fieldText({ fields }: Pick<Entry, 'fields'>, name: string): string {
  return plainTex(fields.get(name)?.value ?? '')
}

export function addDates(file: VFile, item: CslItem, entry: Entry): void {
  const add = (variable: string, field: BibField | undefined, read: (text: string) => ParsedDate, text?: string) => {
    if (!field) return
    const written = text ?? verbatimTex(field.value).replace(/(?<!\s)\s*\/\s*/g, '/')
    const date = read(written)
    if (date === 'invalid') {
      const reason = `\`${written}\` is no date: write one like \`2015-09-25\` or \`2013/2015\``
      report(file, referenceDate, reason, { place: field.valuePlace })
      item[variable] = { literal: written }
    } else if (date) item[variable] = date
  }
  const { fields } = entry
  add('accessed', fields.get('urldate'), parseDate)
  add('event-date', fields.get('eventdate'), parseDate)
  add('original-date', fields.get('origdate'), parseDate)
  if (fields.has('date')) add('issued', fields.get('date'), parseDate)
  else {
    const [written = '', month = '', day = ''] = ['year', 'month', 'day'].map(name => fieldText(entry, name))
    // "1996 [1985]": this edition, and the first.
    const [, year = written, first] = /^(\d{4}) \[(\d{4})\]$/.exec(written) ?? []
    if (first) item['original-date'] ??= { 'date-parts': [[Number(first)]] }
    // A year that can be read alone is not to blame.
    const culprit =
      parseYearMonth(year, '', '') === 'invalid' ? fields.get('year') : (fields.get('month') ?? fields.get('year'))
    const whole = [day, month, year].filter(Boolean).join(' ')
    if (year !== '') add('issued', culprit, () => parseYearMonth(year, month, day), whole)
  }
}

/** `number` is a journal's issue, a number within a series, or the work's own, by the type of entry. */
export function addNumbers(item: CslItem, entry: Entry): void {
  const [number, issue, article] = ['number', 'issue', 'eid'].map(name => withoutMarkup(fieldText(entry, name)))
  for (const variable of ['number', 'issue', 'collection-number']) delete item[variable]
  if (/^article|^periodical$|^review/.test(item.type)) {
    if (number || issue) item.issue = number || issue
    if (article) item.number = article
  } else if (number) item[IN_SERIES.test(entry.type) ? 'collection-number' : 'number'] = number
}

export function addGenre(item: CslItem, hints: CslHints, entry: Entry): void {
  const subtype = fieldText(entry, 'entrysubtype')
  const isType = subtype.toLowerCase() in SUBTYPES || ITEM_TYPES.has(subtype.toLowerCase())
  const genre = fieldText(entry, 'type') || TYPE_GENRES[entry.type] || (isType ? '' : subtype)
  if (isGenre(genre)) hints.genre = genre
  else if (genre) item.genre = genre
}

/** Address, DOI, PubMed's number, ISBN, ISSN. */
export function addIdentifiers(file: VFile, item: CslItem, entry: Entry): void {
  const { doi, url, pmid } = readAddresses(file, entry)
  set(item, 'DOI', doi)
  set(item, 'URL', url)
  set(item, 'PMID', pmid)
  set(item, 'ISBN', verbatimTex(entry.fields.get('isbn')?.value ?? ''))
  set(item, 'ISSN', verbatimTex(entry.fields.get('issn')?.value ?? ''))
}

/** Keywords, shorthand, note, language, state of publication, short title. */
export function addRest(item: CslItem, hints: CslHints, entry: Entry): void {
  const { fields } = entry
  set(item, 'keyword', fieldText(entry, 'keywords').replace(/(?<!\s)\s*[,;]\s*/g, ', '))
  set(item, 'citation-label', fieldText(entry, 'shorthand'))
  set(item, 'note', [textOf(item, 'note'), fieldText(entry, 'addendum')].filter(Boolean).join('. '))
  const language = fields.get('langid') ?? fields.get('language')
  if (language) set(item, 'language', languageTag(language.value.split(/(?<!\s)\s+and\s+|,/)[0] ?? ''))
  const status = fieldText(entry, 'pubstate')
  if (status) hints.status = status
  const withoutSubtitle = fields.has('subtitle') ? fieldText(entry, 'title') : ''
  set(item, 'title-short', textOf(item, 'title-short') || withoutSubtitle || shortTitle(textOf(item, 'title')))
}

function set(item: CslItem, variable: string, value: string | undefined): void {
  if (value) item[variable] = value
}
