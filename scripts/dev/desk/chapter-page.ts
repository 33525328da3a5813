import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import { userName } from '../../ground/git.ts'
import type { Translate } from '../../model/interface.ts'
import type { Segment } from '../../model/source.ts'
import { openLines } from '../../translations/questions.ts'
import { anchorOf } from '../../translations/segment-id.ts'
import { countShare } from '../../translations/share.ts'
import { framePage } from '../preview/frame.ts'
import { messagePanel, withCode } from '../preview/panel.ts'
import { type DeskChapter, type DeskSegment, deskSegment, fileProblems, isWhole } from './chapter.ts'
import { checkDraft, type DraftIssue } from './draft.ts'
import { keyList } from './keys.ts'
import { hasErrors, nameOf, partsOf, progressPart, renderedPart, type SegmentParts } from './parts.ts'
import { type SegmentRenderer, savedRenderer } from './render.ts'
import { searchForm, searchResults } from './search.ts'
import { pageWords, spokenFrame, spokenPlace } from './words.ts'

/** A segment of a page, with its parts. */
export interface ShownSegment {
  segment: Segment
  desk: DeskSegment
  parts: SegmentParts
  issues: readonly DraftIssue[]
}

/** A segment, checked. To render it an edition is put together: pages ask for that by itself. */
export function showSegment(chapter: DeskChapter, segment: Segment): ShownSegment {
  const desk = deskSegment(chapter, segment)
  const issues = checkDraft(chapter, segment, desk)
  return { segment, desk, parts: partsOf(chapter, segment, desk, issues), issues }
}

/** How bad the worst problem is. */
export function worstOf(issues: readonly DraftIssue[]): 'none' | 'some' | 'errors' {
  return hasErrors(issues) ? 'errors' : issues.length > 0 ? 'some' : 'none'
}

/** Whether its note asks the editors something that nobody has answered. */
export function isAsked({ note }: DeskSegment): boolean {
  return openLines(note).length > 0
}

export function chapterProgress(chapter: DeskChapter): ElementContent[] {
  const { source, locale, t } = chapter
  const found = source.segments.map(segment => checkDraft(chapter, segment, deskSegment(chapter, segment)))
  const faulty = new Set(source.segments.filter((_, index) => hasErrors(found[index] ?? [])))
  return progressPart(
    countShare(source.segments, locale, segment => faulty.has(segment)),
    found.filter(issues => issues.length > 0).length,
    t,
  )
}

/** The page on which a chapter is translated, segment by segment. */
export function chapterPage(chapter: DeskChapter): Root {
  const { snapshot, source, locale, sourceLanguage, prepared, place, t } = chapter
  const { language } = locale
  const renderer = savedRenderer(chapter)
  const shown = source.segments.map(segment => showSegment(chapter, segment))
  const problems = fileProblems(chapter)
  const written = source.segments.find(({ kind, node }) => kind === 'title' && node)?.text
  const { text: title, lang } = nameOf(source.name, written, { t, tag: sourceLanguage.tag })
  const reviewer = userName(prepared.publication.root)
  const page = place && `/${language.id}/${place.edition.id}.html`
  return framePage({
    title: `${title} – ${language.name}`,
    trail: [
      { name: t('editions'), href: '/' },
      { name: h('span', { lang: language.tag }, language.name), href: `/translate/${language.id}` },
    ],
    snapshot,
    spoken: spokenFrame(language.tag, t),
    scripts: ['/dev/desk.ts'],
    tools: [
      h('div.progress', { id: 'progress' }, chapterProgress(chapter)),
      h('label.switch', [h('input', { type: 'checkbox', id: 'show-print', checked: true }), t('asPrinted')]),
      searchForm(language.id, t),
      h('label.reviewer', [
        `${t('name')} `,
        h('input', { id: 'reviewer', autoComplete: 'name', value: reviewer, maxLength: 80 }),
      ]),
      h('fieldset.filter', { id: 'filter' }, [
        h('legend.unseen', t('show')),
        ...FILTERS.map((choice, index) => filterChoice(choice, t(`filter.${choice}`), index === 0)),
      ]),
    ],
    main: [
      searchResults(t),
      h('div.heading', [
        h('h1', { lang }, title),
        ...(page ? [h('a.preview', { href: `${page}#chapter-${source.slug}`, target: '_blank' }, t('preview'))] : []),
      ]),
      ...(isWhole(chapter) ? [] : [unreadable(chapter)]),
      ...(problems.length > 0 ? [messagePanel(problems, snapshot)] : []),
      ...(isWhole(chapter) && shown.some(({ desk }) => !desk.savable) ? [outOfDate(t)] : []),
      h('div.notice', { id: 'notice', hidden: true, role: 'status' }),
      h('div.unseen', { id: 'announcement', role: 'status' }),
      h(
        'div.segments',
        {
          id: 'segments',
          dataLanguage: language.id,
          dataSource: source.name,
          dataPublication: prepared.publication.root,
          dataWords: JSON.stringify(pageWords(t)),
        },
        shown.map(each => segmentCard(chapter, each, renderedOf(each, renderer, t), page)),
      ),
      h('aside.help', { id: 'help', ariaLabel: t('help') }, [
        h('div', { id: 'suggestions' }, [h('p.hint', t('chooseSegment'))]),
        keyList(t),
      ]),
    ],
  })
}

