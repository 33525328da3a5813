import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import type { Translate } from '../../model/interface.ts'
import { type Frame, framePage } from '../preview/frame.ts'
import { messagePanel, withCode } from '../preview/panel.ts'
import { countEntries, deskAddress, type RoundDesk } from './round-desk.ts'

/** Everything on one page. */
export const ALL = 'All'

/** What there is to answer in a round: chapters, questions, members, with what is open. */
export function roundPage(desk: RoundDesk): Root {
  const { round, prepared, places, broken, snapshot, language, t } = desk
  const [source] = prepared.publication.languages
  const address = (place: string): string => deskAddress(desk, language, place)
  return framePage({
    title: `${round.title} – ${t('consultation.desk.title')}`,
    ...deskFrame(desk),
    trail: [{ name: t('consultation.desk.editions'), href: '/' }],
    snapshot,
    scripts: ['/dev/reload.ts'],
    sheets: ['/dev/answers.css'],
    tools: [languageChoice(desk)],
    main: [
      h('h1', [`${t('consultation.desk.title')}: `, h('span', { lang: source.tag }, round.title)]),
      ...(places.length === 0
        ? [h('p', withCode(t('consultation.desk.nothing')))]
        : [
            table(
              t('consultation.desk.byPlace'),
              places.map(place => ({ name: place.title, href: address(place.id), ...countEntries([place]) })),
              t,
              { name: t('consultation.desk.together'), href: address(ALL), ...countEntries(places) },
            ),
            table(t('consultation.report.byMember'), members(desk, address(ALL)), t),
          ]),
      ...(broken.length === 0 ? [] : [messagePanel(broken)]),
    ],
  })
}

/** What a page of the desk says around its content, in the desk's language. */
export function deskFrame({ language, t }: RoundDesk): Pick<Frame, 'spoken'> {
  return {
    spoken: { lang: language.tag, skip: t('consultation.desk.skip'), trail: t('consultation.desk.where') },
  }
}

/** Links to the same page in the publication's other languages. */
export function languageChoice(desk: RoundDesk, place?: string): Element {
  return h(
    'nav.languages',
    { ariaLabel: desk.t('consultation.desk.languages') },
    h(
      'ul',
      desk.prepared.publication.languages.map(one => {
        const current = one.id === desk.language.id ? 'page' : undefined
        return h('li', h('a', { href: deskAddress(desk, one, place), lang: one.tag, ariaCurrent: current }, one.name))
      }),
    ),
  )
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

function table(caption: string, rows: readonly Row[], t: Translate, sum?: Row): Element {
  return h('table.chapters', [
    h('caption', caption),
    h(
      'thead',
      h('tr', [
        h('td'),
        h('th', { scope: 'col' }, t('consultation.report.entries')),
        h('th', { scope: 'col' }, t('consultation.desk.openHead')),
      ]),
    ),
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
