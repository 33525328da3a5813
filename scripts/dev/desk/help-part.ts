import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Segment } from '../../model/source.ts'
import { marksOf } from '../../translations/marks.ts'
import type { Match } from '../../translations/memory.ts'
import { diffText } from '../../translations/word-diff.ts'
import type { DeskChapter } from './chapter.ts'
import { memoryOf, termsIn } from './memory.ts'
import { diffContent } from './parts.ts'

/** What helps to translate a segment: what was translated before, the terms that all use, the marks to take over. */
export function helpPart(
  { locale, prepared, snapshot, sourceLanguage }: DeskChapter,
  segment: Segment,
): ElementContent[] {
  const { tag, id } = locale.language
  const matches = memoryOf(snapshot, locale).matches(segment)
  const terms = termsIn(segment.text, prepared.localised.terms, id)
  const marks = marksOf(segment.text, segment)
  // Suggestions are numbered through, for the keys.
  let count = 0
  const next = (): string => String(++count)
  return [
    ...section(
      'Translated before',
      matches.map(match => matchItem(match, segment, next(), { source: sourceLanguage.tag, target: tag })),
    ),
    ...section(
      'Terms',
      terms.map(({ source, forms }) =>
        h('li', [
          h('span.term', { lang: sourceLanguage.tag }, source),
          ' ',
          ...forms.flatMap(form => [insertButton(form, next(), tag), ' ']),
        ]),
      ),
    ),
    ...section(
      'Marks',
      marks.length === 0
        ? []
        : [
            h(
              'li.marks',
              marks.flatMap(({ text }) => [
                h('button.mark', { type: 'button', dataInsert: text, dataMark: '' }, text),
                ' ',
              ]),
            ),
          ],
    ),
    ...section('Source', [
      h('li', [insertButton(segment.text, next(), sourceLanguage.tag, 'replace', 'Copy the source')]),
    ]),
  ]
}

/** From here on a translation is mended sooner than made anew. */
const NEAR = 0.85

function section(title: string, items: Element[]): Element[] {
  return items.length === 0 ? [] : [h('section', [h('h3', title), h('ul', items)])]
}

function matchItem(match: Match, segment: Segment, number: string, tags: { source: string; target: string }): Element {
  const percent = Math.min(99, Math.floor(100 * match.score))
  const isNear = match.score >= NEAR && match.source !== segment.text
  const alike = isNear ? `${percent} %, nearly the same: change what is marked` : `${percent} %`
  const likeness = match.source === segment.text ? 'Identical' : alike
  return h('li.match', { className: isNear ? ['near'] : [] }, [
    h('p.hint', [likeness, ' · ', match.in, ...(match.retired ? [' · no longer in the source'] : [])]),
    ...(match.source === segment.text
      ? []
      : [h('p.match-source', { lang: tags.source }, diffContent(diffText(match.source, segment.text)))]),
    insertButton(match.target, number, tags.target, 'replace'),
  ])
}

/** @param how `replace`: it stands for the whole target. */
function insertButton(text: string, number: string, lang: string, how?: 'replace', label = text): Element {
  const replace = how === 'replace' ? { dataReplace: '' } : {}
  return h('button.suggestion', { type: 'button', dataInsert: text, dataNumber: number, ...replace }, [
    ...(Number(number) <= 9 ? [h('kbd', number), ' '] : []),
    h('span', label === text ? { lang } : {}, label),
  ])
}
