import type { VFile } from 'vfile'
import { report } from '../messages.ts'
import { readDoi, readUrl } from './bibtex-check.ts'
import type { Entry } from './bibtex-entry.ts'
import type { BibField } from './bibtex-scan.ts'
import { SUBTYPES } from './bibtex-schema.ts'
import { texCommandKind } from './citation-js.ts'
import { type CslHints, type CslItem, ITEM_TYPES, textOf } from './csl.ts'
import { type ParsedDate, parseDate, parseYearMonth } from './dates.ts'
import { GENRES } from './genres.ts'
import { languageTag } from './languages.ts'
import { plainTex, verbatimTex } from './tex.ts'
import { shortTitle } from './titles.ts'

/** Entry types whose `number` counts within a series, and is not the work's own. */
const IN_SERIES = /^(?:mv)?(?:book|collection|proceedings|reference)$|^in|^supp|^bookinbook$|^conference$/

/** Genres that an entry type states. */
const TYPE_GENRES: Readonly<Record<string, string>> = {
  mastersthesis: 'mathesis',
  phdthesis: 'phdthesis',
  techreport: 'techreport',
}

/** The text of a field, '' where the entry has none. */
export function fieldText({ fields }: Pick<Entry, 'fields'>, name: string): string {
  return tidy(fields.get(name)?.value ?? '')
}

export function tidy(tex: string): string {
  return plainTex(tex, { kindOf: texCommandKind })
}

export function addDates(file: VFile, item: CslItem, entry: Entry): void {
  const add = (variable: string, field: BibField | undefined, read: (text: string) => ParsedDate) => {
    if (!field) return
    const text = field.name === 'year' ? tidy(field.value) : verbatimTex(field.value)
    const date = read(text.replace(/\s*\/\s*/g, '/'))
    if (date === 'invalid') {
      const reason = `Unexpected date \`${field.value}\`, expected one like \`2015-09-25\` or \`2013/2015\``
      report(file, 'reference-date', reason, { place: field.valuePlace })
      item[variable] = { literal: text }
    } else if (date) item[variable] = date
  }
  add('accessed', entry.fields.get('urldate'), parseDate)
  add('event-date', entry.fields.get('eventdate'), parseDate)
  add('original-date', entry.fields.get('origdate'), parseDate)
  if (entry.fields.has('date')) add('issued', entry.fields.get('date'), parseDate)
  else {
    const [month, day] = [fieldText(entry, 'month'), fieldText(entry, 'day')]
    add('issued', entry.fields.get('year'), year => parseYearMonth(year, month, day))
  }
}

/** `number` is a journal's issue, a number within a series, or the work's own, by the type of entry. */
export function addNumbers(item: CslItem, entry: Entry): void {
  const [number, issue, article] = ['number', 'issue', 'eid'].map(name => fieldText(entry, name))
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
  if (genre in GENRES) hints.genre = genre
  else if (genre) item.genre = genre
}

/** Address, DOI, ISBN, ISSN. */
export function addIdentifiers(file: VFile, item: CslItem, { fields }: Entry): void {
  const how = fields.get('howpublished')
  const howUrl = how && /\\url\{|^\{?\s*https?:/.test(how.value) ? how : undefined
  if (howUrl) delete item.publisher
  const url = fields.get('url') ?? howUrl
  const doi = fields.get('doi')
  set(item, 'URL', url && readUrl(file, url))
  set(item, 'DOI', doi && readDoi(file, doi))
  set(item, 'ISBN', verbatimTex(fields.get('isbn')?.value ?? ''))
  set(item, 'ISSN', verbatimTex(fields.get('issn')?.value ?? ''))
}

/** Keywords, shorthand, note, language, state of publication, short title. */
export function addRest(item: CslItem, hints: CslHints, entry: Entry): void {
  const { fields } = entry
  set(item, 'keyword', fieldText(entry, 'keywords').replace(/\s*[,;]\s*/g, ', '))
  set(item, 'citation-label', fieldText(entry, 'shorthand'))
  set(item, 'note', [textOf(item, 'note'), fieldText(entry, 'addendum')].filter(Boolean).join('. '))
  const language = fields.get('langid') ?? fields.get('language')
  if (language) set(item, 'language', languageTag(language.value.split(/\s+and\s+|,/)[0] ?? ''))
  const status = fieldText(entry, 'pubstate')
  if (status) hints.status = status
  const withoutSubtitle = fields.has('subtitle') ? fieldText(entry, 'title') : ''
  set(item, 'title-short', textOf(item, 'title-short') || withoutSubtitle || shortTitle(textOf(item, 'title')))
}

function set(item: CslItem, variable: string, value: string | undefined): void {
  if (value) item[variable] = value
}
