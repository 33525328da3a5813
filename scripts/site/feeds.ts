import { addressOf } from '../formats/html/addresses.ts'
import { escapeXml } from '../ground/xml-text.ts'
import type { Edition } from '../model/publication.ts'
import type { Site, SiteLanguage } from './site.ts'

/** `sitemap.xml`: every page, with its translations, as search engines read it. */
export function sitemap({ publication, files, languages }: Site, pages: readonly string[]): string {
  const { site = '', date } = publication
  const editions = files.filter(({ path }) => /^[^.]*\.html$/.test(path)).map(({ path }) => path)
  const urls = [...pages, ...editions].map(name => {
    const [folder = '', ...rest] = name.split('/')
    const isTranslated = languages.some(({ language }) => language.id === folder)
    const others = isTranslated
      ? languages
          .map(({ language: { id, tag } }) => ({ tag, name: [id, ...rest].join('/') }))
          .filter(other => pages.includes(other.name) || editions.includes(other.name))
      : []
    const links = others.map(
      other =>
        `    <xhtml:link rel="alternate" hreflang="${other.tag}" href="${escapeXml(site + addressOf(other.name))}"/>\n`,
    )
    return `  <url>\n    <loc>${escapeXml(site + addressOf(name))}</loc>\n    <lastmod>${date}</lastmod>\n${links.join('')}  </url>\n`
  })
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('')}</urlset>\n`
}

/** `<language>/versions.atom`: the versions of the publication, the newest first (RFC 4287). */
export function versionFeed({ publication, versions }: Site, { language, t, titles }: SiteLanguage): string {
  const { site = '' } = publication
  const { title, body } = titles(publication.editions[0] as Edition)
  const home = `${site}${language.id}/index.html`
  const entries = [
    { version: publication.version, date: publication.date, status: publication.status, link: home },
    ...versions.map(({ version, date, status, files }) => {
      const own = files.find(file => file.language === language.id) ?? files[0]
      return { version, date, status, link: own ? site + encodeURI(own.published) : `${home}#versions` }
    }),
  ]
  const written = entries.map(({ version, date, status, link }) => {
    const name = t('cover.version', { version })
    const state = status === undefined ? '' : ` (${t(`cover.status.${status}`)})`
    return [
      '  <entry>',
      `    <id>${escapeXml(`${site}${language.id}/versions#${encodeURIComponent(version)}`)}</id>`,
      `    <title>${escapeXml(`${title}: ${name}${state}`)}</title>`,
      `    <updated>${date}T00:00:00Z</updated>`,
      `    <link href="${escapeXml(link)}"/>`,
      '  </entry>',
    ].join('\n')
  })
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language.tag}">`,
    `  <id>${escapeXml(home)}</id>`,
    `  <title>${escapeXml(title)}</title>`,
    `  <updated>${publication.date}T00:00:00Z</updated>`,
    `  <author><name>${escapeXml(body)}</name></author>`,
    `  <link href="${escapeXml(home)}"/>`,
    `  <link rel="self" href="${escapeXml(`${site}${language.id}/versions.atom`)}"/>`,
    ...written,
    '</feed>',
    '',
  ].join('\n')
}
