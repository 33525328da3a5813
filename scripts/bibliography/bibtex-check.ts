import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import referenceField from '../rules/reference-field.ts'
import referenceIncomplete from '../rules/reference-incomplete.ts'
import referenceKey from '../rules/reference-key.ts'
import referenceType from '../rules/reference-type.ts'
import type { Entry } from './bibtex-entry.ts'
import {
  CONTAINER_TYPES,
  ENTRY_TYPES,
  type EntryType,
  FIELD_ALIASES,
  KNOWN_FIELDS,
  NAME_FIELDS,
  SET_TYPE,
  TITLE_FIELDS,
  UNPRINTED_FIELDS,
  WHOLE_WORKS,
} from './bibtex-schema.ts'
import { ITEM_TYPES } from './csl.ts'

/** What a citation in Markdown can name without braces: `@oecd2018`, `@gray:2016`. */
const CITABLE_KEY = /^[\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])*$/u

const FIELDS = new Set([
  ...KNOWN_FIELDS,
  ...Object.keys(FIELD_ALIASES),
  ...NAME_FIELDS,
  ...TITLE_FIELDS,
  ...UNPRINTED_FIELDS,
  'day',
])

/** Types of works that a date is asked for, and that may do with the day on which they were read. */
const ONLINE_TYPES = new Set(['online', 'electronic', 'www'])

/** Reports what is wrong with an entry's key, type and fields. `entry` as written, `complete` with inherited fields. */
export function checkEntry(file: VFile, entry: Entry, complete: Entry): void {
  if (!CITABLE_KEY.test(entry.key)) {
    const reason = `The key \`${entry.key}\` cannot be cited as it is: use letters, digits and single \`-\`, \`_\`, \`:\` or \`.\` between them`
    report(file, referenceKey, reason, { place: entry.keyPlace, note: `Cite it as \`@{${entry.key}}\`.` })
  }
  for (const field of entry.fields.values()) {
    if (FIELDS.has(field.name) || /\+an(:|$)/.test(field.name)) continue
    const reason = `BibTeX and biblatex have no field \`${field.name}\``
    report(file, referenceField, reason, { place: field.place, actual: field.name, expected: FIELDS })
  }
  checkNumbers(file, entry)
  const type = ENTRY_TYPES[entry.type]
  if (type && !entry.broken) checkCompleteness(file, complete, type)
  if (!type && !ITEM_TYPES.has(entry.type) && !CONTAINER_TYPES.has(entry.type) && entry.type !== SET_TYPE) {
    report(file, referenceType, `BibTeX, biblatex and CSL have no type \`@${entry.type}\``, {
      place: entry.place,
      actual: entry.type,
      expected: [...Object.keys(ENTRY_TYPES), ...ITEM_TYPES],
    })
  }
}

/** What stands in one field and belongs into two, or the wrong way round. */
function checkNumbers(file: VFile, { key, fields }: Entry): void {
  const volume = fields.get('volume')
  const [, first = '', second = ''] = /^\s*(\d+)\s*[,:(]\s*(\d+)\s*(?:\)\s*)?$/.exec(volume?.value ?? '') ?? []
  if (volume && first !== '') {
    const reason = `The volume of \`${key}\` holds an issue as well: write \`volume = {${first}}, number = {${second}}\``
    report(file, referenceField, reason, { place: volume.valuePlace })
  }
  const pages = fields.get('pages')
  const [, from = '', to = ''] = /^\s*(\d+)\s*(?:-+|–)\s*(\d+)\s*$/.exec(pages?.value ?? '') ?? []
  // `140-2` is 140 to 142.
  if (pages && from !== '' && to.length >= from.length && Number(to) < Number(from)) {
    const reason = `The pages of \`${key}\` end before they begin: write the smaller number first`
    report(file, referenceField, reason, { place: pages.valuePlace })
  }
  const title = fields.get('title')
  const [stop] = /(?<![.\s]|\b\p{L}{1,4}|\p{Lu})\.\s*$/u.exec(title?.value ?? '') ?? []
  if (title && stop) {
    const reason = `The title of \`${key}\` ends in a full stop, which styles print themselves: take it out`
    report(file, referenceField, reason, { place: title.valuePlace })
  }
  if (title && isShouted(title.value)) {
    const reason = `The title of \`${key}\` is all in capitals, and would be printed so: write it as its work has it`
    report(file, referenceField, reason, { place: title.valuePlace })
  }
}

/** Words of which none has a small letter, and that are no acronyms: databases export such titles. */
function isShouted(title: string): boolean {
  const words = title.replace(/\\\p{L}+/gu, '').match(/\p{L}+/gu) ?? []
  return !/\p{Ll}/u.test(words.join('')) && words.filter(word => word.length >= 4).length >= 3
}

function checkCompleteness(file: VFile, entry: Entry, type: EntryType): void {
  const filled = (name: string) => (entry.fields.get(name)?.value ?? '').trim() !== ''
  const has = (name: string) =>
    filled(name) || (name === 'title' && WHOLE_WORKS.test(entry.type) && filled('booktitle'))
  const dated = has('date') || has('year') || has('pubstate')
  const missing = type.required
    .filter(group => !(group[0] === 'date' ? dated : group.some(has)))
    .map(group => group.map(name => `\`${name}\``).join(' or '))
  if (ONLINE_TYPES.has(entry.type) && !dated && !has('urldate')) missing.push('`date` or `urldate`')
  if (missing.length === 0) return
  report(
    file,
    referenceIncomplete,
    `\`@${entry.type}\` \`${entry.key}\` has no ${missing.join(', ')}: add what is missing`,
    {
      place: entry.place,
      note: missing.includes('`date`') ? 'For a work without a date, write `year = {n.d.}`.' : '',
    },
  )
}
