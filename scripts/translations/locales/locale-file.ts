import { VFile } from 'vfile'
import { type JsonMember, kindOf, offsetInString, readJson } from '../../ground/json.ts'
import { report } from '../../ground/messages.ts'
import { type Point, pointsOf } from '../../ground/points.ts'
import localeField from '../../rules/locale-field.ts'

/**
 * Fields of a segment in a locale file, in the order in which they stand there. `previous` stands next to `source`: one
 * person accepts a stale translation by deleting that line while another edits the source once more, and only when the
 * two lines touch does git see a conflict in that. `stale` goes with `previous`: without that line it says nothing, and
 * sync drops it. `prefilled` and `reviewed` stand next to `target`, which they are about, for the same reason.
 */
export const FIELDS = ['in', 'source', 'previous', 'stale', 'target', 'prefilled', 'reviewed', 'note'] as const

export type Field = (typeof FIELDS)[number]

/** Those that most entries do not have. */
const OPTIONAL = ['previous', 'stale', 'prefilled', 'reviewed'] as const satisfies readonly Field[]

/** Characters of a text: many times those of any paragraph. What compares texts takes a time that grows with their product. */
const LONGEST_TEXT = 50_000

/** What a locale file says about one segment. */
export interface LocaleEntry {
  /** Where the segment stands, for people. */
  in: string
  /** The source text that stood there when the file was last synced. */
  source: string
  /** The translation; empty while there is none. */
  target: string
  /** Present: the translation is of this older source. */
  previous?: string
  /** Beside `previous`: names the target that translates it, so that a later one is not taken for it. */
  stale?: string
  /** Present: no person has looked at the target yet. What it comes from: `machine`, or `copy of finance/p-k3f9a`. */
  prefilled?: string
  /** Who has read the target beside its source, when, and of which texts that is true; see `review.ts`. */
  reviewed?: string
  /** The translator's own words. */
  note: string
}

/** One locale file: the translations of one source into one language, or a language's retired ones. */
export interface LocaleFile {
  file: VFile
  /** In the file's order. Where the file has problems, the entries that could be read. */
  entries: Map<string, LocaleEntry>
  /** Whether all of the file was understood. A file that was not is never written over. */
  whole: boolean
  /** Whether its text is what {@link formatLocaleFile} makes of its entries. */
  isCanonical: boolean
  /** The file's text with these entries in the place of its own. */
  format(entries: ReadonlyMap<string, LocaleEntry>): string
  /** Place of the `index`th character of a field's text; of the entry's key without a field, or where that is absent. */
  placeOf(id: string, field?: Field, index?: number): Point
}

/**
 * Reads a locale file. Problems are messages on the file, with line and column: everything that {@link readJson}
 * reports, unknown and missing fields and wrong types (`locale-field`).
 */
export function readLocaleFile(file: VFile): LocaleFile {
  const text = String(file)
  const canonical = canonicalEntries(text)
  if (!canonical) return readAnyLocaleFile(file)
  let places: LocaleFile | undefined
  return {
    file,
    entries: canonical,
    whole: file.messages.length === 0,
    isCanonical: true,
    format: formatLocaleFile,
    placeOf(...at) {
      // Few ask for a place, and to know them takes longer than all the rest.
      places ??= readAnyLocaleFile(new VFile({ value: text }))
      return places.placeOf(...at)
    },
  }
}

/** The entries of a text that is what sync would write of them: nothing can be wrong with it. Undefined for any other text. */
function canonicalEntries(text: string): Map<string, LocaleEntry> | undefined {
  try {
    const entries = new Map(Object.entries(JSON.parse(text) as Record<string, LocaleEntry>))
    return [...entries.values()].every(isEntry) && formatLocaleFile(entries) === text ? entries : undefined
  } catch {
    return undefined
  }
}

function isEntry(value: unknown): value is LocaleEntry {
  if (typeof value !== 'object' || value === null) return false
  const fields = value as Partial<Record<Field, unknown>>
  const isText = (field: Field) => {
    const text = fields[field]
    return typeof text === 'string' && text.length <= LONGEST_TEXT
  }
  const areOptional = OPTIONAL.every(field => fields[field] === undefined || isText(field))
  return isText('in') && isText('source') && isText('target') && isText('note') && areOptional && fields.previous !== ''
}

