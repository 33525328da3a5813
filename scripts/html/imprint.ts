import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { PageOptions } from './page.ts'

/** What one has to know of a publication to use and cite it: version, licence, source, languages. */
export function imprint({ context, edition, words, commit }: PageOptions): ElementContent[] {
  const { publication, language, t, medium } = context
  const date = new Date(`${publication.date}T00:00:00Z`)
  const others = publication.languages.filter(other => other.id !== language.id)
  const titles = [words.title, words.subtitle].filter(part => part !== '').join('. ')
  const year = publication.date.slice(0, 4)
  const version = t('imprint.version', { version: publication.version, date })
  const entries: [string, ElementContent[]][] = [
    ['cite', [text(`${words.body}. ${year}. `), h('em', titles), text(`. ${words.edition}. ${version}.`)]],
    ['licence', [h('a', { href: publication.licence.url }, publication.licence.name)]],
    ...(others.length === 0
      ? []
      : ([
          [
            'languages',
            others.flatMap((other, index) => [
              ...(index === 0 ? [] : [text(', ')]),
              medium === 'print'
                ? h('span', { lang: other.tag }, other.name)
                : h(
                    'a',
                    { href: `../${other.id}/${edition.id}.html`, lang: other.tag, hrefLang: other.tag },
                    other.name,
                  ),
            ]),
          ],
        ] satisfies [string, ElementContent[]][])),
  ]
  const source = commit === '' ? [] : [h('p.imprint-commit', t('imprint.commit', { commit }))]
  return [
    h('h2', { id: 'imprint' }, t('imprint.title')),
    h('p', version),
    h(
      'dl',
      entries.map(([key, content]) => h('div', [h('dt', t(`imprint.${key}`)), h('dd', content)])),
    ),
    ...source,
  ]
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
