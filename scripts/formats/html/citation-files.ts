import type { Files } from '../../ground/files.ts'
import type { Rendition } from '../../renditions/rendition.ts'

/** The files that managers of references take in: their kinds, and their endings behind the path of the page. */
export const CITATION_FILES = [
  { kind: 'BibTeX', ending: '.bib' },
  { kind: 'RIS', ending: '.ris' },
  { kind: 'CSL-JSON', ending: '.csl.json' },
] as const

/** How a publication is cited, for managers of references: an entry each in BibTeX, RIS and CSL-JSON, in the language of the page. */
export function citationFiles(rendition: Rendition): Files {
  const work = workOf(rendition)
  const writers = { BibTeX: bibtex, RIS: ris, 'CSL-JSON': cslJson }
  return new Map(
    CITATION_FILES.map(({ kind, ending }) => [rendition.path + ending, new TextEncoder().encode(writers[kind](work))]),
  )
}

interface Work {
  key: string
  title: string
  authors: string[]
  body: string
  edition: string
  version: string
  /** ISO date. */
  date: string
  language: string
  licence: string
  url: string | undefined
}

function workOf({ path, publication, titles, document }: Rendition): Work {
  const { authors, version, date, licence } = publication
  return {
    key: `${document.edition.id}-${date.slice(0, 4)}-${document.language.id}`,
    title: titles.subtitle === '' ? titles.title : `${titles.title}: ${titles.subtitle}`,
    authors: authors.length > 0 ? authors : [titles.body],
    body: titles.body,
    edition: titles.edition,
    version,
    date,
    language: document.language.tag,
    licence: licence.name,
    url: publication.site === undefined ? undefined : `${publication.site}${path}.html`,
  }
}

function bibtex(work: Work): string {
  const [year = '', month = '', day = ''] = work.date.split('-')
  const fields: [name: string, value: string][] = [
    // In braces of their own, names of bodies are not taken apart, and titles keep their capitals.
    ['author', work.authors.map(name => `{${tex(name)}}`).join(' and ')],
    ['title', `{${tex(work.title)}}`],
    ['institution', tex(work.body)],
    ['type', tex(work.edition)],
    ['number', tex(work.version)],
    ['year', year],
    ['month', String(Number(month))],
    ['day', String(Number(day))],
    ['langid', work.language],
    ...(work.url === undefined ? [] : [['url', work.url] as [string, string]]),
  ]
  return `@techreport{${work.key},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`
}

/** Text as TeX takes it; braces that were left open would end the field. */
function tex(text: string): string {
  return text
    .replace(/[\\{}]/g, sign => ({ '\\': '\\textbackslash ', '{': '\\{', '}': '\\}' })[sign] ?? sign)
    .replace(/[&%$#_]/g, sign => `\\${sign}`)
    .replace(/~/g, '\\textasciitilde ')
    .replace(/\^/g, '\\textasciicircum ')
    .replace(/\s+/g, ' ')
}

function ris(work: Work): string {
  const lines: [tag: string, value: string][] = [
    ['TY', 'RPRT'],
    ...work.authors.map(name => ['AU', name] as [string, string]),
    ['TI', work.title],
    ['PB', work.body],
    ['M3', work.edition],
    ['ET', work.version],
    ['PY', work.date.slice(0, 4)],
    ['DA', work.date.replaceAll('-', '/')],
    ['LA', work.language],
    ...(work.url === undefined ? [] : [['UR', work.url] as [string, string]]),
    ['ER', ''],
  ]
  // A line is an entry of its own.
  return lines.map(([tag, value]) => `${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`).join('')
}

function cslJson(work: Work): string {
  const item = {
    id: work.key,
    type: 'report',
    title: work.title,
    author: work.authors.map(literal => ({ literal })),
    publisher: work.body,
    genre: work.edition,
    version: work.version,
    issued: { 'date-parts': [work.date.split('-').map(Number)] },
    language: work.language,
    license: work.licence,
    ...(work.url === undefined ? {} : { URL: work.url }),
  }
  return `${JSON.stringify([item], null, 2)}\n`
}
