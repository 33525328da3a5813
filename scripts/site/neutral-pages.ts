import type { Element } from 'hast'
import { h } from 'hastscript'
import { addressLinks } from '../formats/html/addresses.ts'
import { contentPolicy } from '../formats/html/screen.ts'
import { setTypography } from '../formats/html/typography.ts'
import { stringifyHtml } from '../ground/stringify-html.ts'
import type { Edition } from '../model/publication.ts'
import { looks } from './frame.ts'
import type { Site, SiteLanguage } from './site.ts'

/** `index.html`: the publication in each of its languages, for whoever comes to the site. */
export function frontPage(site: Site): string {
  const cards = site.languages.map(own => {
    const { title, subtitle, languages } = titlesIn(site, own)
    return h('li', { lang: own.language.tag }, [
      h('h2', h('a', { href: `${own.language.id}/index.html`, hrefLang: own.language.tag }, own.language.name)),
      h('p.lead', { lang: languages.title }, title),
      ...(subtitle === '' ? [] : [h('p', { lang: languages.subtitle }, subtitle)]),
    ])
  })
  const { publication } = site
  const head = addressLinks({
    publication,
    name: 'index.html',
    inLanguage: ({ id }) => `${id}/index.html`,
    neutral: 'index.html',
  })
  return neutralPage(site, '', head, [h('h1', publication.title), h('ul.languages', cards)])
}

/**
 * `404.html`: what hosts answer with where there is no page, in all languages, for nothing is known of the reader. It may stand at
 * any depth, so that its links need the site's address.
 */
export function notFoundPage(site: Site): string {
  const up = site.publication.site ?? ''
  const parts = site.languages.map(own =>
    h('section', { lang: own.language.tag, ariaLabelledBy: `not-found-${own.language.id}` }, [
      h('h2', { id: `not-found-${own.language.id}` }, own.t('notFound.title')),
      h('p', [
        own.t('notFound.text'),
        ' ',
        h('a', { href: `${up}${own.language.id}/index.html`, hrefLang: own.language.tag }, own.t('index.title')),
      ]),
    ]),
  )
  const head = [h('meta', { name: 'robots', content: 'noindex' })]
  return neutralPage(site, up, head, [h('h1', site.publication.title), ...parts])
}

function titlesIn({ publication }: Site, { titles }: SiteLanguage) {
  return titles(publication.editions[0] as Edition)
}

function neutralPage({ publication }: Site, up: string, head: readonly Element[], main: readonly Element[]): string {
  const [source] = publication.languages
  const tree = h(null, [
    { type: 'doctype' },
    h('html', { lang: source.tag, className: ['screen'] }, [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', publication.title),
        ...head,
        ...looks(up),
      ]),
      h('body.around', [h('main.publications', { id: 'main' }, [...main])]),
    ]),
  ])
  contentPolicy(tree, publication.site)
  setTypography(tree, source.tag)
  return stringifyHtml(tree)
}
