import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import referenceTex from '../rules/reference-tex.ts'
import { withoutAddress } from './bibtex-addresses.ts'
import type { Entry } from './bibtex-entry.ts'
import { addDates, addGenre, addIdentifiers, addNumbers, addRest } from './bibtex-fields.ts'
import { addNames, splitOutsideBraces } from './bibtex-names.ts'
import type { BibField } from './bibtex-scan.ts'
import { ENTRY_TYPES, SUBTYPES, TITLE_FIELDS, WHOLE_WORKS } from './bibtex-schema.ts'
import { type CslHints, type CslItem, ITEM_TYPES, textOf } from './csl.ts'
import { readPages } from './pages.ts'
import { readTex, withoutMarkup } from './tex.ts'

/** Fields that are texts → CSL variables. Where several fields have one variable, the first that is there counts. */
const TEXTS: readonly (readonly [field: string, variable: string])[] = [
  ['title', 'title'],
  ['shorttitle', 'title-short'],
  ['maintitle', 'container-title'],
  ['booktitle', 'container-title'],
  ['journaltitle', 'container-title'],
  ['shortjournal', 'container-title-short'],
  ['issuetitle', 'volume-title'],
  ['series', 'collection-title'],
  ['shortseries', 'collection-title-short'],
  ['eventtitle', 'event-title'],
  ['venue', 'event-place'],
  ['chapter', 'chapter-number'],
  ['part', 'part-number'],
  ['edition', 'edition'],
  ['volume', 'volume'],
  ['volumes', 'number-of-volumes'],
  ['pagetotal', 'number-of-pages'],
  ['numpages', 'number-of-pages'],
  ['pages', 'page'],
  ['version', 'version'],
  ['library', 'call-number'],
  ['note', 'note'],
  ['origtitle', 'original-title'],
  ['pmid', 'PMID'],
  ['pmcid', 'PMCID'],
]

/** Variables that the processor reads as numbers, and prints without markup. */
const NUMBERS = new Set(
  'chapter-number edition number-of-pages number-of-volumes page part-number version volume'.split(' '),
)

/** Fields that may list several places or publishers, alike. */
const LISTS: readonly (readonly [field: string, variable: string])[] = [
  ['location', 'publisher-place'],
  ['publisher', 'publisher'],
  ['organization', 'publisher'],
  ['institution', 'publisher'],
  ['origlocation', 'original-publisher-place'],
  ['origpublisher', 'original-publisher'],
]

/**
 * Turns an entry (with its inherited fields) into a CSL item. What cannot be read is reported and left out.
 */
export function toItem(file: VFile, entry: Entry): CslItem {
  const item: CslItem = { id: entry.key, type: typeOf(entry) }
  const hints: CslHints = {}
  const fields = withWholeTitles(entry)
  const read = (field: BibField, source: string): string => {
    const { text, unknown, tooDeep } = readTex(source, { protect: TITLE_FIELDS.has(field.name) })
    for (const { command, index } of unknown) {
      const place = placeWithin(file, field, source, index)
      report(
        file,
        referenceTex,
        `The TeX command \`\\${command}\` is not known, and left out: write the character itself`,
        { place },
      )
    }
    if (tooDeep !== undefined)
      report(
        file,
        referenceTex,
        'Commands and braces are nested here more than 200 deep, and what follows is left out: take some of them out',
        { place: placeWithin(file, field, source, tooDeep) },
      )
    return text
  }
  for (const [name, variable] of TEXTS) {
    const field = fields.get(name)
    const text = field && textOf(item, variable) === '' ? read(field, field.value) : ''
    if (variable === 'note' && !/[\p{L}\p{N}]/u.test(text)) continue
    if (text !== '') item[variable] = NUMBERS.has(variable) ? withoutMarkup(text) : text
  }
  for (const [name, variable] of LISTS) {
    const field = fields.get(name)
    if (!field || textOf(item, variable) !== '') continue
    const list = splitOutsideBraces(field.value, 'and')
      .map(source => read(field, source).replace(/(?<![\s,;:])[\s,;:]+$/, ''))
      .filter(text => text !== '')
    if (list.length > 1) hints.lists = { ...hints.lists, [variable]: list }
    if (list.length > 0) item[variable] = list.join(', ')
  }
  const howpublished = fields.get('howpublished')
  const published = howpublished ? read(howpublished, withoutAddress(howpublished.value)) : ''
  if (published !== '' && textOf(item, 'publisher') === '') item.publisher = published
  tidyPages(item, entry)
  addNames(file, item, hints, entry)
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

/** The place of a character of a field's value, where the value stands in the file as it is. */
function placeWithin(file: VFile, field: BibField, source: string, index: number) {
  const text = String(file)
  const within = field.value.indexOf(source)
  const offset = field.valuePlace.offset + Math.max(0, within) + index
  const stands = text.startsWith(source.slice(index, index + 12), offset)
  return stands ? pointsOf(text)(offset) : field.valuePlace
}

/** Subtitles and additions become part of the title: "Title: Subtitle. Addition". */
function withWholeTitles({ type, fields }: Entry): Map<string, BibField> {
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
  const [title, main, book] = [whole.get('title'), whole.get('maintitle'), whole.get('booktitle')]
  if (book && WHOLE_WORKS.test(type)) {
    if (!title) whole.set('title', book)
    whole.delete('booktitle')
  } else if (main && book) whole.set('maintitle', { ...main, value: `${main.value}: ${book.value}` })
  return whole
}

function tidyPages(item: CslItem, { fields }: Entry): void {
  const pages = textOf(item, 'page')
  if (pages === '') return
  item.page = readPages(pages)
  if (fields.get('bookpagination')?.value.trim() !== 'section') return
  item.section = item.page
  delete item.page
}
