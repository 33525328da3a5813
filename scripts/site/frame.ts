import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { addressLinks } from '../formats/html/addresses.ts'
import { dropInheritedLanguages } from '../formats/html/languages.ts'
import {
  colourSwitch,
  contentPolicy,
  darkColours,
  favicon,
  readingScript,
  SEARCH_PAGE,
  searchField,
} from '../formats/html/screen.ts'
import { FIRST_FONTS } from '../formats/html/screen-fonts.ts'
import { setTypography } from '../formats/html/typography.ts'
import { stringifyHtml } from '../ground/stringify-html.ts'
import { hasPages, type Site, type SiteLanguage } from './site.ts'

export interface FrameOptions {
  site: Site
  /** The language of the page. */
  in: SiteLanguage
  /** The page's file name, the same in each language's folder: `index.html`. */
  file: string
  title: string
  main: readonly (Element | string)[]
  /** Further parts of the head, such as scripts. */
  head?: readonly Element[]
}

/** A page in a language around its main part: titles, style sheets, ways to the other pages and languages, policy. */
export function framedPage({ site, in: own, file, title, main, head = [] }: FrameOptions): string {
  const { publication } = site
  const { language, t } = own
  const titled = own.titles(publication.editions[0] as (typeof publication.editions)[number])
  const name = `${language.id}/${file}`
  const tree = h(null, [
    { type: 'doctype' },
    h('html', { lang: language.tag, className: ['screen'] }, [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', `${title} – ${titled.title}`),
        ...addressLinks({ publication, name, inLanguage: ({ id }) => `${id}/${file}`, neutral: 'index.html' }),
        ...looks('../'),
        ...head,
      ]),
      h('body.around', [
        h('a.skip-link', { href: '#main' }, t('skip')),
        h('header.site-header', [
          h('p.site-body', { lang: titled.languages.body }, titled.body),
          siteWays(site, own, file),
          languageWays(site, own, file),
          // The page for searches has its own.
          ...(hasPages(site) && file !== SEARCH_PAGE ? [searchField(t)] : []),
          ...(hasPages(site) ? [colourSwitch(t)] : []),
        ]),
        h('main.publications', { id: 'main' }, [...main]),
        footer(site, own, file),
      ]),
    ]),
  ])
  contentPolicy(tree)
  if (hasPages(site)) readingScript(tree, t)
  dropInheritedLanguages(tree)
  setTypography(tree, language.tag)
  return stringifyHtml(tree)
}

/** Style sheets and sign of a page, from its folder. */
export function looks(up: string): Element[] {
  return [
    ...['fonts', FIRST_FONTS, 'theme', 'base', 'screen'].map(name =>
      h('link', { rel: 'stylesheet', href: `${up}assets/${name}.css` }),
    ),
    ...darkColours(up),
    favicon(up),
  ]
}

function siteWays(site: Site, { t, language, titles }: SiteLanguage, file: string): Element {
  const { publication } = site
  const way = (href: string, text: string, lang?: string): Element =>
    h('li', href === file ? h('span', { ariaCurrent: 'page', lang }, text) : h('a', { href, lang }, text))
  const pages = publication.editions.flatMap(edition => {
    const href = `${edition.id}.html`
    if (!site.files.some(({ path }) => path === `${language.id}/${href}`)) return []
    const { edition: text, languages } = titles(edition)
    return [way(href, text, languages.edition)]
  })
  return h(
    'nav.switcher.ways',
    { ariaLabel: t('index.title') },
    h('ul', [way('index.html', t('index.title')), ...pages]),
  )
}

function languageWays({ publication }: Site, { t, language }: SiteLanguage, file: string): Element {
  const items = publication.languages.map(
    ({ id, tag, name }): ElementContent =>
      h(
        'li',
        id === language.id
          ? h('span', { ariaCurrent: 'page' }, name)
          : h('a', { href: `../${id}/${file}`, lang: tag, hrefLang: tag }, name),
      ),
  )
  return h('nav.switcher', { ariaLabel: t('language') }, h('ul', items))
}

function footer({ publication }: Site, { t }: SiteLanguage, file: string): Element {
  const { name, url } = publication.licence
  const licence = url === undefined ? name : h('a', { href: url }, name)
  const statement = t('accessibility.title')
  return h('footer.site-footer', [
    h('p', [`${t('imprint.licence')}: `, licence]),
    ...(file === 'accessibility.html' ? [] : [h('p', h('a', { href: 'accessibility.html' }, statement))]),
  ])
}
