import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import type { Translate } from '../../model/interface.ts'
import type { Language } from '../../model/publication.ts'
import { interfaceList, withInterface } from '../../translations/interface/list.ts'
import type { Question } from '../../translations/questions.ts'
import { anchorOf } from '../../translations/segment-id.ts'
import { addShares, percentTranslated } from '../../translations/share.ts'
import { type ChapterStatus, translationStatus } from '../../translations/status.ts'
import { framePage } from '../preview/frame.ts'
import { messagePanel, withCode } from '../preview/panel.ts'
import type { Snapshot } from '../preview/snapshot.ts'
import { nameOf, progressBar } from './parts.ts'
import { searchForm, searchResults } from './search.ts'
import { deskWords, spokenFrame, spokenPlace } from './words.ts'

/** The chapters of a language with their progress; undefined where it is none that is translated into. */
export function languagePage(snapshot: Snapshot, languageId: string): Root | undefined {
  const { prepared } = snapshot
  const locale = prepared?.localised.locales.find(({ language }) => language.id === languageId)
  if (!prepared || !locale) return undefined
  const { publication, content } = prepared
  const { language } = locale
  const t = deskWords(snapshot, languageId)
  const words = interfaceList(publication, language)
  const wordLists = [...content.wordLists, words.source]
  const [status] = translationStatus(publication, { ...content, wordLists }, [withInterface(locale, words)])
  const lists = new Set(wordLists.map(({ name }) => name))
  const chapters = status?.chapters.filter(({ name }) => !lists.has(name)) ?? []
  const others = status?.chapters.filter(({ name }) => lists.has(name)) ?? []
  const desk = { language, source: publication.languages[0], t }
  return framePage({
    title: `${language.name} – ${t('title')}`,
    trail: [{ name: t('editions'), href: '/' }],
    snapshot,
    spoken: spokenFrame(language.tag, t),
    scripts: ['/dev/reload.ts', '/dev/list-search.ts'],
    tools: [searchForm(language.id, t)],
    main: [
      searchResults(t),
      h('h1', `${t('title')}: ${language.name}`),
      chapterTable(t('chapters'), chapters, desk),
      chapterTable(t('otherWords'), others, desk),
      ...questionList(status?.questions ?? [], desk),
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
function questionList(questions: readonly Question[], { language, source: written, t }: Desk): Element[] {
  if (questions.length === 0) return []
  return [
    h('section.questions', [
      h('h2', t('questions')),
      h('p.hint', withCode(t('answerHint'))),
      h(
        'ul',
        questions.map(({ id, in: where, source, text }) =>
          h('li', [
            h('a', { href: `/translate/${language.id}/${source}#${anchorOf(id)}` }, spokenPlace(where, written.tag, t)),
            ': ',
            h('span', { lang: written.tag }, text),
          ]),
        ),
      ),
    ]),
  ]
}

/** A language of the desk. */
interface Desk {
  language: Language
  source: Language
  t: Translate
}

/** The columns of the table, by their words. */
const COLUMNS = ['progress', 'words', 'reviewed', 'toTranslate', 'changed', 'filledIn', 'problems']

function chapterTable(name: string, chapters: readonly ChapterStatus[], desk: Desk): Element {
  const { t } = desk
  const all = {
    share: addShares(chapters.map(({ share }) => share)),
    issues: sum(chapters.map(({ issues }) => issues)),
  }
  return h('table.chapters', [
    h('caption', name),
    h('thead', h('tr', [h('td'), ...COLUMNS.map(column => h('th', { scope: 'col' }, t(`column.${column}`)))])),
    h('tbody', [...chapters.map(chapter => row(chapterLink(chapter, desk), chapter, t))]),
    ...(chapters.length > 1 ? [h('tfoot', row(t('together'), all, t))] : []),
  ])
}

function chapterLink({ name, title }: ChapterStatus, { language, source, t }: Desk): Element {
  const { text, lang } = nameOf(name, title, { t, tag: source.tag })
  return h('a', { href: `/translate/${language.id}/${name}` }, [
    h('span', { lang }, text),
    ' ',
    h('small', { translate: 'no' }, name),
  ])
}

function row(
  label: Element | string,
  { share, issues }: Pick<ChapterStatus, 'share' | 'issues'>,
  t: Translate,
): Element {
  const { segments, words } = share
  const numbers = [
    [sum(Object.values(words)), 'words'],
    [share.reviewed, 'reviewed'],
    [segments.untranslated, 'toTranslate'],
    [segments.stale, 'changed'],
    [segments.prefilled, 'filledIn'],
    [issues, 'problems'],
  ] as const
  return h('tr', [
    h('th', { scope: 'row' }, [label]),
    h('td.progress', [progressBar(share, t), h('span', t('alike', { percent: percentTranslated(share) }))]),
    ...numbers.map(([number, column], index) =>
      h(
        'td.number',
        { className: number > 0 && index > 1 ? ['some'] : [], dataLabel: t(`column.${column}`) },
        String(number),
      ),
    ),
  ])
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