function readAnyLocaleFile(file: VFile): LocaleFile {
  const text = String(file)
  const pointAt = pointsOf(text)
  const entries = new Map<string, LocaleEntry>()
  const starts = new Map<string, { key: number; fields: Map<string, number> }>()
  const root = readJson(file)
  const wrong = (offset: number, reason: string, actual?: string): void => {
    report(file, localeField, reason, {
      place: pointAt(offset),
      ...(actual === undefined ? {} : { actual, expected: FIELDS }),
    })
  }
  if (root && root.type !== 'object')
    wrong(root.start, `The file holds ${kindOf(root)}: write an object of segments, \`{ … }\``)
  for (const member of root?.type === 'object' ? root.members : []) {
    const entry = readEntry(member, wrong)
    if (entry) entries.set(member.key, entry)
    if (member.value.type === 'object')
      starts.set(member.key, {
        key: member.start,
        fields: new Map(member.value.members.map(field => [field.key, field.value.start])),
      })
  }
  const placeOf = (id: string, field?: Field, index = 0): Point => {
    const start = starts.get(id)
    const value = field && start?.fields.get(field)
    return pointAt(value === undefined ? (start?.key ?? 0) : offsetInString(text, value, index))
  }
  return { file, entries, whole: file.messages.length === 0, isCanonical: false, format: formatLocaleFile, placeOf }
}

/** An entry as a file writes it; what is wrong with it is told with its offset. */
export function readEntry(
  { key, start, value }: JsonMember,
  wrong: (offset: number, reason: string, actual?: string) => void,
): LocaleEntry | undefined {
  if (value.type !== 'object') {
    wrong(value.start, `\`${key}\` is ${kindOf(value)}: write an object with \`source\` and \`target\``)
    return undefined
  }
  const fields = new Map<string, string>()
  let valid = true
  for (const field of value.members) {
    const known = (FIELDS as readonly string[]).includes(field.key)
    if (!known) wrong(field.start, `\`${key}\` has no field \`${field.key}\``, field.key)
    else if (field.value.type !== 'string')
      wrong(
        field.value.start,
        `\`${field.key}\` of \`${key}\` is ${kindOf(field.value)}: write text in quotation marks`,
      )
    else if (field.key === 'previous' && field.value.value === '')
      wrong(field.value.start, `\`previous\` of \`${key}\` is empty: delete the line once the translation is accepted`)
    else if (field.value.value.length > LONGEST_TEXT) {
      wrong(field.value.start, `\`${field.key}\` of \`${key}\` has more than 50,000 characters: shorten it`)
      return undefined
    }
    if (known && field.value.type === 'string') fields.set(field.key, field.value.value)
    else valid &&= !known
  }
  const source = fields.get('source')
  if (source === undefined) {
    if (valid) wrong(start, `\`${key}\` has no \`source\`: run \`npm run translations:sync\``)
    return undefined
  }
  const optional = OPTIONAL.flatMap(field => {
    const value = fields.get(field)
    return value === undefined ? [] : [[field, value]]
  })
  // What is missing otherwise, sync puts back.
  return {
    in: fields.get('in') ?? '',
    source,
    target: fields.get('target') ?? '',
    ...(Object.fromEntries(optional) as Pick<LocaleEntry, (typeof OPTIONAL)[number]>),
    note: fields.get('note') ?? '',
  }
}

/**
 * The bytes of a locale file: fields in fixed order, one to a line, the last one constant, so that edits merge.
 * Written line by line, since an object would move keys that look like numbers to its front.
 */
export function formatLocaleFile(entries: ReadonlyMap<string, Partial<LocaleEntry>>): string {
  if (entries.size === 0) return '{}\n'
  let text = '{\n'
  for (const [id, entry] of entries) {
    text += `${text.length > 2 ? ',\n' : ''}  ${JSON.stringify(id)}: {`
    let isFirst = true
    for (const field of FIELDS) {
      if (entry[field] === undefined) continue
      text += `${isFirst ? '' : ','}\n    "${field}": ${JSON.stringify(entry[field])}`
      isFirst = false
    }
    text += '\n  }'
  }
  return `${text}\n}\n`
}
