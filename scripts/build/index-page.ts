import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Format } from '../formats/format.ts'
import { dropInheritedLanguages } from '../formats/html/languages.ts'
import { percent } from '../formats/html/percent.ts'
import { contentPolicy } from '../formats/html/screen.ts'
import { setTypography } from '../formats/html/typography.ts'
import { stringifyHtml } from '../ground/stringify-html.ts'
import type { Translate } from '../model/interface.ts'
import type { Language, Publication } from '../model/publication.ts'
import type { Manifest, ManifestEntry } from './manifest.ts'

/** A file with the recommendations as data. */
export interface DataFile {
  /** Path below `dist/`. */
  path: string
  language: Language
  /** `.csv` */
  ending: string
  bytes: number
}

export interface IndexOptions {
  publication: Publication
  formats: readonly Format[]
  manifest: Manifest
  data: readonly DataFile[]
  t: Translate
}

/**
 * `dist/index.html`: every publication with its language, version, pages and size, links to its files, and to those
 * that hold the recommendations as data.
 */
export function renderIndex({ publication, formats, manifest, data, t }: IndexOptions): string {
  const [source] = publication.languages
  const rows = publication.editions.flatMap(edition =>
    publication.languages.flatMap(language => {
      const files = manifest.publications.filter(
        entry => entry.edition === edition.id && entry.language === language.tag,
      )
      // A title that is not translated is the source's.
      const isSource = files[0]?.title === edition.title
      return files.length === 0 ? [] : [row(files, { formats, language, titled: isSource ? source : language, t })]
    }),
  )
  const columns = ['edition', 'language', 'version', 'files'].map(key => h('th', { scope: 'col' }, t(`index.${key}`)))
  const tree = h(null, [
    { type: 'doctype' },
    h('html', { lang: source.tag, className: ['screen'] }, [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', `${publication.title} – ${t('index.title')}`),
        ...['fonts', 'theme', 'base', 'screen'].map(name =>
          h('link', { rel: 'stylesheet', href: `assets/${name}.css` }),
        ),
      ]),
      h('body', [
        h('main.publications', { id: 'main' }, [
          h('h1', publication.title),
          h('p', [publication.subtitle === '' ? '' : `${publication.subtitle}. `, `${publication.body}.`]),
          h('h2', t('index.title')),
          h('table', [h('thead', h('tr', columns)), h('tbody', rows)]),
          ...(data.length === 0 ? [] : dataTable(publication, data, t)),
        ]),
      ]),
    ]),
  ])
  contentPolicy(tree)
  dropInheritedLanguages(tree)
  setTypography(tree, source.tag)
  return stringifyHtml(tree)
}

function dataTable({ languages }: Publication, data: readonly DataFile[], t: Translate): Element[] {
  const rows = languages.flatMap(language => {
    const files = data.filter(file => file.language.id === language.id)
    if (files.length === 0) return []
    const links = files.map(file =>
      h('li', [
        h('a', { href: file.path, hrefLang: language.tag }, file.ending.slice(1).toUpperCase()),
        ` (${formatBytes(file.bytes)})`,
      ]),
    )
    return h('tr', [h('td', { lang: language.tag }, language.name), h('td', h('ul.files', links))])
  })
  const columns = ['language', 'files'].map(key => h('th', { scope: 'col' }, t(`index.${key}`)))
  return [h('h2', t('index.data')), h('table', [h('thead', h('tr', columns)), h('tbody', rows)])]
}

interface RowOptions extends Pick<IndexOptions, 'formats' | 't'> {
  language: Language
  /** The language of the title. */
  titled: Language
}

function row(files: readonly ManifestEntry[], { formats, language, titled, t }: RowOptions): Element {
  const [first] = files
  const title = first?.title ?? ''
  const translated =
    first === undefined || first.translated === 1
      ? []
      : [h('small', ` (${t('index.translated', { share: percent(first.translated, language) })})`)]
  const links = files.map(file => h('li', fileLink(file, formats, t)))
  return h('tr', [
    h('td', { lang: titled.tag }, title),
    h('td', [h('span', { lang: language.tag }, language.name), ...translated]),
    h('td', first?.version ?? ''),
    h('td', h('ul.files', links)),
  ])
}

function fileLink(file: ManifestEntry, formats: readonly Format[], t: Translate): (Element | string)[] {
  const pages = file.pages === undefined ? [] : [t('index.pages', { count: file.pages })]
  const label = formats.find(({ id }) => id === file.format)?.label ?? file.format
  const facts = [...pages, formatBytes(file.bytes)].join(', ')
  return [h('a', { href: file.path, hrefLang: file.language }, label), ` (${facts})`]
}

/** `412 kB`, `1.3 MB`: decimal units, as download pages have them. */
function formatBytes(bytes: number): string {
  const isLarge = bytes >= 999_500
  const number = isLarge ? (bytes / 1e6).toFixed(1) : String(Math.max(1, Math.round(bytes / 1e3)))
  return `${number}\u00a0${isLarge ? 'MB' : 'kB'}`
}
