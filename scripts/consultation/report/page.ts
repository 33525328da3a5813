import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import { STANDS_ALONE } from '../../ground/content-policy.ts'
import type { Translate } from '../../model/interface.ts'
import type { Language } from '../../model/publication.ts'
import type { DiffPart } from '../../translations/word-diff.ts'
import type { Disposition, Group, PublishedEntry } from './disposition.ts'
import { groupWord, memberWord, STATUS_COLUMNS, statusWord, summaries } from './summary.ts'
import { typeWord } from './workbook.ts'

export interface PageOptions {
  language: Language
  /** All languages of the publication: entries are marked with theirs. */
  languages: readonly Language[]
  /** Title of the publication. */
  title: string
  /** The page's own style sheet: it stands alone and can be sent by mail. */
  css: string
  t: Translate
}

/** The table of entries as an HTML page. What members wrote comes in as text nodes alone. */
export function dispositionPage(table: Disposition, options: PageOptions): Root {
  const { language, title, css, t } = options
  const word = wordsOf(t)
  const { title: round, from, until } = table.round
  return h(null, [
    { type: 'doctype' },
    h('html', { lang: language.tag }, [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        h('meta', { httpEquiv: 'Content-Security-Policy', content: STANDS_ALONE }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', `${word('title')} – ${title}`),
        h('style', css),
      ]),
      h('body', [
        h('main', [
          h('h1', word('title')),
          h('p.of', title),
          h('p', t('consultation.report.intro', { title: round.text, from, until })),
          h('h2', word('summary')),
          ...summaryTables(table, t),
          h('h2', { id: 'open' }, word('open')),
          openList(table, t),
          h('h2', word('table')),
          ...chapters(table.groups, options),
        ]),
      ]),
    ]),
  ])
}

function wordsOf(t: Translate): (key: string) => string {
  return key => t(`consultation.report.${key}`)
}

function summaryTables(table: Disposition, t: Translate): Element[] {
  const word = wordsOf(t)
  const columns = [word('total'), ...STATUS_COLUMNS.map(status => statusWord(status, t))]
  return summaries(table, t).map(({ key, rows }) =>
    h('div.scroll', { tabIndex: 0, role: 'region', ariaLabel: word(key) }, [
      h('table.numbers', [
        h('caption', word(key)),
        h('thead', h('tr', [h('td'), ...columns.map(text => h('th', { scope: 'col' }, text))])),
        h(
          'tbody',
          rows.map(({ name, total, counts }) =>
            h('tr', [h('th', { scope: 'row' }, name), ...[total, ...counts].map(count => h('td', String(count)))]),
          ),
        ),
      ]),
    ]),
  )
}

function openList({ groups }: Disposition, t: Translate): Element {
  const open = groups.flatMap(group =>
    group.entries.flatMap(entry => {
      if (!entry.isOpen) return []
      const about = groupWord(group, t) || group.chapterTitle
      return h('li', [h('a', { href: `#${anchor(entry)}` }, `${about} – ${memberWord(entry, t)}`)])
    }),
  )
  return open.length === 0 ? h('p', wordsOf(t)('openNone')) : h('ol.open', open)
}

/** What a group stands under: its chapter, else what its kind is called. */
function headingOf(group: Group, t: Translate): string {
  if (group.chapterTitle !== '') return group.chapterTitle
  return group.kind === 'question' ? t('consultation.sheet.questions') : groupWord(group, t)
}

/** Groups under the headings of their chapters. */
function chapters(groups: readonly Group[], options: PageOptions): Element[] {
  const made: Element[] = []
  const anchors = new Set<string>()
  let last: string | undefined
  for (const group of groups) {
    const heading = headingOf(group, options.t)
    if (heading !== last && heading !== '') made.push(h('h3', heading))
    last = heading
    made.push(section(group, options, anchors))
  }
  return made
}

