import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { percent } from '../formats/html/percent.ts'
import type { Edition } from '../model/publication.ts'
import { framePage } from './preview/frame.ts'
import { messagePanel, withCode } from './preview/panel.ts'
import type { Snapshot } from './preview/snapshot.ts'

/** The list of editions and languages, with the way to the translation desk. */
export function homePage(snapshot: Snapshot): Root {
  const { publication } = snapshot
  if (!publication)
    return problemPage('The publication cannot be shown', 'Its settings have to be put right first.', snapshot)
  const [source, ...targets] = publication.languages
  return framePage({
    title: `Preview – ${publication.title}`,
    trail: [{ name: 'Editions', href: '/' }],
    snapshot,
    scripts: ['/dev/reload.ts'],
    main: [
      h('h1', { lang: source.tag }, publication.title),
      h('section', { ariaLabelledBy: 'editions' }, [
        h('h2', { id: 'editions' }, 'Editions'),
        h('table.editions', [
          h(
            'tbody',
            publication.editions.map(edition => editionRow(edition, snapshot)),
          ),
        ]),
        h(
          'p.hint',
          'Pages follow the files as you save them. Each leads to its PDF, which is made when you ask for it.',
        ),
      ]),
      ...(targets.length === 0
        ? []
        : [
            h('section', { ariaLabelledBy: 'desk' }, [
              h('h2', { id: 'desk' }, 'Translation desk'),
              h(
                'ul.languages',
                targets.map(({ id, tag, name }) => h('li', h('a', { href: `/translate/${id}`, lang: tag }, name))),
              ),
            ]),
          ]),
      ...rounds(snapshot),
      messagePanel(snapshot.messages(), snapshot),
    ],
  })
}

function rounds({ prepared }: Snapshot): Element[] {
  const all = prepared?.content.rounds ?? []
  if (!prepared || all.length === 0) return []
  const [source] = prepared.publication.languages
  const items = all.map(({ id, title }) => h('li', h('a', { href: `/consultation/${id}`, lang: source.tag }, title)))
  return [
    h('section', { ariaLabelledBy: 'rounds' }, [
      h('h2', { id: 'rounds' }, 'Consultation desk'),
      h('ul.languages', items),
    ]),
  ]
}

function editionRow(edition: Edition, { places }: Snapshot): Element {
  const cells = places.flatMap(({ edition: { id }, localised }) => {
    if (id !== edition.id) return []
    const { language } = localised
    const share = localised.translated(edition)
    const link = h(
      'a',
      { href: `/${language.id}/${id}.html`, lang: language.tag, hrefLang: language.tag },
      language.name,
    )
    return h('td', [link, ...(share === 1 ? [] : [h('small', ` translated ${percent(share, language)}`)])])
  })
  return h('tr', [h('th', { scope: 'row' }, edition.title), ...cells])
}

/** A page that says why another one cannot be shown. */
export function problemPage(title: string, reason: string, snapshot?: Snapshot): Root {
  return framePage({
    title,
    trail: [{ name: 'Editions', href: '/' }],
    snapshot,
    scripts: ['/dev/reload.ts'],
    main: [
      h('h1', title),
      h('p', withCode(reason)),
      ...(snapshot ? [messagePanel(snapshot.messages(), snapshot)] : []),
    ],
  })
}
