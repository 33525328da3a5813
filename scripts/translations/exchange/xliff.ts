import { escapeXml } from '../../ground/xml-text.ts'
import { BASE } from './base.ts'
import type { ExchangeDocument, ExchangeEntry, ExchangeFormat } from './format.ts'
import { NOTES, readXliff, STALE } from './xliff-read.ts'

const NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0'

/**
 * XLIFF 2.0 (OASIS), as translation agencies send it round; 1.2 is read as well. A segment is a unit, named by its id; what
 * a translation takes over as it is stands as a placeholder, which no program breaks. A stale one is `initial` again, until
 * it is set to `translated`.
 */
export const xliff: ExchangeFormat = {
  id: 'xliff',
  extensions: ['xlf', 'xliff'],
  write,
  read: readXliff,
  rebase(content, bases) {
    const known = new Map([...bases].map(([id, base]) => [escapeXml(id), base]))
    return content.replace(new RegExp(`>([^<>\\s]+) (${BASE.source})(?=<)`, 'g'), (mark, id: string, base: string) =>
      mark.replace(base, known.get(id) ?? base),
    )
  },
}

function write({ publication, sourceLanguage, language, entries }: ExchangeDocument): string {
  const files = Map.groupBy(entries, ({ path }) => path)
  let count = 0
  const parts = [...files].map(([path, units], index) =>
    [
      ` <file id="f${index + 1}" original="${escapeXml(path)}">`,
      ...units.map(entry => unitOf(entry, `u${++count}`)),
      ' </file>',
    ].join('\n'),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!-- ${escapeXml(`${publication.title} ${publication.version}`).replaceAll('--', '- -')} -->`,
    `<xliff xmlns="${NAMESPACE}" version="2.0" srcLang="${sourceLanguage.tag}" trgLang="${language.tag}">`,
    ...parts,
    '</xliff>\n',
  ].join('\n')
}

function unitOf(entry: ExchangeEntry, name: string): string {
  const { id, source, target, previous, prefilled, review, note, base } = entry
  const marks = [...new Set(entry.marks)]
  const notes: [category: string, text: string][] = [
    [NOTES.place, entry.in],
    ...(note === '' ? [] : [[NOTES.note, note] as [string, string]]),
    ...(previous === undefined ? [] : [[NOTES.previous, previous] as [string, string]]),
    ...(prefilled === undefined ? [] : [[NOTES.prefilled, prefilled] as [string, string]]),
    ...(review ? [[NOTES.review, `${review.by}, ${review.date}`] as [string, string]] : []),
    [NOTES.base, `${id} ${base}`],
  ]
  const isOpen = previous !== undefined || prefilled !== undefined
  const done = review ? 'reviewed' : 'translated'
  const state = target === '' ? 'initial' : isOpen ? `initial" subState="${STALE}` : done
  return [
    `  <unit id="${name}" name="${escapeXml(id)}">`,
    `   <notes>${notes.map(([category, text]) => `<note category="${category}">${escapeXml(text)}</note>`).join('')}</notes>`,
    ...(marks.length === 0
      ? []
      : [
          `   <originalData>${marks.map((mark, at) => `<data id="d${at + 1}">${escapeXml(mark)}</data>`).join('')}</originalData>`,
        ]),
    `   <segment state="${state}">`,
    `    <source xml:space="preserve">${withPlaceholders(source, marks)}</source>`,
    ...(target === '' ? [] : [`    <target xml:space="preserve">${withPlaceholders(target, marks)}</target>`]),
    '   </segment>',
    '  </unit>',
  ].join('\n')
}

/** A text with its marks as placeholders; the first of a mark has the same id in source and target. */
function withPlaceholders(text: string, marks: readonly string[]): string {
  if (marks.length === 0) return escapeXml(text)
  // A mark may hold another one: the longest is meant.
  const longest = marks.toSorted((a, b) => b.length - a.length).map(mark => RegExp.escape(mark))
  const seen = new Map<string, number>()
  return text
    .split(new RegExp(`(${longest.join('|')})`))
    .map((part, at) => {
      if (at % 2 === 0) return escapeXml(part)
      const data = marks.indexOf(part) + 1
      const count = (seen.get(part) ?? 0) + 1
      seen.set(part, count)
      const id = count === 1 ? `${data}` : `${data}-${count}`
      return `<ph id="${id}" dataRef="d${data}" disp="${escapeXml(part)}"/>`
    })
    .join('')
}
