import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Translate } from '../../model/interface.ts'
import type { Segment } from '../../model/source.ts'
import { marksOf } from '../../translations/marks.ts'
import type { Match } from '../../translations/memory.ts'
import { diffText } from '../../translations/word-diff.ts'
import type { DeskChapter } from './chapter.ts'
import { memoryOf, termsIn } from './memory.ts'
import { changeWords, diffContent } from './parts.ts'
import { spokenPlace } from './words.ts'

/** What helps to translate a segment: what was translated before, the terms that all use, the marks to take over. */
export function helpPart(
  { locale, prepared, snapshot, sourceLanguage, t }: DeskChapter,
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
      t('before'),
      matches.map(match => matchItem(match, segment, next(), { source: sourceLanguage.tag, target: tag, t })),
    ),
    ...section(
      t('terms'),
      terms.map(({ source, forms }) =>
        h('li', [
          h('span.term', { lang: sourceLanguage.tag }, source),
          ' ',
          ...forms.flatMap(form => [insertButton(form, next(), tag), ' ']),
        ]),
      ),
    ),
    ...section(
      t('marks'),
      marks.length === 0
        ? []
        : [
            h(
              'li.marks',
              marks.flatMap(({ text }) => [
                h('button.mark', { type: 'button', translate: 'no', dataInsert: text, dataMark: '' }, text),
                ' ',
              ]),
            ),
          ],
    ),
    ...section(t('source'), [
      h('li', [insertButton(segment.text, next(), sourceLanguage.tag, 'replace', t('copySource'))]),
    ]),
  ]
}

/** From here on a translation is mended sooner than made anew. */
const NEAR = 0.85

function section(title: string, items: Element[]): Element[] {
  return items.length === 0 ? [] : [h('section', [h('h3', title), h('ul', items)])]
}

function matchItem(
  match: Match,
  segment: Segment,
  number: string,
  { source, target, t }: { source: string; target: string; t: Translate },
): Element {
  const percent = Math.min(99, Math.floor(100 * match.score))
  const isNear = match.score >= NEAR && match.source !== segment.text
  const alike = t(isNear ? 'near' : 'alike', { percent })
  const likeness = match.source === segment.text ? t('identical') : alike
  return h('li.match', { className: isNear ? ['near'] : [] }, [
    h('p.hint', [
      likeness,
      ' · ',
      ...spokenPlace(match.in, source, t),
      ...(match.retired ? [` · ${t('goneText')}`] : []),
    ]),
    ...(match.source === segment.text
      ? []
      : [h('p.match-source', { lang: source }, diffContent(diffText(match.source, segment.text), changeWords(t)))]),
    insertButton(match.target, number, target, 'replace'),
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
