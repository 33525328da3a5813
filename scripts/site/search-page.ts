import { h } from 'hastscript'
import { SEARCH_PAGE } from '../formats/html/screen.ts'
import { searchedPath } from '../formats/html/searched.ts'
import { framedPage } from './frame.ts'
import type { SearchWords } from './search/page.ts'
import type { Site, SiteLanguage } from './site.ts'

/** The script of the page for searches in a language, by its path below `dist/`. */
export function searchScript(language: string): string {
  return `assets/search-${language}.js`
}

/** `<language>/search.html`: looks for words in all editions of a language. Without scripts, it says where the text is. */
export function searchPage(site: Site, own: SiteLanguage): string {
  const { t, language, titles } = own
  const editions = site.publication.editions.filter(({ id }) =>
    site.files.some(({ path }) => path === `${language.id}/${id}.html`),
  )
  const words: SearchWords = {
    label: t('search.label'),
    more: t('search.more'),
    none: t('search.none'),
    tag: language.tag,
    found: pluralForms(own),
  }
  const links = editions.map(edition => {
    const { edition: title, languages } = titles(edition)
    return h('li', h('a', { href: `${edition.id}.html`, lang: languages.edition }, title))
  })
  return framedPage({
    site,
    in: own,
    file: SEARCH_PAGE,
    title: t('search.title'),
    head: [
      ...editions.map(({ id }) => h('script', { src: `../${searchedPath(language.id, id)}`, defer: true })),
      h('script', { src: `../${searchScript(language.id)}`, defer: true, dataWords: JSON.stringify(words) }),
    ],
    main: [
      h('h1', t('search.title')),
      h('div', { id: 'search', role: 'search' }, [h('p', t('search.scripts')), h('ul.files', links)]),
    ],
  })
}

/** What is said of a number of passages, by the forms of the plural that the language has. */
function pluralForms({ t, language }: SiteLanguage): Record<string, string> {
  const rules = new Intl.PluralRules(language.tag)
  const { pluralCategories } = rules.resolvedOptions()
  return Object.fromEntries(
    pluralCategories.map(form => {
      // A number of that form; the page puts its own in its place.
      const sample = [1, 2, 3, 5, 11, 1_000_000, 0].find(number => rules.select(number) === form) ?? 2
      return [form, t('search.found', { count: sample }).replace(String(sample), '{{count}}')]
    }),
  )
}
