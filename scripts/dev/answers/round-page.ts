import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { framePage } from '../preview/frame.ts'
import { messagePanel } from '../preview/panel.ts'
import { countEntries, type RoundDesk } from './round-desk.ts'

/** Everything on one page. */
export const ALL = 'All'

/** What there is to answer in a round: chapters, questions, members, with what is open. */
export function roundPage(desk: RoundDesk): Root {
  const { round, prepared, places, broken, snapshot } = desk
  const [source] = prepared.publication.languages
  const address = (place: string): string => `/consultation/${round.id}/${place}`
  return framePage({
    title: `${round.title} – consultation desk`,
    trail: [{ name: 'Editions', href: '/' }],
    snapshot,
    scripts: ['/dev/reload.ts'],
    main: [
      h('h1', ['Consultation desk: ', h('span', { lang: source.tag }, round.title)]),
      ...(places.length === 0
        ? [h('p', 'Nobody has said anything yet: bring in what members sent with `npm run consultation:import`.')]
        : [
            table(
              'By place',
              places.map(place => ({ name: place.title, href: address(place.id), ...countEntries([place]) })),
              { name: 'Together', href: address(ALL), ...countEntries(places) },
            ),
            table('By member', members(desk, address(ALL))),
          ]),
      ...(broken.length === 0 ? [] : [messagePanel(broken)]),
    ],
  })
}

interface Row {
  name: string
  href: string
  total: number
  open: number
}

function members({ places }: RoundDesk, href: string): Row[] {
  const rows = new Map<string, Row>()
  for (const { passages } of places)
    for (const { entries } of passages)
      for (const one of entries) {
        const { total, open } = countEntries([{ passages: [{ entries: [one] } as (typeof passages)[number]] }])
        const row = rows.get(one.member) ?? {
          ...{ name: one.member, total: 0, open: 0 },
          href: `${href}?member=${encodeURIComponent(one.member)}`,
        }
        rows.set(one.member, { ...row, total: row.total + total, open: row.open + open })
      }
  return [...rows.values()].sort((one, other) => one.name.localeCompare(other.name))
}

function table(caption: string, rows: readonly Row[], sum?: Row): Element {
  return h('table.chapters', [
    h('caption', caption),
    h('thead', h('tr', [h('td'), h('th', { scope: 'col' }, 'Entries'), h('th', { scope: 'col' }, 'Open')])),
    h('tbody', rows.map(row)),
    ...(sum && rows.length > 1 ? [h('tfoot', row(sum))] : []),
  ])
}

function row({ name, href, total, open }: Row): Element {
  return h('tr', [
    h('th', { scope: 'row' }, h('a', { href }, name)),
    h('td.number', String(total)),
    h('td.number', { className: open > 0 ? ['some'] : [] }, String(open)),
  ])
}
