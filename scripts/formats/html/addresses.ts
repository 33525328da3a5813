import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Language, Publication } from '../../model/publication.ts'

export interface Addressed {
  publication: Pick<Publication, 'site' | 'languages'>
  /** The page's own path below `dist/`: `es/paper.html`. */
  name: string
  /** Its path in a language. */
  inLanguage(language: Language): string
  /** The page for whoever reads none of the languages. */
  neutral: string
}

/**
 * Where a page and its translations stand. With the site's address, the page says its own, so that copies of it are known as
 * such, and names its translations in full, as search engines want them; without, they are named from the page.
 */
export function addressLinks({ publication, name, inLanguage, neutral }: Addressed): Element[] {
  const { site, languages } = publication
  const up = '../'.repeat(name.split('/').length - 1)
  const alternates = languages.map(language =>
    h('link', { rel: 'alternate', hrefLang: language.tag, href: (site ?? up) + inLanguage(language) }),
  )
  if (site === undefined) return alternates
  return [
    h('link', { rel: 'canonical', href: site + addressOf(name) }),
    ...alternates,
    h('link', { rel: 'alternate', hrefLang: 'x-default', href: site + addressOf(neutral) }),
    h('meta', { property: 'og:url', content: site + addressOf(name) }),
  ]
}

/** A folder's page is known by the folder. */
export function addressOf(name: string): string {
  return name === 'index.html' ? '' : name
}
