import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { interfaceList, withInterface } from '../../translations/interface/list.ts'
import type { Question } from '../../translations/questions.ts'
import { anchorOf } from '../../translations/segment-id.ts'
import { addShares, percentTranslated } from '../../translations/share.ts'
import { type ChapterStatus, translationStatus } from '../../translations/status.ts'
import { framePage } from '../preview/frame.ts'
import { messagePanel } from '../preview/panel.ts'
import type { Snapshot } from '../preview/snapshot.ts'
import { nameOf, progressBar } from './parts.ts'
import { searchForm, searchResults } from './search.ts'

/** The chapters of a language with their progress; undefined where it is none that is translated into. */
export function languagePage(snapshot: Snapshot, languageId: string): Root | undefined {
  const { prepared } = snapshot
  const locale = prepared?.localised.locales.find(({ language }) => language.id === languageId)
  if (!prepared || !locale) return undefined
  const { publication, content } = prepared
  const { language } = locale
  const words = interfaceList(publication, language)
  const wordLists = [...content.wordLists, words.source]
  const [status] = translationStatus(publication, { ...content, wordLists }, [withInterface(locale, words)])
  const lists = new Set(wordLists.map(({ name }) => name))
  const chapters = status?.chapters.filter(({ name }) => !lists.has(name)) ?? []
  const others = status?.chapters.filter(({ name }) => lists.has(name)) ?? []
  return framePage({
    title: `${language.name} – translation desk`,
    trail: [{ name: 'Editions', href: '/' }],
    snapshot,
    scripts: ['/dev/reload.ts', '/dev/list-search.ts'],
    tools: [searchForm(language.id)],
    main: [
      searchResults(),
      h('h1', ['Translation desk: ', h('span', { lang: language.tag }, language.name)]),
      chapterTable('Chapters', chapters, languageId, publication.languages[0].tag),
      chapterTable('Other words', others, languageId, publication.languages[0].tag),
      ...questionList(status?.questions ?? [], languageId),
      messagePanel(
        snapshot.messages().filter(({ file }) => isOf(file, [publication.languages[0].id, languageId])),
        snapshot,
      ),
    ],
  })
}

/** Whether a file has to do with the translation: the list of all locale files, and those of these languages. */
function isOf(file: string, languages: readonly string[]): boolean {
  return file === 'locales' || languages.some(id => file === `locales/${id}` || file.startsWith(`locales/${id}/`))
}

/** What translators ask the editors: each leads to the segment, in whose note it is answered. */
function questionList(questions: readonly Question[], language: string): Element[] {
  if (questions.length === 0) return []
  return [
    h('section.questions', [
      h('h2', 'Questions to the editors'),
      h('p.hint', ['Answer in the note of the segment, in a line below that begins with ', h('code', '!'), '.']),
      h(
        'ul',
        questions.map(({ id, in: where, source, text }) =>
          h('li', [h('a', { href: `/translate/${language}/${source}#${anchorOf(id)}` }, where), ': ', text]),
        ),
      ),
    ]),
  ]
}

function chapterTable(name: string, chapters: readonly ChapterStatus[], language: string, sourceTag: string): Element {
  const header = ['', 'Progress', 'Words', 'Reviewed', 'To translate', 'Changed', 'Filled in', 'Problems']
  const all = {
    share: addShares(chapters.map(({ share }) => share)),
    issues: sum(chapters.map(({ issues }) => issues)),
  }
  return h('table.chapters', [
    h('caption', name),
    h(
      'thead',
      h(
        'tr',
        header.map(text => h('th', { scope: 'col' }, text)),
      ),
    ),
    h('tbody', [...chapters.map(chapter => row(chapterLink(chapter, language, sourceTag), chapter))]),
    ...(chapters.length > 1 ? [h('tfoot', row('Together', all))] : []),
  ])
}

function chapterLink({ name, title }: ChapterStatus, language: string, sourceTag: string): Element {
  return h('a', { href: `/translate/${language}/${name}` }, [
    h('span', { lang: sourceTag }, nameOf(name, title)),
    ' ',
    h('small', name),
  ])
}

function row(label: Element | string, { share, issues }: Pick<ChapterStatus, 'share' | 'issues'>): Element {
  const { segments, words } = share
  const numbers = [
    [sum(Object.values(words)), 'words'],
    [share.reviewed, 'reviewed'],
    [segments.untranslated, 'to translate'],
    [segments.stale, 'changed'],
    [segments.prefilled, 'filled in'],
    [issues, 'with problems'],
  ] as const
  return h('tr', [
    h('th', { scope: 'row' }, [label]),
    h('td.progress', [progressBar(share), h('span', `${percentTranslated(share)} %`)]),
    ...numbers.map(([number, label], index) =>
      h('td.number', { className: number > 0 && index > 1 ? ['some'] : [], dataLabel: label }, String(number)),
    ),
  ])
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