function section(group: Group, options: PageOptions, anchors: Set<string>): Element {
  const { t } = options
  const word = wordsOf(t)
  const about = groupWord(group, t)
  const heading = about === headingOf(group, t) ? '' : about
  const columns = ['member', 'said', 'answer', 'status'].map(key => h('th', { scope: 'col' }, word(key)))
  return h('section.group', [
    ...(heading === '' ? [] : [h('h4', heading)]),
    ...paragraph(group, options),
    h('table.entries', [
      h('thead', h('tr', columns)),
      h(
        'tbody',
        group.entries.map(entry => row(entry, options, anchors)),
      ),
    ]),
  ])
}

/** The paragraph as it was and is: one text with what changed in it. */
function paragraph({ paragraph: then }: Group, options: PageOptions): ElementContent[] {
  const word = wordsOf(options.t)
  if (!then) return []
  const state = then.now === undefined ? 'deleted' : then.now === then.before ? 'unchanged' : 'changed'
  return [
    h('p.state', word(state)),
    h('blockquote', { lang: tagOf(then.language, options) }, [h('p', marked(then.change, options.t))]),
  ]
}

function row(entry: PublishedEntry, options: PageOptions, anchors: Set<string>): Element {
  const { t } = options
  const word = wordsOf(t)
  const id = anchor(entry)
  const isFirst = !anchors.has(id)
  anchors.add(id)
  const lang = tagOf(entry.language, options)
  const facts = [
    t(`consultation.report.kinds.${entry.kind}`),
    typeWord(entry, t),
    entry.uncertain ? word('uncertain') : '',
    entry.author === '' ? '' : `${word('author')}: ${entry.author}`,
  ].filter(text => text !== '')
  const reply = entry.repliesTo === '' ? [] : [h('p', h('a', { href: `#entry-${entry.repliesTo}` }, word('replyTo')))]
  const proposal = entry.proposal.length === 0 ? [] : [h('p.proposal', { lang }, marked(entry.proposal, t))]
  return h('tr', { id: isFirst ? id : undefined, dataEntry: entry.id }, [
    h('th', { scope: 'row' }, [memberWord(entry, t), h('small', facts.join(' · '))]),
    h('td', [
      ...reply,
      ...(entry.words === '' ? [] : [h('p.words', { lang }, `“${entry.words}”`)]),
      // What a change puts in is in the proposal already.
      ...(entry.text === '' || isInProposal(entry) ? [] : lines(entry.text, lang)),
      ...proposal,
    ]),
    h('td', [
      ...lines(entry.response, undefined),
      ...(entry.by === '' ? [] : [h('small', `${word('by')}: ${entry.by}`)]),
    ]),
    h('td', { className: entry.isOpen ? ['open'] : [] }, statusWord(entry.status, t)),
  ])
}

function isInProposal({ text, proposal }: PublishedEntry): boolean {
  const proposed = proposal.filter(({ kind }) => kind !== 'removed').map(part => part.text)
  const changed = proposal.filter(({ kind }) => kind !== 'same').map(part => part.text)
  return [proposed.join(''), ...changed].some(known => known.trim() === text.trim())
}

function lines(text: string, lang: string | undefined): Element[] {
  return text
    .split(/\n+/)
    .filter(line => line.trim() !== '')
    .map(line => h('p', { lang }, line))
}

function marked(parts: readonly DiffPart[], t: Translate): ElementContent[] {
  return parts.map(({ kind, text }) => {
    if (kind === 'same') return { type: 'text', value: text }
    const says = t(`redline.says.${kind === 'added' ? 'inserted' : 'deleted'}`)
    return h(kind === 'added' ? 'ins' : 'del', { dataSays: says }, text)
  })
}

function anchor({ id }: PublishedEntry): string {
  return `entry-${id}`
}

/** Undefined where it is the page's, or none of the publication's. */
function tagOf(id: string, { language, languages }: PageOptions): string | undefined {
  return id === language.id ? undefined : languages.find(one => one.id === id)?.tag
}
