import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import type { Point } from '../ground/points.ts'
import type { Language } from '../model/publication.ts'
import referenceDate from '../rules/reference-date.ts'
import referenceDoi from '../rules/reference-doi.ts'
import referenceUrl from '../rules/reference-url.ts'
import { isDoi, isWebAddress } from './bibtex-addresses.ts'
import { type CslItem, type CslName, NAME_VARIABLES, textOf } from './csl.ts'
import { parseDate } from './dates.ts'
import { finishText } from './finish-text.ts'
import { shortTitle } from './titles.ts'

/** Fields of a localised reference that are texts → the CSL variables that they replace. */
const TEXTS = {
  title: 'title',
  shorttitle: 'title-short',
  booktitle: 'container-title',
  series: 'collection-title',
  publisher: 'publisher',
  place: 'publisher-place',
  genre: 'genre',
  number: 'number',
  note: 'note',
  url: 'URL',
  doi: 'DOI',
} as const

/** Fields that are dates, as in BibTeX: `2015-09-25`. */
const DATES = { date: 'issued', urldate: 'accessed' } as const

/** Fields that are a name, or a list of names. */
export const NAMES = ['author', 'shortauthor', 'editor', 'translator'] as const

export const LOCALISED_FIELDS = [...NAMES, ...Object.keys(TEXTS), ...Object.keys(DATES)]

/** What one field says: a text, or one text for each name. */
export interface LocalisedField {
  texts: string[]
  /** Place of the field's name. */
  place: Point
  /** Place of the `index`th character of a text. */
  placeOf(text: number, index?: number): Point
}

type Fields = ReadonlyMap<string, LocalisedField>

/** The work as it is cited in a language. What is wrong with a date or address is reported, and the source's stays. */
export function localiseWork(file: VFile, item: CslItem, fields: Fields, language: Language): CslItem {
  const work: CslItem = { ...item, custom: { ...item.custom } }
  localiseTexts(file, work, fields)
  localiseDates(file, work, fields)
  localiseNames(work, item, fields)
  // The day on which another version was read says nothing of this one.
  if (fields.has('url') && !fields.has('urldate')) delete work.accessed
  if (fields.has('title')) {
    work.language = language.tag
    const short = fields.get('shorttitle')?.texts[0] ?? shortTitle(textOf(work, 'title'))
    if (short) work['title-short'] = finishText(short)
    else delete work['title-short']
  }
  return work
}

function localiseTexts(file: VFile, work: CslItem, fields: Fields): void {
  const hints = work.custom ?? {}
  for (const [name, variable] of Object.entries(TEXTS)) {
    const field = fields.get(name)
    if (!field) continue
    const text = finishText(field.texts[0] ?? '')
    const place = field.placeOf(0)
    if (variable === 'URL' && !isWebAddress(text)) {
      const reason = `\`${text.slice(0, 60)}\` is no address: write one that begins with \`https://\``
      report(file, referenceUrl, reason, { place })
    } else if (variable === 'DOI' && !isDoi(text)) {
      const reason = `\`${text.slice(0, 60)}\` is no DOI: write one like \`10.1787/9789264302914-en\``
      report(file, referenceDoi, reason, { place })
    } else work[variable] = text
    if (hints.lists?.[variable]) hints.lists = { ...hints.lists, [variable]: [text] }
    if (variable === 'genre') delete hints.genre
  }
}

function localiseDates(file: VFile, work: CslItem, fields: Fields): void {
  for (const [name, variable] of Object.entries(DATES)) {
    const field = fields.get(name)
    if (!field) continue
    const date = parseDate(field.texts[0] ?? '')
    if (date === 'invalid' || date === undefined) {
      const reason = `\`${field.texts[0]}\` is no date: write one like \`2015-09-25\``
      report(file, referenceDate, reason, { place: field.placeOf(0) })
    } else work[variable] = date
  }
}

function localiseNames(work: CslItem, item: CslItem, fields: Fields): void {
  for (const name of ['author', 'editor', 'translator'] as const) {
    const texts = fields.get(name)?.texts
    if (texts) work[name] = texts.map((text, index) => nameLike(item[name]?.[index], text))
  }
  const named = NAME_VARIABLES.find(variable => item[variable])
  const short = fields.get('shortauthor')?.texts
  if (!named || (!short && !fields.has(named))) return
  // Nobody would understand the short form of another language's name.
  const pairs = (work[named] ?? []).flatMap(({ literal }, index): [string, string][] => {
    const shortName = short ? short[index] : item.custom?.shortNames?.[literal ?? '']
    return literal !== undefined && shortName ? [[literal, finishText(shortName)]] : []
  })
  work.custom = { ...work.custom, shortNames: Object.fromEntries(pairs) }
}

/** A name as the source has it: "Ruiz, Eva" for a person, a name as a whole for an institution. */
function nameLike(source: CslName | undefined, written: string): CslName {
  const text = finishText(written)
  const [family = '', given = ''] = text.split(/,\s*/, 2)
  return source && source.literal === undefined && given !== '' ? { family, given } : { literal: text }
}
