import type { Publication } from '../model/publication.ts'
import type { Source } from '../model/source.ts'
import type { Locale } from './locales/locale.ts'
import type { LocaleEntry } from './locales/locale-file.ts'
import { formatPo, type PoEntry } from './po-format.ts'

/** How lines of a note begin in the `#.` comment, behind the line that says where the segment stands. */
const NOTE = 'Note: '

/**
 * A language's translations as a PO file, in the order of the sources. A segment is an entry whose `msgctxt` is its id;
 * a stale one is fuzzy, with the source that it translates as `#| msgid`; `#.` tells where it stands, and the note.
 */
export function exportPo(
  { title, version, date, body }: Pick<Publication, 'title' | 'version' | 'date' | 'body'>,
  sources: readonly Pick<Source, 'name' | 'file'>[],
  { language, files }: Locale,
): string {
  const entries = sources.flatMap(({ name, file }) =>
    [...(files.get(name)?.entries ?? [])].map(([id, entry]) => toPo(id, entry, `${file.path} ${id}`)),
  )
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
  }
  return formatPo(headers, entries)
}

/** A segment as a PO entry. A line end at the end of a target is left out: gettext wants source and target alike there. */
export function toPo(
  id: string,
  { in: place, source, target, previous, note }: LocaleEntry,
  reference: string,
): PoEntry {
  return {
    id,
    source,
    target: target.replace(/^\n+|\n+$/g, ''),
    fuzzy: previous !== undefined,
    ...(previous === undefined ? {} : { previous }),
    extracted: [place, ...(note === '' ? [] : note.split('\n').map(line => `${NOTE}${line}`))],
    comment: '',
    reference,
  }
}

/** The place and note that the `#.` comment tells. */
export function readExtracted(lines: readonly string[]): Pick<LocaleEntry, 'in' | 'note'> {
  const isNote = (line: string): boolean => line.startsWith(NOTE.trimEnd())
  const note = lines.filter(isNote).map(line => line.slice(NOTE.length))
  return { in: lines.find(line => !isNote(line)) ?? '', note: note.join('\n') }
}
