import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import { STANDS_ALONE } from '../ground/content-policy.ts'
import { TOOL_LANGUAGE } from '../languages/registry.ts'
import { percentTranslated, type Share, totalOf } from './share.ts'
import type { ChapterStatus, EditionStatus, LanguageStatus, SegmentStatus } from './status.ts'
import { diffText } from './word-diff.ts'

export interface StatusPageOptions {
  /** Title of the publication. */
  title: string
  /** BCP 47 tag of the source language. */
  sourceTag: string
  /** The page's own style sheet: it stands alone and can be sent by mail. */
  css: string
}

/** The status as an HTML page: bars for each language, edition and chapter, and below them what needs work. */
export function statusPage(languages: readonly LanguageStatus[], { title, sourceTag, css }: StatusPageOptions): Root {
  return h(null, [
    { type: 'doctype' },
    h('html', { lang: TOOL_LANGUAGE }, [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        h('meta', { httpEquiv: 'Content-Security-Policy', content: STANDS_ALONE }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', `Translations – ${title}`),
        h('style', css),
      ]),
      h('body', [
        h('main', [
          h('h1', 'Translations'),
          h('p', { lang: sourceTag }, title),
          ...languages.map(language => languageSection(language, sourceTag)),
        ]),
      ]),
    ]),
  ])
}

function languageSection(language: LanguageStatus, sourceTag: string): Element {
  const chapters = new Map(language.chapters.map(chapter => [chapter.name, chapter]))
  const header = ['', 'Progress', 'Words', 'Reviewed', 'Stale', 'Prefilled', 'Missing', 'Issues'].map(text =>
    h('th', { scope: 'col' }, text),
  )
  return h('section', { ariaLabelledBy: `language-${language.id}` }, [
    h('h2', { id: `language-${language.id}` }, [h('span', { lang: language.tag }, language.name), ` (${language.id})`]),
    h('table', [
      h('thead', h('tr', header)),
      h('tbody', [statusRow('In all', language, 'all')]),
      ...language.editions.map(edition => editionRows(edition, chapters, language, sourceTag)),
    ]),
    ...questionSection(language),
    ...language.chapters.flatMap(chapter => workSection(chapter, language, sourceTag)),
  ])
}

/** What translators ask the editors, with the place where it is answered. */
function questionSection({ questions, tag }: LanguageStatus): Element[] {
  if (questions.length === 0) return []
  return [
    h('section.work', [
      h('h3', 'Questions to the editors'),
      h('p', ['They are answered in the note, in a line below that begins with ', h('code', '!'), '.']),
      h(
        'dl',
        questions.flatMap(({ id, in: where, text, place }) => [
          h('dt', [h('code', id), ` ${where}`]),
          h('dd', [h('p', { lang: tag }, text), h('p', h('code', place))]),
        ]),
      ),
    ]),
  ]
}

function editionRows(
  edition: EditionStatus,
  chapters: ReadonlyMap<string, ChapterStatus>,
  language: LanguageStatus,
  sourceTag: string,
): Element {
  return h('tbody', [
    statusRow(h('span', { lang: sourceTag }, edition.title), edition, 'edition'),
    ...edition.chapters.flatMap(name => {
      const chapter = chapters.get(name)
      if (!chapter) return []
      const label = [h('span', { lang: sourceTag }, chapter.title), ' ', h('small', name)]
      const link =
        chapter.segments.length > 0 ? h('a', { href: `#${anchor(language, chapter)}` }, label) : h('span', label)
      return statusRow(link, chapter, 'chapter')
    }),
  ])
}

function statusRow(
  label: ElementContent | string,
  { share, issues }: { share: Share; issues: number },
  kind: string,
): Element {
  const { segments, words, reviewed } = share
  return h('tr', { className: [kind] }, [
    h('th', { scope: 'row' }, [label]),
    h('td', bar(share)),
    ...[totalOf(words), reviewed, segments.stale, segments.prefilled, segments.untranslated, issues].map(number =>
      h('td.number', String(number)),
    ),
  ])
}

/** A bar of three parts, with its meaning in words for those who do not see it. */
function bar(share: Share): Element[] {
  const { translated, faulty, stale, prefilled, untranslated } = share.words
  const total = Math.max(1, totalOf(share.words))
  // What is there and wants work has one colour.
  const open = stale + prefilled + faulty
  const width = (words: number): string => `inline-size: ${((100 * words) / total).toFixed(2)}%`
  const percent = `${percentTranslated(share)} %`
  return [
    h(
      'div.bar',
      { role: 'img', ariaLabel: `${percent} translated, ${stale} of ${total} words stale, ${untranslated} missing` },
      [h('span.translated', { style: width(translated) }), h('span.stale', { style: width(open) })],
    ),
    h('span.percent', percent),
  ]
}

/** What a chapter still needs: segments with their source, what changed in it, their target and issues. */
function workSection(chapter: ChapterStatus, language: LanguageStatus, sourceTag: string): Element[] {
  if (chapter.segments.length === 0) return []
  return [
    h('section.work', { ariaLabelledBy: anchor(language, chapter) }, [
      h('h3', { id: anchor(language, chapter) }, [
        h('span', { lang: sourceTag }, chapter.title),
        ` – ${language.name}`,
      ]),
      h(
        'dl',
        chapter.segments.flatMap(segment => segmentItem(segment, language, sourceTag)),
      ),
    ]),
  ]
}

function segmentItem(segment: SegmentStatus, language: LanguageStatus, sourceTag: string): Element[] {
  const { id, state, source, target, previous, review, issues } = segment
  const changed = diffText(previous ?? source, source).map(({ kind, text }) => {
    if (kind === 'same') return { type: 'text' as const, value: text }
    return h(kind === 'removed' ? 'del' : 'ins', text)
  })
  const badge = state === 'translated' ? [] : [h('span', { className: ['badge', state] }, state)]
  return [
    h('dt', [...badge, h('code', id), ` ${segment.in}`]),
    h('dd', [
      h('p', { lang: sourceTag }, changed),
      ...(target === '' ? [] : [h('p.target', { lang: language.tag }, target)]),
      ...(review && !review.isCurrent ? [h('p', `Changed since the review of ${review.by}, ${review.date}`)] : []),
      ...issues.map(({ rule, reason, severity }) =>
        h('p', { className: ['issue', severity] }, [reason, ' ', h('code', rule)]),
      ),
    ]),
  ]
}

function anchor(language: LanguageStatus, chapter: ChapterStatus): string {
  return `${language.id}-${chapter.name.replaceAll('/', '-')}`
}
