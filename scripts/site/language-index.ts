import type { Element } from 'hast'
import { h } from 'hastscript'
import { percent } from '../formats/html/percent.ts'
import type { Edition } from '../model/publication.ts'
import type { Version } from '../model/version.ts'
import { framedPage } from './frame.ts'
import { formatBytes, type Site, type SiteFile, type SiteLanguage } from './site.ts'

/**
 * `<language>/index.html`: the editions in a language, each with a small picture of its cover, its state and its files; data,
 * and earlier versions.
 */
export function languageIndex(site: Site, own: SiteLanguage): string {
  const { publication } = site
  const { t, language, titles } = own
  const [first] = publication.editions
  const titled = titles(first as Edition)
  const editions = publication.editions.flatMap(edition => {
    const files = site.files.filter(file => file.edition === edition.id && file.language === language.tag)
    return files.length === 0 ? [] : [editionCard(site, own, edition, files)]
  })
  return framedPage({
    site,
    in: own,
    file: 'index.html',
    title: t('index.title'),
    main: [
      h('h1', { lang: titled.languages.title }, titled.title),
      ...(titled.subtitle === '' ? [] : [h('p.lead', { lang: titled.languages.subtitle }, titled.subtitle)]),
      ...editions,
      ...dataList(site, own),
      ...earlierVersions(site, own),
    ],
  })
}

function editionCard(
  { publication, formats }: Site,
  { t, language, titles }: SiteLanguage,
  edition: Edition,
  files: readonly SiteFile[],
): Element {
  const { edition: name, title, languages } = titles(edition)
  const date = new Date(`${publication.date}T00:00:00Z`)
  const [first] = files
  const share = first?.translated ?? 1
  const facts = [
    t(`cover.status.${publication.status}`),
    t('cover.version', { version: publication.version }),
    t('cover.date', { date }),
    ...(share === 1 ? [] : [t('index.translated', { share: percent(share, language) })]),
  ]
  const page = files.find(({ path }) => path === `${language.id}/${edition.id}.html`)
  const links = files.map(file => {
    const format = formats.find(({ id }) => id === file.format)?.label ?? file.format
    const label = file === page ? t('index.read') : format
    const size = [
      ...(file.pages === undefined ? [] : [t('index.pages', { count: file.pages })]),
      formatBytes(file.bytes, language.tag),
    ]
    const name = file.path.slice(file.path.lastIndexOf('/') + 1)
    return h('li', [h('a', { href: name }, label), ` (${size.join(', ')})`])
  })
  const heading = page ? h('a', { href: page.path.slice(page.path.lastIndexOf('/') + 1) }, name) : name
  return h('section.edition', { ariaLabelledBy: `edition-${edition.id}` }, [
    // What it shows stands beside it in words.
    h('div.thumbnail', { ariaHidden: 'true' }, [
      h('span', { lang: languages.edition }, name),
      h('b', { lang: languages.title }, title),
    ]),
    h('div', [
      h('h2', { id: `edition-${edition.id}`, lang: languages.edition }, [heading]),
      h('p.facts', facts.join(' · ')),
      h('ul.files', links),
    ]),
  ])
}

function dataList({ data }: Site, { t, language }: SiteLanguage): Element[] {
  const files = data.filter(file => file.language.id === language.id)
  if (files.length === 0) return []
  const links = files.map(file => {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1)
    const size = ` (${formatBytes(file.bytes, language.tag)})`
    return h('li', [h('a', { href: name }, file.ending.slice(1).toUpperCase()), size])
  })
  return [h('h2', { id: 'data' }, t('index.data')), h('ul.files', links)]
}

function earlierVersions({ versions, publication }: Site, { t, language, titles }: SiteLanguage): Element[] {
  if (versions.length === 0) return []
  const newest = publication.version
  const items = versions.map(({ version, date, status, files }: Version) => {
    const facts = [
      t('cover.version', { version }),
      t('cover.date', { date: new Date(`${date}T00:00:00Z`) }),
      ...(status === undefined ? [] : [t(`cover.status.${status}`)]),
    ]
    const links = files.map(file => {
      const other = publication.languages.find(({ id }) => id === file.language)
      const edition = publication.editions.find(({ id }) => id === file.edition)
      const title = edition ? titles(edition).edition : file.edition
      const kind = file.published.slice(file.published.lastIndexOf('.') + 1).toUpperCase()
      const name = other === undefined || other.id === language.id ? '' : `, ${other.name}`
      const size = formatBytes(file.bytes.length, language.tag)
      return h('li', [
        h('a', { href: `../${file.published}`, hrefLang: other?.tag }, `${title}${name} (${kind})`),
        ` (${size})`,
      ])
    })
    return h('li', [
      h('p.facts', facts.join(' · ')),
      h('p.superseded', h('a', { href: 'index.html' }, t('index.superseded', { version: newest }))),
      h('ul.files', links),
    ])
  })
  return [h('h2', { id: 'versions' }, t('index.earlier')), h('ul.versions', items)]
}
