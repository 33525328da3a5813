import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Edition, Publication } from '../../model/publication.ts'
import type { Titles } from '../../renditions/titles.ts'
import { CITATION_FILES } from './citation-files.ts'
import type { HtmlContext } from './context.ts'
import { inLanguage } from './languages.ts'

export interface ImprintOptions {
  context: Pick<HtmlContext, 'medium' | 'publication' | 'language' | 't'>
  edition: Edition
  titles: Titles
  /** Short hash of the source's commit, or empty. */
  commit: string
  /** Path of the rendition's files below `dist/`, without their endings. */
  path: string
  /** Whether files for managers of references stand beside the page. */
  citable: boolean
}

/** What one has to know of a publication to use and cite it: version, licence, source, languages. */
export function imprint({ context, edition, titles, commit, path, citable }: ImprintOptions): ElementContent[] {
  const { publication, t } = context
  const date = new Date(`${publication.date}T00:00:00Z`)
  const version = t('imprint.version', { version: publication.version, date })
  const named = (name: 'title' | 'subtitle' | 'body' | 'edition') => inLanguage(titles[name], titles.languages[name])
  const subtitle = titles.subtitle === '' ? [] : ['. ', named('subtitle')]
  const work = [named('title'), ...subtitle]
  const year = publication.date.slice(0, 4)
  const languages = otherLanguages(context, edition)
  const { name, url } = publication.licence
  const authors = publication.authors.join('; ')
  const entries: [key: string, content: (ElementContent | string)[]][] = [
    [
      'cite',
      [
        ...(authors === '' ? [] : [`${authors}. `]),
        named('body'),
        `. ${year}. `,
        h('em', work),
        '. ',
        named('edition'),
        `. ${version}.`,
        ...(citable ? citationLinks(path, t) : []),
      ],
    ],
    ['licence', [url === undefined ? name : h('a', { href: url }, name)]],
  ]
  for (const [key, content] of numbersOf(publication)) entries.push([key, content])
  if (languages.length > 0) entries.push(['languages', languages])
  return [
    h('h2', { id: 'imprint' }, t('imprint.title')),
    h('p', version),
    h(
      'dl',
      entries.map(([key, content]) =>
        h('div', { id: key === 'cite' ? key : undefined }, [h('dt', t(`imprint.${key}`)), h('dd', content)]),
      ),
    ),
    ...(citable ? [h('p', h('a', { href: 'accessibility.html' }, t('accessibility.title')))] : []),
    ...(commit === '' ? [] : [h('p.imprint-commit', t('imprint.commit', { commit }))]),
  ]
}

/** What a reader finds it by, and whom one can ask. */
function numbersOf({
  isbn,
  doi,
  credits,
  contact,
}: Publication): [key: string, content: (ElementContent | string)[]][] {
  const linked = (address: string, words: string) => [h('a', { href: address }, words)]
  const entries: [string, (ElementContent | string)[]][] = []
  if (isbn !== undefined) entries.push(['isbn', [isbn]])
  if (doi !== undefined) entries.push(['doi', linked(`https://doi.org/${doi}`, `https://doi.org/${doi}`)])
  if (credits.length > 0)
    entries.push(['credits', credits.flatMap((line, index) => [...(index === 0 ? [] : [h('br')]), line])])
  if (contact !== undefined)
    entries.push([
      'contact',
      /^https?:\/\/\S+$/.test(contact)
        ? linked(contact, contact)
        : /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(contact)
          ? linked(`mailto:${contact}`, contact)
          : [contact],
    ])
  return entries
}

function citationLinks(path: string, t: HtmlContext['t']): Element[] {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const links = CITATION_FILES.flatMap(({ kind, ending }) => [
    ' ',
    h('a', { href: name + ending, download: true }, kind),
  ])
  return [h('p.citation-files', [t('cite.download'), ...links])]
}

/** The other languages of the edition with commas between them: links on screen, names in print. */
function otherLanguages(
  { publication, language, medium }: ImprintOptions['context'],
  edition: Edition,
): (ElementContent | string)[] {
  const others = publication.languages.filter(({ id }) => id !== language.id)
  return others.flatMap(({ id, tag, name }, index) => [
    ...(index === 0 ? [] : [', ']),
    medium === 'print'
      ? h('span', { lang: tag }, name)
      : h('a', { href: `../${id}/${edition.id}.html`, lang: tag, hrefLang: tag }, name),
  ])
}
