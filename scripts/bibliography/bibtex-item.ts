import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import type { Entry } from './bibtex-entry.ts'
import { addDates, addGenre, addIdentifiers, addNumbers, addRest } from './bibtex-fields.ts'
import { addNames, isBraced, type NamesRead, splitNames } from './bibtex-names.ts'
import type { BibField } from './bibtex-scan.ts'
import {
  DATE_FIELDS,
  ENTRY_TYPES,
  NAME_FIELDS,
  SUBTYPES,
  TITLE_FIELDS,
  UNPRINTED_FIELDS,
  VERBATIM_FIELDS,
} from './bibtex-schema.ts'
import { entryToCsl, knownFields, texCommandKind } from './citation-js.ts'
import { type CslHints, type CslItem, ITEM_TYPES, textOf } from './csl.ts'
import { finishText, simplifyTex, stripTex } from './tex.ts'

/** Fields that we read ourselves, since citation-js loses or corrupts some of their values. */
const OWN_FIELDS = new Set([
  ...DATE_FIELDS,
  ...VERBATIM_FIELDS,
  ...UNPRINTED_FIELDS,
  ...'year month day language langid type entrysubtype number issue shorthand shortauthor shorteditor'.split(' '),
  ...'subtitle titleaddon booksubtitle booktitleaddon mainsubtitle maintitleaddon journalsubtitle'.split(' '),
  ...'journaltitleaddon issuesubtitle issuetitleaddon eventtitleaddon addendum pubstate keywords'.split(' '),
])

const KNOWN = new Set(knownFields())

/**
 * Turns an entry (with its inherited fields) into a CSL item: citation-js reads TeX, names and titles and maps the
 * fields; around it we mend what it gets wrong. What cannot be read is reported and left out.
 */
export function toItem(file: VFile, entry: Entry): CslItem {
  const names = new Map<string, NamesRead>()
  const properties: Record<string, string> = {}
  for (const [name, field] of withWholeTitles(entry.fields)) {
    if (OWN_FIELDS.has(name) || !KNOWN.has(name) || field.value.trim() === '') continue
    let source = field.value
    if (NAME_FIELDS.has(name)) {
      const list = splitNames(file, field)
      names.set(name, { others: list.others, institutions: list.names.map(isBraced) })
      source = list.names.join(' and ')
    }
    if (source !== '') properties[name] = readTex(file, field, source)
  }
  const item = convert(file, entry, properties)
  const hints: CslHints = {}
  item.id = entry.key
  item.type = typeOf(entry)
  finishTexts(item, hints)
  addNames(item, names, hints, entry)
  addDates(file, item, entry)
  addNumbers(item, entry)
  addGenre(item, hints, entry)
  addIdentifiers(file, item, entry)
  addRest(item, hints, entry)
  if (Object.keys(hints).length > 0) item.custom = hints
  return item
}

function typeOf({ type, fields }: Entry): string {
  const subtype = fields.get('entrysubtype')?.value.trim().toLowerCase() ?? ''
  if (SUBTYPES[subtype]) return SUBTYPES[subtype]
  if (ITEM_TYPES.has(subtype)) return subtype
  if (type === 'unpublished' && (fields.has('eventtitle') || fields.has('venue'))) return 'speech'
  return ENTRY_TYPES[type]?.csl ?? (ITEM_TYPES.has(type) ? type : 'document')
}

function readTex(file: VFile, field: BibField, source: string): string {
  const { value, unknown } = simplifyTex(source, { protect: TITLE_FIELDS.has(field.name), kindOf: texCommandKind })
  for (const command of unknown) {
    report(file, 'reference-tex', `Unexpected TeX command \`\\${command}\`, left out`, { place: field.valuePlace })
  }
  return value
}

/** Subtitles and additions become part of the title: "Title: Subtitle. Addition". */
function withWholeTitles(fields: ReadonlyMap<string, BibField>): Map<string, BibField> {
  const whole = new Map(fields)
  for (const prefix of ['', 'book', 'main', 'journal', 'issue', 'event']) {
    const title = fields.get(`${prefix}title`)
    if (!title) continue
    let { value } = title
    const subtitle = fields.get(`${prefix}subtitle`)?.value
    const addition = fields.get(`${prefix}titleaddon`)?.value
    if (subtitle) value += `${/[?!:.]\}*$/.test(value) ? ' ' : ': '}${subtitle}`
    if (addition) value += `${/[?!.]\}*$/.test(value) ? ' ' : '. '}${addition}`
    whole.set(`${prefix}title`, { ...title, value })
  }
  const main = whole.get('maintitle')
  const book = whole.get('booktitle')
  // citation-js would drop the title of the volume.
  if (main && book) whole.set('maintitle', { ...main, value: `${main.value}: ${book.value}` })
  return whole
}

/** citation-js throws at TeX that it cannot read: the field at fault is found, reported, and read without its TeX. */
function convert(file: VFile, entry: Entry, properties: Record<string, string>): CslItem {
  const type = ENTRY_TYPES[entry.type] ? entry.type : 'misc'
  const read = (values: Record<string, string>) => entryToCsl({ type, label: 'key', properties: values })
  try {
    return read(properties)
  } catch {
    for (const [name, value] of Object.entries(properties)) {
      try {
        read({ [name]: value })
      } catch {
        properties[name] = stripTex(value)
        report(file, 'reference-tex', `Unexpected TeX in \`${name}\` of \`${entry.key}\`, read without its commands`, {
          place: entry.fields.get(name)?.valuePlace,
        })
      }
    }
    return read(properties)
  }
}

function finishTexts(item: CslItem, hints: CslHints): void {
  for (const [variable, value] of Object.entries(item)) {
    if (typeof value === 'string') item[variable] = finishText(value)
    // citation-js leaves lists of places and publishers as they are.
    else if (Array.isArray(value) && value.every(element => typeof element === 'string')) {
      const list = value.map(finishText)
      hints.lists = { ...hints.lists, [variable]: list }
      item[variable] = list.join(', ')
    }
  }
  if (textOf(item, 'page') !== '') item.page = textOf(item, 'page').replace(/\s*[–—-]+\s*/g, '-')
  delete item['citation-key']
}
