import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import { rivalProposals } from '../../consultation/entries/rival-proposals.ts'
import { diffContent } from '../desk/parts.ts'
import { framePage } from '../preview/frame.ts'
import { messagePanel } from '../preview/panel.ts'
import { anchorOf, entryCard } from './entry-card.ts'
import { keyList } from './keys.ts'
import { countEntries, type DeskEntry, type DeskPlace, type Passage, type RoundDesk, textBase } from './round-desk.ts'
import { ALL } from './round-page.ts'

/** The places that a page shows; undefined where there is no such page. */
export function placesOf({ places }: RoundDesk, id: string): DeskPlace[] | undefined {
  if (id === ALL) return places
  const place = places.find(one => one.id === id)
  return place && [place]
}

/** The text on the left, what was said about it beside it; undefined where there is no such place. */
export function entriesPage(desk: RoundDesk, id: string): Root | undefined {
  const places = placesOf(desk, id)
  if (!places) return undefined
  const { round, prepared, broken, snapshot } = desk
  const [source] = prepared.publication.languages
  const isAll = id === ALL
  const title = isAll ? 'All entries' : (places[0]?.title ?? '')
  const wording = source.tag
  return framePage({
    title: `${title} – ${round.title}`,
    trail: [
      { name: 'Editions', href: '/' },
      { name: h('span', { lang: wording }, round.title), href: `/consultation/${round.id}` },
    ],
    snapshot,
    scripts: ['/dev/answers.ts'],
    sheets: ['/dev/answers.css'],
    tools: [h('div.progress', { id: 'progress' }, progressText(places)), filters(places, isAll)],
    main: [
      h('h1', { lang: isAll ? undefined : wording }, title),
      ...(broken.length === 0
        ? []
        : [
            h(
              'div.banner.error',
              h('p', 'What these files say is not shown. Put them right in an editor; the page follows.'),
            ),
            messagePanel(broken),
          ]),
      h('div.notice', { id: 'notice', hidden: true, role: 'status' }),
      h('div.unseen', { id: 'announcement', role: 'status' }),
      h(
        'div.passages',
        { id: 'entries', dataRound: round.id, dataPlace: id, dataPublication: prepared.publication.root },
        places.map(place => section(desk, place, isAll)),
      ),
      keyList(),
    ],
  })
}

/** How far the answering is, in words. */
export function progressText(places: readonly DeskPlace[]): string {
  const { total, open } = countEntries(places)
  return `${total - open} of ${total} answered`
}

function section(desk: RoundDesk, place: DeskPlace, isAll: boolean): Element {
  const [source] = desk.prepared.publication.languages
  const shown = isAll ? place.passages.filter(({ entries }) => entries.length > 0) : place.passages
  return h('section.place', { dataPlace: place.title }, [
    h('h2', { className: isAll ? [] : ['unseen'], lang: source.tag }, place.title),
    ...shown.map(passage => passageRow(desk, passage)),
  ])
}

function passageRow({ prepared }: RoundDesk, passage: Passage): Element {
  const { languages } = prepared.publication
  const [source] = languages
  const { name, now, entries } = passage
  const canApply = ({ entry }: DeskEntry): boolean =>
    entry.proposal !== '' && entry.language === source.id && now?.segment.node !== undefined
  return h('div.passage', { dataSegment: passage.segment, dataBase: textBase(passage) }, [
    h('div.text', [
      h(entries.length > 0 ? 'h3' : 'p.name', name),
      h('div', { lang: source.tag, dir: 'auto', dataText: '' }, passageText(passage)),
    ]),
    h('div.margin', [
      ...rivals(entries, canApply),
      ...entries.map(one => entryCard(one, { languages, canApply: canApply(one) })),
    ]),
  ])
}

/** What the passage says now, as it stands in the chapter. */
export function passageText({ now, asked }: Pick<Passage, 'now' | 'asked'>): ElementContent[] {
  const text = now?.segment.text ?? asked
  return text === '' ? [] : [h('p', text)]
}

/** Proposals for one sentence, side by side: at most one of them can be taken as it is. */
function rivals(entries: readonly DeskEntry[], canApply: (one: DeskEntry) => boolean): Element[] {
  const proposals = entries.map(one => ({ ...one.entry, one }))
  return rivalProposals(proposals).map(({ proposals: rivalling }) =>
    h('section.rivals', { ariaLabel: 'Proposals for one sentence' }, [
      h('p.hint', `${rivalling.length} proposals for one sentence`),
      h(
        'ul',
        rivalling.map(({ entry: { one, language }, change }) =>
          h('li', { dataRival: anchorOf(one) }, [
            h('a', { href: `#${anchorOf(one)}` }, one.member),
            h('p', { lang: language === '' ? undefined : language, dir: 'auto' }, diffContent(change)),
            ...(canApply(one)
              ? [
                  h(
                    'button',
                    { type: 'button', dataApplyOf: anchorOf(one), ariaLabel: `Apply the proposal of ${one.member}` },
                    'Apply',
                  ),
                ]
              : []),
          ]),
        ),
      ),
    ]),
  )
}

function filters(places: readonly DeskPlace[], isAll: boolean): Element {
  const entries = places.flatMap(({ passages }) => passages.flatMap(passage => passage.entries))
  const valuesOf = (value: (one: DeskEntry) => string): string[] =>
    [...new Set(entries.map(value))].filter(text => text !== '').sort((one, other) => one.localeCompare(other))
  return h('div.filters', { id: 'filters', role: 'group', ariaLabel: 'Show' }, [
    choice('state', 'Show', [
      ['', 'all entries'],
      ['open', 'open'],
      ['answered', 'answered'],
    ]),
    choice('member', 'Member', [['', 'all'], ...same(valuesOf(({ member }) => member))]),
    ...(isAll ? [choice('place', 'Chapter or question', [['', 'all'], ...placeChoices(places)])] : []),
    choice('type', 'Type', [
      ['', 'all'],
      ...same(valuesOf(({ entry }) => entry.type)),
      ...valuesOf(({ entry }) => entry.kind).map((kind): [string, string] => [`kind ${kind}`, kind]),
    ]),
  ])
}

/** Chapters, and each question by itself. */
function placeChoices(places: readonly DeskPlace[]): [string, string][] {
  return places.flatMap(({ title, passages }): [string, string][] => [
    [title, title],
    ...passages
      .filter(({ segment, entries }) => segment.startsWith('question ') && entries.length > 0)
      .map(({ segment, name }): [string, string] => [segment, `– ${name}`]),
  ])
}

function same(values: readonly string[]): [string, string][] {
  return values.map(value => [value, value])
}

function choice(name: string, label: string, options: readonly (readonly [string, string])[]): Element {
  return h('label', [
    h('span', label),
    ' ',
    h(
      'select',
      { name, autoComplete: 'off' },
      options.map(([value, text]) => h('option', { value }, text)),
    ),
  ])
}
