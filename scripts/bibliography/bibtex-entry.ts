import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import referenceField from '../rules/reference-field.ts'
import type { BibEntry, BibField } from './bibtex-scan.ts'
import { CONTAINER_TYPES, FIELD_ALIASES } from './bibtex-schema.ts'

/** An entry with its fields by their biblatex names, those that it inherits included. */
export interface Entry extends Omit<BibEntry, 'fields'> {
  fields: Map<string, BibField>
}

/** Fields that say something about the parent alone (biblatex manual, appendix B, and its identifiers). */
const NOT_INHERITED = new Set(
  `crossref xref ids entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype
  shorthand shorthandintro sortkey doi url urldate pages pagetotal shorttitle sorttitle indextitle`.split(/\s+/),
)

const PARTS_OF_BOOKS = new Set(
  'inbook bookinbook suppbook incollection suppcollection inreference inproceedings conference'.split(' '),
)
const VOLUMES = new Set(['book', 'collection', 'proceedings', 'reference', ...PARTS_OF_BOOKS])

/** Gives fields their biblatex names and reports those that stand there twice: the first one counts. */
export function nameFields(file: VFile, entry: BibEntry): Entry {
  const written = new Map<string, BibField>()
  for (const field of entry.fields) {
    if (written.has(field.name)) {
      const reason = `Entry \`${entry.key}\` has \`${field.name}\` twice: leave one`
      report(file, referenceField, reason, { place: field.place })
    } else written.set(field.name, field)
  }
  const fields = new Map<string, BibField>()
  for (const [name, field] of written) {
    const canonical = FIELD_ALIASES[name] ?? name
    if (canonical === name || !written.has(canonical)) fields.set(canonical, field)
  }
  // Where a library of conferences gives both, `location` is the conference's and `address` the publisher's.
  const [address, location] = [written.get('address'), written.get('location')]
  if (address && location) {
    fields.set('location', address)
    if (!fields.has('venue')) fields.set('venue', location)
  }
  return { ...entry, fields }
}

/** Entries of a row from which fields are taken over: no library has a fifth of that. */
const LONGEST_ROW = 50

/** Entries with the fields that they take over from others, by their keys. */
export type Inherited = Map<string, Entry>

/**
 * Adds the fields that an entry takes over from others (`xdata`, `crossref`). Circles are cut, and rows of more than fifty.
 *
 * @param inherited what was found for others of the same file
 */
export function inherit(
  entry: Entry,
  entries: ReadonlyMap<string, Entry>,
  inherited: Inherited = new Map(),
  path: readonly string[] = [],
): Entry {
  const known = inherited.get(entry.key)
  if (known) return known
  if (path.includes(entry.key) || path.length > LONGEST_ROW) return entry
  const whole = withInherited(entry, entries, inherited, [...path, entry.key])
  inherited.set(entry.key, whole)
  return whole
}

function withInherited(
  entry: Entry,
  entries: ReadonlyMap<string, Entry>,
  known: Inherited,
  path: readonly string[],
): Entry {
  const fields = new Map(entry.fields)
  const add = (name: string, field: BibField) => {
    if (!fields.has(name) && field.value.trim() !== '') fields.set(name, field)
  }
  for (const key of (entry.fields.get('xdata')?.value ?? '').split(',')) {
    const source = entries.get(key.trim())
    if (source) for (const [name, field] of inherit(source, entries, known, path).fields) add(name, field)
  }
  const parent = entries.get(entry.fields.get('crossref')?.value.trim() ?? '')
  if (parent && !CONTAINER_TYPES.has(parent.type)) {
    const inherited = inherit(parent, entries, known, path).fields
    // Without biblatex, a volume says in its `booktitle` what its parts call it.
    const named = PARTS_OF_BOOKS.has(entry.type) ? inherited.get('booktitle') : undefined
    if (named) add('booktitle', named)
    for (const [name, field] of inherited) {
      if (named && /^(?:sub)?title(?:addon)?$/.test(name)) continue
      for (const target of inheritedNames(name, parent.type, entry.type)) add(target, field)
    }
  }
  return { ...entry, fields }
}

/** A book's title is the `booktitle` of its parts, a journal's their `journaltitle`. */
function inheritedNames(name: string, parent: string, child: string): string[] {
  if (NOT_INHERITED.has(name)) return []
  if (/^(?:title|subtitle|titleaddon)$/.test(name)) {
    if (parent.startsWith('mv') && VOLUMES.has(child)) return [`main${name}`]
    if (PARTS_OF_BOOKS.has(child)) return [`book${name}`]
    return parent === 'periodical' ? [`journal${name}`] : []
  }
  if (name === 'author' && /book$/.test(parent) && PARTS_OF_BOOKS.has(child)) return ['author', 'bookauthor']
  return [name]
}
