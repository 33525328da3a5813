import path from 'node:path'
import type { Element } from 'hast'
import { h } from 'hastscript'
import { type Edition, type Language, type Publication, SHARED } from '../../model/publication.ts'
import type { Titles } from '../../renditions/titles.ts'

export interface Described {
  publication: Publication
  language: Language
  titles: Titles
  edition: Edition
}

/** The path, below `dist/`, of the picture for sharing that the build makes; nothing where it makes none. */
export function madePicture(
  { site, share, formats }: Publication,
  { id }: Edition,
  language: Language,
): string | undefined {
  // Drawn where PDFs are printed; only a whole address leads services to it.
  const isMade = site !== undefined && share === undefined && formats.includes('pdf')
  return isMade ? `assets/share/${language.id}-${id}.png` : undefined
}

/**
 * What an edition says of itself to programs: to managers of references (Highwire's tags, Dublin Core), to services that
 * show links (Open Graph), and to search engines (schema.org). It holds nothing that depends on the page's address.
 */
export function describeEdition({ publication, language, titles, edition }: Described): Element[] {
  const { version, date, licence } = publication
  const title = `${titles.title} – ${titles.edition}`
  const authors = publication.authors.length > 0 ? publication.authors : [titles.body]
  const named = (name: string, content: string): Element => h('meta', { name, content })
  const property = (name: string, content: string): Element => h('meta', { property: name, content })
  return [
    named('citation_title', title),
    ...authors.map(author => named('citation_author', author)),
    named('citation_publication_date', date.replaceAll('-', '/')),
    named('citation_language', language.tag),
    named('citation_technical_report_institution', titles.body),
    named('citation_technical_report_number', version),
    named('dcterms.title', title),
    ...authors.map(author => named('dcterms.creator', author)),
    named('dcterms.publisher', titles.body),
    ...(licence.url === undefined ? [] : [named('dcterms.license', licence.url)]),
    property('og:type', 'article'),
    property('og:title', title),
    ...(titles.subtitle === '' ? [] : [property('og:description', titles.subtitle)]),
    property('og:site_name', titles.body),
    property(
      'og:locale',
      new Intl.Locale(language.tag)
        .maximize()
        .toString()
        .replace(/-\w{4}(?=-|$)/, '')
        .replace('-', '_'),
    ),
    ...picture(property, { publication, language, titles, edition }, title),
    h('script', { type: 'application/ld+json' }, jsonInHtml(report({ publication, language, titles }, title, authors))),
  ]
}

function picture(
  property: (name: string, content: string) => Element,
  { publication, language, edition }: Described,
  title: string,
): Element[] {
  const { site, share } = publication
  const name = share ? `assets/share${pictureEnding(share)}` : madePicture(publication, edition, language)
  if (site === undefined || name === undefined) return []
  return [
    property('og:image', site + name),
    // A picture of the publication's own may be larger.
    ...(share ? [] : Object.entries(SHARED).map(([side, px]) => property(`og:image:${side}`, String(px)))),
    property('og:image:alt', title),
    h('meta', { name: 'twitter:card', content: 'summary_large_image' }),
  ]
}

function pictureEnding(share: string): string {
  return path.extname(share).toLowerCase() === '.png' ? '.png' : '.jpg'
}

function report(
  { publication, language, titles }: Omit<Described, 'edition'>,
  name: string,
  authors: readonly string[],
): object {
  const { version, date, status, licence } = publication
  return {
    '@context': 'https://schema.org',
    '@type': 'Report',
    name,
    ...(titles.subtitle === '' ? {} : { alternativeHeadline: titles.subtitle }),
    // Nothing says whether an author is a person.
    author: authors.map(author => ({ ...(author === titles.body ? { '@type': 'Organization' } : {}), name: author })),
    publisher: { '@type': 'Organization', name: titles.body },
    inLanguage: language.tag,
    datePublished: date,
    version,
    creativeWorkStatus: status,
    license: licence.url ?? licence.name,
  }
}

/** JSON that ends no element around it, whatever words it holds. */
function jsonInHtml(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
