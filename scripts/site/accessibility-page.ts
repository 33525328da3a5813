import { h } from 'hastscript'
import { percent } from '../formats/html/percent.ts'
import { framedPage } from './frame.ts'
import type { Site, SiteLanguage } from './site.ts'

/** `<language>/accessibility.html`: what is known of how everyone can use the publication, from what the build found. */
export function accessibilityPage(site: Site, own: SiteLanguage): string {
  const { publication } = site
  const { t, titles } = own
  const [first] = publication.editions
  const body = first ? titles(first).body : publication.body
  const shares = publication.languages.flatMap(language => {
    const files = site.files.filter(file => file.language === language.tag)
    if (files.length === 0) return []
    const share = percent(Math.min(...files.map(({ translated }) => translated)), own.language)
    return [h('li', t('accessibility.translated', { language: language.name, share }))]
  })
  const made = site.formats.flatMap(({ id, accessibility }) => {
    const count = site.files.filter(({ format }) => format === id).length
    return accessibility && count > 0 ? [{ ...accessibility, count }] : []
  })
  const limits = [
    'limitAutomatic',
    ...(site.files.some(({ translated }) => translated < 1) ? ['limitTranslation'] : []),
    'limitFigures',
    ...made.flatMap(({ limit }) => limit ?? []),
  ]
  return framedPage({
    site,
    in: own,
    file: 'accessibility.html',
    title: t('accessibility.title'),
    main: [
      h('h1', t('accessibility.title')),
      h('p', t('accessibility.goal')),
      h('h2', t('accessibility.measured')),
      ...measured(site, own),
      ...made.flatMap(({ checked, count }) => (checked ? [h('p', t(`accessibility.${checked}`, { count }))] : [])),
      h('h2', t('accessibility.languages')),
      h('ul', shares),
      h('h2', t('accessibility.limits')),
      h(
        'ul',
        limits.map(limit => h('li', t(`accessibility.${limit}`))),
      ),
      h('p', t('accessibility.contact', { body })),
      h(
        'p',
        t('accessibility.made', { version: publication.version, date: new Date(`${publication.date}T00:00:00Z`) }),
      ),
    ],
  })
}

function measured({ files }: Site, { t, language }: SiteLanguage) {
  const examined = files.flatMap(({ path, accessibility }) => (accessibility ? [{ path, ...accessibility }] : []))
  if (examined.length === 0) return [h('p', t('accessibility.notMeasured'))]
  const list = (items: readonly (string | number)[]): string =>
    new Intl.ListFormat(language.tag, { type: 'conjunction' }).format([...new Set(items.map(String))])
  const version = list(examined.map(({ axe }) => axe))
  const widths = list(examined.flatMap(page => page.widths))
  const faults = examined.flatMap(page => page.faults.map(fault => `${page.path}: ${fault}`))
  return [
    h('p', t('accessibility.pages', { count: examined.length, version, widths })),
    h('p', faults.length === 0 ? t('accessibility.noFault') : t('accessibility.faults', { count: faults.length })),
    ...(faults.length === 0
      ? []
      : [
          h(
            'ul',
            faults.map(fault => h('li', h('code', fault))),
          ),
        ]),
  ]
}
