import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import { stringifyHtml } from '../../ground/stringify-html.ts'
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
  return {
    state: statePart(desk, issues),
    source: sourcePart(segment, desk, termMarker(chapter, segment)),
    issues: issuesPart(issues),
    review: reviewPart(desk, issues),
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

const STATES = {
  translated: 'Translated',
  stale: 'Source changed',
  prefilled: 'Filled in, to be looked at',
  untranslated: 'To translate',
} as const

function statePart({ state, review }: DeskSegment, issues: readonly DraftIssue[]): ElementContent[] {
  // What has an error is not translated.
  const isDone = state === 'translated' && !hasErrors(issues)
  const label = state === 'translated' && !isDone ? 'Not right yet' : STATES[state]
  return [
    h('span', { className: state === 'translated' ? ['unseen'] : ['badge', state] }, label),
    ...(isDone && review?.isCurrent ? [h('span.badge.reviewed', `Reviewed: ${review.by}, ${review.date}`)] : []),
    ...(issues.length === 0 ? [] : [h('span', { className: ['badge', worst(issues)] }, countOf(issues.length))]),
  ]
}

export function countOf(problems: number): string {
  return problems === 1 ? '1 problem' : `${problems} problems`
}

function worst(issues: readonly DraftIssue[]): 'error' | 'warning' {
  return hasErrors(issues) ? 'error' : 'warning'
}

export function hasErrors(issues: readonly DraftIssue[]): boolean {
  return issues.some(({ severity }) => severity === 'error')
}

function reviewPart({ state, review, savable }: DeskSegment, issues: readonly DraftIssue[]): ElementContent[] {
  const old = review && !review.isCurrent ? [h('span', `Changed since the review of ${review.by}, ${review.date}`)] : []
  if (state !== 'translated' || hasErrors(issues) || !savable) return old
  if (review?.isCurrent) return [h('button', { type: 'button', dataReview: 'withdraw' }, 'Withdraw the review')]
  return [...old, h('button', { type: 'button', dataReview: '' }, 'Mark as reviewed')]
}

/** The source text; of a stale segment, with what changed in it. */
function sourcePart(segment: Segment, { previous }: DeskSegment, withTerms: TermMarker): ElementContent[] {
  // For the field, which keeps them whole.
  const marks = { dataMarks: JSON.stringify(wholeMarks(segment, previous)) }
  if (previous === undefined) return [h('p.source-text', marks, withMarks(segment, withTerms))]
  return [
    h('p.hint', 'What changed since it was translated:'),
    h('p.source-text', marks, diffContent(diffText(previous, segment.text), undefined, withTerms)),
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

/** Changes, also told to those who do not see colours. */
export function diffContent(
  parts: readonly DiffPart[],
  told = { removed: 'removed: ', added: 'added: ' },
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

function issuesPart(issues: readonly DraftIssue[]): ElementContent[] {
  if (issues.length === 0) return []
  const items = issues.map(({ rule, severity, text, field, index }) =>
    h('li', { className: [severity] }, [
      h('span.severity', `${severity}: `),
      ...withCode(text),
      ' ',
      h('code.rule', rule),
      ...(field === 'target' && index > 0
        ? [' ', h('button.go', { type: 'button', dataIndex: String(index), ariaLabel: `Show where: ${text}` }, 'Show')]
        : []),
    ]),
  )
  return [h('ul.issues', items)]
}

/** Nothing where the print says what was typed: a heading, a cell. */
export function renderedPart(content: ElementContent[], target: string): ElementContent[] {
  const [only] = content
  const [text] = only?.type === 'element' ? only.children : []
  const isAsTyped =
    content.length === 1 &&
    only?.type === 'element' &&
    only.children.length === 1 &&
    text?.type === 'text' &&
    text.value === target.trim()
  return content.length === 0 || isAsTyped ? [] : [h('p.hint', 'As printed'), h('div.print', content)]
}

/** How far something is, in words and as a bar. */
export function progressPart(share: Share, issues: number): ElementContent[] {
  const { segments, reviewed } = share
  const { translated, stale, prefilled, untranslated } = segments
  const facts = [
    `${translated} of ${totalOf(segments)} translated`,
    ...(reviewed > 0 ? [`${reviewed} reviewed`] : []),
    ...(stale > 0 ? [`${stale} changed`] : []),
    ...(prefilled > 0 ? [`${prefilled} filled in`] : []),
    ...(untranslated > 0 ? [`${untranslated} to translate`] : []),
    ...(issues > 0 ? [countOf(issues)] : []),
  ]
  return [progressBar(share), h('span.progress-facts', facts.join(' · '))]
}

/** A drawing, since the style of an element is nothing that the page may set. */
export function progressBar(share: Share): Element {
  const { words } = share
  const total = Math.max(1, totalOf(words))
  // What is there and wants work has one colour.
  const open = words.stale + words.prefilled + words.faulty
  const [done, stale] = [(100 * words.translated) / total, (100 * open) / total]
  const label = `${percentTranslated(share)} % of the words translated`
  return h('svg.bar', { viewBox: '0 0 100 6', preserveAspectRatio: 'none', role: 'img', ariaLabel: label }, [
    h('rect.missing', { width: '100', height: '6' }),
    h('rect.stale', { x: done.toFixed(2), width: stale.toFixed(2), height: '6' }),
    h('rect.done', { width: done.toFixed(2), height: '6' }),
  ])
}

/** Lists of words, which have no title of their own. */
const WORD_LISTS: Readonly<Record<string, string>> = {
  acronyms: 'Acronyms',
  figures: 'Words in figures',
  publication: 'Titles and names',
}

/** What a chapter or list of words is called on the page. */
export function nameOf(source: string, title: string | undefined): string {
  return title === undefined || title === source ? (WORD_LISTS[source] ?? source) : title
}
