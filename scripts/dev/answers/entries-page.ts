import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import { ENTRY_KINDS } from '../../consultation/entries/entry.ts'
import { rivalProposals } from '../../consultation/entries/rival-proposals.ts'
import type { Translate } from '../../model/interface.ts'
import { diffContent } from '../desk/parts.ts'
import { framePage } from '../preview/frame.ts'
import { messagePanel } from '../preview/panel.ts'
import { anchorOf, changeWords, entryCard } from './entry-card.ts'
import { keyList } from './keys.ts'
import { kindName, pageWords, typeName } from './names.ts'
import {
  countEntries,
  type DeskEntry,
  type DeskPlace,
  deskAddress,
  type Passage,
  type RoundDesk,
  textBase,
} from './round-desk.ts'
import { ALL, deskFrame, languageChoice } from './round-page.ts'

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
  const { round, prepared, broken, snapshot, language, t } = desk
  const word = (key: string): string => t(`consultation.desk.${key}`)
  const [source] = prepared.publication.languages
  const isAll = id === ALL
  const title = isAll ? word('allEntries') : (places[0]?.title ?? '')
  const wording = source.tag
  return framePage({
    title: `${title} – ${round.title}`,
    ...deskFrame(desk),
    trail: [
      { name: word('editions'), href: '/' },
      { name: h('span', { lang: wording }, round.title), href: deskAddress(desk, language) },
    ],
    snapshot,
    scripts: ['/dev/answers.ts'],
    sheets: ['/dev/answers.css'],
    tools: [
      h('div.progress', { id: 'progress' }, progressText(places, t)),
      filters(desk, places, isAll),
      languageChoice(desk, id),
    ],
    main: [
      h('h1', { lang: isAll ? undefined : wording }, title),
      ...(broken.length === 0 ? [] : [h('div.banner.error', h('p', word('unreadable'))), messagePanel(broken)]),
      h('div.notice', { id: 'notice', hidden: true, role: 'status' }),
      h('div.unseen', { id: 'announcement', role: 'status' }),
      h(
        'div.passages',
        {
          id: 'entries',
          dataRound: round.id,
          dataPlace: id,
          dataPublication: prepared.publication.root,
          dataLanguage: language.id,
          dataWords: JSON.stringify(pageWords(t)),
        },
        places.map(place => section(desk, place, isAll)),
      ),
      keyList(t),
    ],
  })
}

/** How far the answering is, in words. */
export function progressText(places: readonly DeskPlace[], t: Translate): string {
  const { total, open } = countEntries(places)
  return t('consultation.desk.progress', { answered: total - open, total })
}

function section(desk: RoundDesk, place: DeskPlace, isAll: boolean): Element {
  const [source] = desk.prepared.publication.languages
  const shown = isAll ? place.passages.filter(({ entries }) => entries.length > 0) : place.passages
  return h('section.place', { dataPlace: place.title }, [
    h('h2', { className: isAll ? [] : ['unseen'], lang: source.tag }, place.title),
    ...shown.map(passage => passageRow(desk, passage)),
  ])
}

function passageRow({ prepared, t }: RoundDesk, passage: Passage): Element {
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
      ...rivals(entries, canApply, t),
      ...entries.map(one => entryCard(one, { languages, t, canApply: canApply(one) })),
    ]),
  ])
}

/** What the passage says now, as it stands in the chapter. */
export function passageText({ now, asked }: Pick<Passage, 'now' | 'asked'>): ElementContent[] {
  const text = now?.segment.text ?? asked
  return text === '' ? [] : [h('p', text)]
}

/** Proposals for one sentence, side by side: at most one of them can be taken as it is. */
function rivals(entries: readonly DeskEntry[], canApply: (one: DeskEntry) => boolean, t: Translate): Element[] {
  const proposals = entries.map(one => ({ ...one.entry, one }))
  return rivalProposals(proposals).map(({ proposals: rivalling }) =>
    h('section.rivals', { ariaLabel: t('consultation.desk.rivals') }, [
      h('p.hint', t('consultation.desk.rivalsCount', { total: rivalling.length })),
      h(
        'ul',
        rivalling.map(({ entry: { one, language }, change }) =>
          h('li', { dataRival: anchorOf(one) }, [
            h('a', { href: `#${anchorOf(one)}` }, one.member),
            h('p', { lang: language === '' ? undefined : language, dir: 'auto' }, diffContent(change, changeWords(t))),
            ...(canApply(one)
              ? [
                  h(
                    'button',
                    {
                      type: 'button',
                      dataApplyOf: anchorOf(one),
                      ariaLabel: t('consultation.desk.applyOf', { member: one.member }),
                    },
                    t('consultation.desk.apply'),
                  ),
                ]
              : []),
          ]),
        ),
      ),
    ]),
  )
}

function filters({ t }: RoundDesk, places: readonly DeskPlace[], isAll: boolean): Element {
  const word = (key: string): string => t(`consultation.desk.${key}`)
  const all: [string, string] = ['', word('all')]
  const entries = places.flatMap(({ passages }) => passages.flatMap(passage => passage.entries))
  const valuesOf = (value: (one: DeskEntry) => string): string[] =>
    [...new Set(entries.map(value))].filter(text => text !== '').sort((one, other) => one.localeCompare(other))
  return h('div.filters', { id: 'filters', role: 'group', ariaLabel: word('show') }, [
    choice('state', word('show'), [all, ['open', word('open')], ['answered', word('answered')]]),
    choice('member', t('consultation.report.member'), [all, ...same(valuesOf(({ member }) => member))]),
    ...(isAll ? [choice('place', word('chapterOrQuestion'), [all, ...placeChoices(places)])] : []),
    choice('type', t('consultation.report.type'), [
      all,
      ...valuesOf(({ entry }) => entry.type).map((type): [string, string] => [type, typeName(type, t)]),
      ...ENTRY_KINDS.filter(kind => entries.some(({ entry }) => entry.kind === kind)).map((kind): [string, string] => [
        `kind ${kind}`,
        kindName(kind, t),
      ]),
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
