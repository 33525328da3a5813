import path from 'node:path'
import { bundle } from '../formats/bundle.ts'
import type { Format } from '../formats/format.ts'
import { SEARCH_PAGE } from '../formats/html/screen.ts'
import type { Files } from '../ground/files.ts'
import { rulesOf } from '../languages/registry.ts'
import type { Publication } from '../model/publication.ts'
import { accessibilityPage } from './accessibility-page.ts'
import { sitemap, versionFeed } from './feeds.ts'
import { languageIndex } from './language-index.ts'
import { frontPage, notFoundPage } from './neutral-pages.ts'
import { searchPage, searchScript } from './search-page.ts'
import { hasPages, type Site } from './site.ts'

const SEARCH = path.join(import.meta.dirname, 'search')
const STEMMERS = '@orama/stemmers'

/** The scripts of the pages for searches, one a language, by their path below `dist/`. */
export async function searchScripts({ languages }: Publication, formats: readonly Format[]): Promise<Files> {
  if (!hasPages({ formats })) return new Map()
  const scripts = languages.map(async ({ id, tag }): Promise<[string, Uint8Array]> => {
    const { stemmer } = rulesOf(tag)
    const own = stemmer === '' ? path.join(SEARCH, 'no-stemmer.ts') : `${STEMMERS}/${stemmer}`
    const code = await bundle(SEARCH, {
      alias: { [`${STEMMERS}/english`]: own },
      packages: ['minisearch', STEMMERS],
      minify: true,
    })
    return [searchScript(id), new TextEncoder().encode(code)]
  })
  return new Map(await Promise.all(scripts))
}

/** All that stands around the publications in `dist/`, by its path there. */
export function siteFiles(site: Site, scripts: Files): Files {
  const texts = new Map<string, string>([['index.html', frontPage(site)]])
  for (const own of site.languages) {
    const { id } = own.language
    texts.set(`${id}/index.html`, languageIndex(site, own))
    if (!hasPages(site)) continue
    texts.set(`${id}/${SEARCH_PAGE}`, searchPage(site, own))
    texts.set(`${id}/accessibility.html`, accessibilityPage(site, own))
  }
  const pages = [...texts.keys()]
  texts.set('404.html', notFoundPage(site))
  if (site.publication.site !== undefined) {
    texts.set('sitemap.xml', sitemap(site, pages))
    for (const own of site.languages) texts.set(`${own.language.id}/versions.atom`, versionFeed(site, own))
  }
  const encoder = new TextEncoder()
  return new Map([
    ...scripts,
    ...[...texts].map(([name, text]): [string, Uint8Array] => [name, encoder.encode(text)]),
    ...site.versions.flatMap(({ files }) =>
      files.map(({ published, bytes }): [string, Uint8Array] => [published, bytes]),
    ),
  ])
}
