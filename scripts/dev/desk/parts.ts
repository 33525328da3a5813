import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import { stringifyHtml } from '../../ground/stringify-html.ts'
import { TOOL_LANGUAGE } from '../../languages/registry.ts'
import type { Translate } from '../../model/interface.ts'
import type { Segment } from '../../model/source.ts'
import { marksOf } from '../../translations/marks.ts'
import { percentTranslated, type Share, totalOf } from '../../translations/share.ts'
import { type DiffPart, diffText } from '../../translations/word-diff.ts'
import { withCode } from '../preview/panel.ts'
import type { DeskChapter, DeskSegment } from './chapter.ts'
import type { DraftIssue } from './draft.ts'
import { type TermMarker, termMarker } from './term-marker.ts'
import { wholeMarks } from './whole-marks.ts'

/** The parts of a segment on the page that change while it is worked on, by the name of their place there. */
export interface SegmentParts {
  state: ElementContent[]
  source: ElementContent[]
  issues: ElementContent[]
  /** Who has reviewed it, or the button that says so. */
  review: ElementContent[]
}

export function partsOf(
  chapter: DeskChapter,
  segment: Segment,
  desk: DeskSegment,
  issues: readonly DraftIssue[],
): SegmentParts {
  const { t } = chapter
  return {
    state: statePart(desk, issues, t),
    source: sourcePart(segment, desk, t, termMarker(chapter, segment)),
    issues: issuesPart(issues, t),
    review: reviewPart(desk, issues, t),
  }
}

/** Parts as HTML, for the page's script to put in their places. */
export function writeParts(parts: SegmentParts): Record<keyof SegmentParts, string> {
  const written = Object.entries<ElementContent[]>({ ...parts }).map(([name, content]) => [name, writePart(content)])
  return Object.fromEntries(written) as Record<keyof SegmentParts, string>
}

export function writePart(content: ElementContent[]): string {
  const root: Root = { type: 'root', children: content }
  return stringifyHtml(root).trimEnd()
}

function statePart({ state, review }: DeskSegment, issues: readonly DraftIssue[], t: Translate): ElementContent[] {
  // What has an error is not translated.
  const isDone = state === 'translated' && !hasErrors(issues)
  const label = state === 'translated' && !isDone ? t('notRight') : t(`state.${state}`)
  return [
    h('span', { className: state === 'translated' ? ['unseen'] : ['badge', state] }, label),
    ...(isDone && review?.isCurrent
      ? [h('span.badge.reviewed', t('reviewedBy', { by: review.by, date: review.date }))]
      : []),
    ...(issues.length === 0
      ? []
      : [h('span', { className: ['badge', worst(issues)] }, t('problems', { count: issues.length }))]),
  ]
}

function worst(issues: readonly DraftIssue[]): 'error' | 'warning' {
  return hasErrors(issues) ? 'error' : 'warning'
}

export function hasErrors(issues: readonly DraftIssue[]): boolean {
  return issues.some(({ severity }) => severity === 'error')
}

function reviewPart(
  { state, review, savable }: DeskSegment,
  issues: readonly DraftIssue[],
  t: Translate,
): ElementContent[] {
  const old = review && !review.isCurrent ? [h('span', t('reviewOld', { by: review.by, date: review.date }))] : []
  if (state !== 'translated' || hasErrors(issues) || !savable) return old
  if (review?.isCurrent) return [h('button', { type: 'button', dataReview: 'withdraw' }, t('withdraw'))]
  return [...old, h('button', { type: 'button', dataReview: '' }, t('markReviewed'))]
}

/** The source text; of a stale segment, with what changed in it. */
function sourcePart(
  segment: Segment,
  { previous }: DeskSegment,
  t: Translate,
  withTerms: TermMarker,
): ElementContent[] {
  // For the field, which keeps them whole.
  const marks = { dataMarks: JSON.stringify(wholeMarks(segment, previous)) }
  if (previous === undefined) return [h('p.source-text', marks, withMarks(segment, withTerms))]
  return [
    h('p.hint', t('whatChanged')),
    h('p.source-text', marks, diffContent(diffText(previous, segment.text), changeWords(t), withTerms)),
  ]
}

function withMarks(segment: Segment, withTerms: TermMarker): ElementContent[] {
  const content: ElementContent[] = []
  let at = 0
  const words = (end: number): void => {
    if (end > at) content.push(...withTerms(segment.text.slice(at, end)))
  }
  for (const { text, start, end } of marksOf(segment.text, segment)) {
    words(start)
    content.push(h('code.mark', text))
    at = end
  }
  words(segment.text.length)
  return content
}

/** What changes are called to those who do not see colours. */
export function changeWords(t: Translate): ChangeWords {
  return { removed: t('removed'), added: t('added') }
}

interface ChangeWords {
  removed: string
  added: string
}

