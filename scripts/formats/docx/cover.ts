import type { Paragraph } from 'docx'
import { figureKey } from '../../figures/library.ts'
import { picturePlace } from '../../model/word-places.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import { invitation } from '../../renditions/round-in-language.ts'
import { percent } from '../html/percent.ts'
import type { Place, WordContext } from './context.ts'
import { paragraph } from './paragraph.ts'
import { pictureRuns } from './runs.ts'
import type { Span } from './spans.ts'

type Name = 'title' | 'subtitle' | 'body' | 'edition'

/** What stands before the contents: who publishes what, and in which state it is. */
export function cover(rendition: Rendition, place: Place, context: WordContext): Paragraph[] {
  const { publication, titles, localised, t, document, repository } = rendition
  const { edition, language } = document
  const date = new Date(`${publication.date}T00:00:00Z`)
  const status = publication.status === 'final' ? '' : t(`cover.status.${publication.status}`)
  const translated = localised.translated(edition)
  const commit = repository.commit === '' ? '' : `, ${repository.commit}`
  const share = translated === 1 ? '' : t('translation.share', { share: percent(translated, language), date, commit })
  const line = (style: string, text: string, lang?: string): Paragraph[] =>
    text === '' ? [] : [paragraph([{ text, marks: {}, ...inLanguage(lang) }], { style }, place, context)]
  const word = (name: Name, style: string): Paragraph[] => line(style, titles[name], titles.languages[name])
  return [
    ...(['logo', 'cover'] as const).flatMap(name => picture(rendition, name, place, context)),
    ...word('body', 'CoverText'),
    ...word('edition', 'CoverEdition'),
    ...word('title', 'Title'),
    ...word('subtitle', 'Subtitle'),
    ...line('CoverText', status),
    ...line('CoverText', `${t('cover.version', { version: publication.version })} · ${t('cover.date', { date })}`),
    ...line('CoverText', share),
    ...(rendition.consulted ? invitation(rendition.consulted, t).flatMap(text => line('CoverText', text)) : []),
  ]
}

function picture(
  { publication, localised, figures }: Rendition,
  name: 'logo' | 'cover',
  place: Place,
  context: WordContext,
): Paragraph[] {
  const named = publication[name]
  if (!named || !figures.assets.has(figureKey('', named.src))) return []
  const { text: alt, lang } = localised.word(picturePlace(name), named.alt)
  const shown = { src: named.src, scope: '', alt, altLang: lang, width: undefined }
  return [paragraph([], { style: 'CoverText', before: pictureRuns(shown, place, context) }, place, context)]
}

/** How to cite the publication, and what may be done with it. */
export function imprint(rendition: Rendition, place: Place, context: WordContext): Paragraph[] {
  const { publication, titles, t, document, repository } = rendition
  const date = new Date(`${publication.date}T00:00:00Z`)
  const version = t('imprint.version', { version: publication.version, date })
  const word = (name: Name, italics = false): Span => ({
    text: titles[name],
    marks: italics ? { italics } : {},
    ...inLanguage(titles.languages[name]),
  })
  const plain = (text: string): Span => ({ text, marks: {} })
  const authors = publication.authors.join('; ')
  const work = [word('title', true)]
  if (titles.subtitle !== '') work.push({ text: '. ', marks: { italics: true } }, word('subtitle', true))
  const others = publication.languages.filter(({ id }) => id !== document.language.id)
  const { name, url } = publication.licence
  const entries: [key: string, content: Span[]][] = [
    [
      'cite',
      [
        ...(authors === '' ? [] : [plain(`${authors}. `)]),
        word('body'),
        plain(`. ${publication.date.slice(0, 4)}. `),
        ...work,
        plain('. '),
        word('edition'),
        plain(`. ${version}.`),
      ],
    ],
    ['licence', [{ text: name, marks: {}, ...(url === undefined ? {} : { link: { url } }) }]],
  ]
  if (others.length > 0)
    entries.push([
      'languages',
      others.flatMap((language, index): Span[] => [
        ...(index === 0 ? [] : [plain(', ')]),
        { text: language.name, marks: {}, lang: language.tag },
      ]),
    ])
  const text = (spans: readonly Span[]): Paragraph => paragraph(spans, { style: 'ImprintText' }, place, context)
  return [
    paragraph(
      [plain(t('imprint.title'))],
      { style: 'ImprintHeading', pageBreakBefore: document.edition.contents },
      place,
      context,
    ),
    text([plain(version)]),
    ...entries.map(([key, content]) => text([{ text: `${t(`imprint.${key}`)}: `, marks: { bold: true } }, ...content])),
    ...(repository.commit === '' ? [] : [text([plain(t('imprint.commit', { commit: repository.commit }))])]),
  ]
}

function inLanguage(lang: string | undefined): { lang?: string } {
  return lang === undefined ? {} : { lang }
}