/** What can be left on the page, as `browser/desk.ts` knows it. */
const FILTERS = ['all', 'unfinished', 'stale', 'unreviewed', 'issues', 'questions']

function filterChoice(value: string, label: string, checked: boolean): Element {
  return h('label', [h('input', { type: 'radio', name: 'filter', value, checked }), h('span', label)])
}

function unreadable({ path, t }: DeskChapter): Element {
  return h('div.banner.error', [h('p', withCode(t('fileUnreadable', { file: path })))])
}

function outOfDate(t: Translate): Element {
  return h('div.banner.warning', { id: 'out-of-date' }, [
    h('p', t('outOfDate')),
    h('button', { type: 'button', id: 'sync' }, t('sync')),
  ])
}

function renderedOf({ segment, desk }: ShownSegment, renderer: SegmentRenderer, t: Translate): ElementContent[] {
  return renderedPart(desk.target === '' ? [] : renderer.render(segment), desk.target, t)
}

function segmentCard(
  chapter: DeskChapter,
  shown: ShownSegment,
  rendered: ElementContent[],
  page: string | undefined,
): Element {
  const { segment, desk, parts, issues } = shown
  const { sourceLanguage, t } = chapter
  const { language } = chapter.locale
  const anchor = anchorOf(segment.id)
  const rows = Math.min(12, Math.max(1, Math.ceil(Math.max(segment.text.length, desk.target.length) / 60)))
  const readOnly = !desk.savable
  return h(
    'article.segment',
    {
      id: anchor,
      ariaLabelledBy: `${anchor}-name`,
      dataId: segment.id,
      dataBase: desk.base,
      dataState: desk.state,
      dataIssues: worstOf(issues),
      dataReviewed: desk.review?.isCurrent ? 'yes' : 'no',
      dataQuestion: isAsked(desk) ? 'yes' : 'no',
    },
    [
      h('header', [
        h('h2', { id: `${anchor}-name` }, placeWithin(chapter, segment)),
        h('span.state', { id: `${anchor}-state`, dataPart: 'state' }, parts.state),
        h('span.saving', { dataSaving: '' }),
        ...(page ? [h('a.preview', { href: `${page}#${anchor}`, target: '_blank', tabIndex: -1 }, t('inPage'))] : []),
      ]),
      h('div.source', { lang: sourceLanguage.tag, dir: 'auto', dataPart: 'source' }, parts.source),
      h('div.target', [
        h('label.unseen', { htmlFor: `${anchor}-target` }, [`${language.name}: `, ...placeWithin(chapter, segment)]),
        h('div.field', [
          h('div.chips', { lang: language.tag, dir: 'auto', ariaHidden: 'true' }),
          h(
            'textarea',
            {
              id: `${anchor}-target`,
              lang: language.tag,
              dir: 'auto',
              rows,
              spellCheck: 'true',
              readOnly,
              ariaDescribedBy: `${anchor}-state ${anchor}-issues`,
              dataField: 'target',
            },
            // HTML drops the first line end.
            desk.target.startsWith('\n') ? `\n${desk.target}` : desk.target,
          ),
        ]),
        h('div', { id: `${anchor}-issues`, dataPart: 'issues' }, parts.issues),
        h('div.actions', [
          h('button.save', { type: 'button', dataSave: '', disabled: readOnly }, [
            h('span.when-current', t('save')),
            h('span.when-stale', t('saveCurrent')),
          ]),
          h('span.review', { dataPart: 'review' }, parts.review),
          h('details.note', { open: desk.note !== '' }, [
            h('summary', t('note')),
            h(
              'textarea',
              {
                lang: sourceLanguage.tag,
                dir: 'auto',
                rows: 1,
                readOnly,
                ariaLabel: t('noteLabel'),
                dataField: 'note',
              },
              desk.note,
            ),
          ]),
        ]),
        h('div.rendered', { lang: language.tag, dataPart: 'rendered' }, rendered),
      ]),
      h('div.conflict', { dataConflict: '', hidden: true, tabIndex: -1 }),
    ],
  )
}

/** `Finance › Tasks › paragraph` is "Tasks › paragraph" on Finance's page; lists of words have no such beginning. */
function placeWithin(
  { prepared, source, sourceLanguage, t }: DeskChapter,
  { in: where }: Segment,
): (Element | string)[] {
  const steps = where.split(' › ').slice(prepared.content.sources.has(source.name) ? 1 : 0)
  return spokenPlace(steps.join(' › '), sourceLanguage.tag, t)
}
