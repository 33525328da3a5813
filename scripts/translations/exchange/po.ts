import type { VFile } from 'vfile'
import { BASE } from './base.ts'
import type { ExchangeDocument, ExchangeEntry, ExchangeFormat, ReadEntry, ReadFile } from './format.ts'
import { formatPo, type PlacedPoEntry, type PoEntry, readPo, replaceInEntries } from './po-text.ts'

/** How lines of the `#.` comment begin, behind the one that says where the segment stands. */
const NOTE = 'Note: '
const STATE = 'Base: '
/** Told to the translator, and not read: a PO file has no word by which somebody would say so. */
const PREFILLED = 'Prefilled: '
const REVIEWED = 'Reviewed: '
/** The same in `#:`, since some tools keep only one of the two. */
const REFERENCE = 'base:'
const COUNT = 'X-Segments'
/**
 * For Weblate ("Customizing behavior using flags"): the text is Markdown, and citations, note calls and cross-references
 * are placeholders. Commas part flags for other tools: the pattern holds none.
 */
const MARKED = ['md-text', String.raw`placeholders:r"\[[-^@][^\]]*\]|\[\]\([^)]*\)"`]

/**
 * PO files (GNU gettext). A segment is an entry whose `msgctxt` is its id; a stale one is fuzzy, with the source that it
 * translates as `#| msgid`; `#.` tells where it stands, the note, and what it was when the file was written.
 */
export const po: ExchangeFormat = {
  id: 'po',
  extensions: ['po'],
  write,
  read,
  rebase: (content, bases) =>
    replaceInEntries(content, (id, text) => {
      const base = bases.get(id)
      const marks = new RegExp(`(${STATE}|${REFERENCE})${BASE.source}`, 'g')
      return base === undefined ? text : text.replace(marks, (_, prefix: string) => `${prefix}${base}`)
    }),
}

function write({ publication, language, entries }: ExchangeDocument): string {
  const { title, version, date, body } = publication
  // All fields that `msgfmt -c` asks for. Of the time nothing is said that the publication does not say.
  const headers = {
    'Project-Id-Version': `${title} ${version}`,
    'PO-Revision-Date': `${date} 00:00+0000`,
    'Last-Translator': body,
    'Language-Team': language.name,
    Language: language.tag.replaceAll('-', '_'),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...pluralForms(language.tag),
    // A file that was cut is known by it.
    [COUNT]: String(entries.length),
  }
  return formatPo(headers, entries.map(toPo))
}

/** Numbers that tell the ways of forming a plural apart, as far as they matter here. */
const PROBES = Array.from({ length: 200 }, (_, number) => number)

/**
 * The header by which tools count plurals. No segment has any, but some refuse a file without it. Languages with other than
 * two forms get none: their tools know them.
 */
function pluralForms(tag: string): Record<string, string> {
  if (tag === '') return {}
  const rules = new Intl.PluralRules(tag)
  const isOne = (number: number): boolean => rules.select(number) === 'one'
  const known: [expression: string, isMany: (number: number) => boolean][] = [
    ['n != 1', number => number !== 1],
    ['n > 1', number => number > 1],
  ]
  const [expression] = known.find(([, isMany]) => PROBES.every(number => isMany(number) !== isOne(number))) ?? []
  return expression === undefined ? {} : { 'Plural-Forms': `nplurals=2; plural=(${expression});` }
}

function toPo(entry: ExchangeEntry): PoEntry {
  const { id, path, in: place, source, target, previous, prefilled, review, note, marks, base } = entry
  const notes = note === '' ? [] : note.split('\n').map(line => `${NOTE}${line}`)
  return {
    id,
    source,
    target,
    fuzzy: previous !== undefined || prefilled !== undefined,
    flags: marks.length > 0 ? MARKED : [],
    ...(previous === undefined ? {} : { previous }),
    extracted: [
      place,
      ...notes,
      ...(prefilled === undefined ? [] : [`${PREFILLED}${prefilled}`]),
      ...(review ? [`${REVIEWED}${review.by}, ${review.date}`] : []),
      `${STATE}${base}`,
    ],
    comment: '',
    reference: `${path} ${id} ${REFERENCE}${base}`,
  }
}

function read(file: VFile): ReadFile | undefined {
  const found = readPo(file)
  if (!found) return undefined
  // Tools write headers in upper or lower case.
  const headers = new Map(Object.entries(found.headers).map(([name, value]) => [name.toLowerCase(), value]))
  const count = Number(headers.get(COUNT.toLowerCase()) ?? Number.NaN)
  return {
    language: headers.get('language'),
    count: Number.isInteger(count) ? count : undefined,
    entries: found.entries.map(fromPo),
  }
}

function fromPo({
  id,
  source,
  target,
  fuzzy,
  previous,
  extracted,
  comment,
  reference,
  line,
}: PlacedPoEntry): ReadEntry {
  const starts = (prefix: string) => (text: string) => text.startsWith(prefix.trimEnd())
  const notes = extracted.filter(starts(NOTE)).map(text => text.slice(NOTE.length))
  const place = extracted.find(text => ![NOTE, STATE, PREFILLED, REVIEWED].some(each => starts(each)(text))) ?? ''
  const base = BASE.exec(extracted.find(starts(STATE)) ?? '') ?? BASE.exec(reference.split(REFERENCE)[1] ?? '')
  return {
    ...{ id, source, target, unfinished: fuzzy, in: place, note: notes.join('\n'), line, column: 1 },
    comment: wordsOfTranslator(comment, extracted),
    ...(previous === undefined ? {} : { previous }),
    ...(base ? { base: base[0] } : {}),
  }
}

/** What the translator says, without what tools put there: copies of `#.`, and how `pofilter` explains its tests. */
function wordsOfTranslator(comment: string, extracted: readonly string[]): string {
  const lines = comment.replace(/^\(pofilter\)[\s\S]*/m, '').split('\n')
  return lines.filter(line => !extracted.includes(line)).join('\n')
}