/** Changes, also told to those who do not see colours. */
export function diffContent(
  parts: readonly DiffPart[],
  told: ChangeWords,
  withTerms: TermMarker = text => [{ type: 'text', value: text }],
): ElementContent[] {
  return parts.flatMap(({ kind, text }) => {
    if (kind === 'same') return withTerms(text)
    return h(kind === 'removed' ? 'del' : 'ins', [
      h('span.unseen', ` [${kind === 'removed' ? told.removed : told.added}`),
      text,
      h('span.unseen', '] '),
    ])
  })
}

function issuesPart(issues: readonly DraftIssue[], t: Translate): ElementContent[] {
  if (issues.length === 0) return []
  const items = issues.map(({ rule, severity, text, field, index }) =>
    issueItem({ rule, severity, text }, t, [
      ...(field === 'target' && index > 0
        ? [
            ' ',
            h('button.go', { type: 'button', dataIndex: String(index) }, [
              t('show'),
              h('span.unseen', { lang: TOOL_LANGUAGE }, `: ${text}`),
            ]),
          ]
        : []),
    ]),
  )
  return [h('ul.issues', items)]
}

/** A problem in a list of such. What it says is in the language of the tool's messages. */
export function issueItem(
  { rule, severity, text }: Pick<DraftIssue, 'rule' | 'severity' | 'text'>,
  t: Translate,
  behind: readonly (Element | string)[] = [],
): Element {
  return h('li', { className: [severity] }, [
    h('span.severity', t(`severity.${severity}`)),
    h('span', { lang: TOOL_LANGUAGE }, withCode(text)),
    ' ',
    h('code.rule', rule),
    ...behind,
  ])
}

/** How many problems there are, in few words, to be read out. */
export function summaryOf(issues: readonly DraftIssue[], t: Translate): string {
  if (issues.length === 0) return t('noProblems')
  const count = (severity: DraftIssue['severity']): number => issues.filter(issue => issue.severity === severity).length
  const [errors, warnings, hints] = [count('error'), count('warning'), count('hint')]
  return [
    ...[t('errors', { count: errors }), t('warnings', { count: warnings })],
    ...(hints === 0 ? [] : [t('hints', { count: hints })]),
  ].join(', ')
}

/** Nothing where the print says what was typed: a heading, a cell. */
export function renderedPart(content: ElementContent[], target: string, t: Translate): ElementContent[] {
  const [only] = content
  const [text] = only?.type === 'element' ? only.children : []
  const isAsTyped =
    content.length === 1 &&
    only?.type === 'element' &&
    only.children.length === 1 &&
    text?.type === 'text' &&
    text.value === target.trim()
  return content.length === 0 || isAsTyped ? [] : [h('p.hint', t('asPrinted')), h('div.print', content)]
}

/** How far something is, in words and as a bar. */
export function progressPart(share: Share, issues: number, t: Translate): ElementContent[] {
  const { segments, reviewed } = share
  const { translated, stale, prefilled, untranslated } = segments
  const facts = [
    t('translated', { translated, total: totalOf(segments) }),
    ...(reviewed > 0 ? [t('reviewed', { count: reviewed })] : []),
    ...(stale > 0 ? [t('changed', { count: stale })] : []),
    ...(prefilled > 0 ? [t('filledIn', { count: prefilled })] : []),
    ...(untranslated > 0 ? [t('toTranslate', { count: untranslated })] : []),
    ...(issues > 0 ? [t('problems', { count: issues })] : []),
  ]
  return [progressBar(share, t), h('span.progress-facts', facts.join(' · '))]
}

/** A drawing, since the style of an element is nothing that the page may set. */
export function progressBar(share: Share, t: Translate): Element {
  const { words } = share
  const total = Math.max(1, totalOf(words))
  // What is there and wants work has one colour.
  const open = words.stale + words.prefilled + words.faulty
  const [done, stale] = [(100 * words.translated) / total, (100 * open) / total]
  const label = t('barLabel', { percent: percentTranslated(share) })
  return h('svg.bar', { viewBox: '0 0 100 6', preserveAspectRatio: 'none', role: 'img', ariaLabel: label }, [
    h('rect.missing', { width: '100', height: '6' }),
    h('rect.stale', { x: done.toFixed(2), width: stale.toFixed(2), height: '6' }),
    h('rect.done', { width: done.toFixed(2), height: '6' }),
  ])
}

/** What a chapter or list of words is called on the page: lists have no title of their own, and one in the desk's words. */
export function nameOf(
  source: string,
  title: string | undefined,
  { t, tag }: { t: Translate; tag: string },
): { text: string; lang: string | undefined } {
  if (title !== undefined && title !== source) return { text: title, lang: tag }
  const known = t(`list.${source}`, { defaultValue: '' })
  return known === '' ? { text: source, lang: tag } : { text: known, lang: undefined }
}
