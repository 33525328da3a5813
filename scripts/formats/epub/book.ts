import type { Element } from 'hast'
import { select } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import { facesIn, isAskedFor } from '../../fonts/faces.ts'
import type { Files } from '../../ground/files.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import { hasClass } from '../html/class-names.ts'
import { tableOfContents } from '../html/contents.ts'
import { imprint } from '../html/imprint.ts'
import { inLanguage } from '../html/languages.ts'
import { compileParts } from '../html/render.ts'
import { bookNotes, markCalls } from './notes.ts'
import { type BookFile, filesBelow, packBook } from './package.ts'
import { xhtmlPage } from './xhtml.ts'

/** A page of the book before it is written. */
interface Page {
  /** Path below `EPUB/`. */
  path: string
  title: string
  type: string
  body: Element[]
}

/** Writes a rendition as a book: a file for each chapter, for its notes, for its title and contents; pictures and fonts. */
export async function writeBook(rendition: Rendition, assets: Files): Promise<Uint8Array> {
  const { document, publication, titles, t } = rendition
  const language = document.language.tag
  const { chapters, notes, files } = await compileParts(rendition, 'screen', { withData: false })
  for (const chapter of chapters) markCalls(chapter)
  const contents = tableOfContents(chapters, t)
  const noteSections = bookNotes(notes, t)
  const pages: Page[] = [
    { path: 'text/title.xhtml', title: titles.title, type: 'frontmatter', body: titlePage(rendition) },
    ...chapters.map((chapter, index) => ({
      path: `text/chapter-${index + 1}.xhtml`,
      title: headingOf(chapter) || titles.title,
      type: 'bodymatter',
      body: [chapter],
    })),
    ...(noteSections.length === 0
      ? []
      : [{ path: 'text/notes.xhtml', title: t('note.title'), type: 'backmatter', body: noteSections }]),
  ]
  const nav: Page = {
    path: 'text/contents.xhtml',
    title: t('contents'),
    type: 'frontmatter',
    body: [navigation(contents)],
  }
  linkBetween([...pages, nav])
  const written = [...pages.slice(0, 1), nav, ...pages.slice(1)].map((page): BookFile => {
    const properties = [...(page === nav ? ['nav'] : []), ...(holdsDrawing(page) ? ['svg'] : [])].join(' ')
    return {
      path: page.path,
      bytes: new TextEncoder().encode(xhtmlPage({ ...page, language })),
      ...(properties === '' ? {} : { properties }),
      inSpine: true,
    }
  })
  const authors = publication.authors.length > 0 ? publication.authors : [titles.body]
  return packBook(
    {
      title: `${titles.title} – ${titles.edition}`,
      authors,
      publisher: titles.body,
      language,
      date: publication.date,
      rights: publication.licence.name,
      description: titles.subtitle,
      identity: [publication.title, document.edition.id, language, publication.version],
      hasPictures: pages.some(page => holdsDrawing(page)) || files.size > 0,
      accessibility: t('accessibility.limitFigures'),
    },
    [...written, ...filesBelow(files), ...looks(assets, pages)],
  )
}

function titlePage(rendition: Rendition): Element[] {
  const { titles, publication, t, document, repository, path } = rendition
  const { languages } = titles
  const version = t('imprint.version', {
    version: publication.version,
    date: new Date(`${publication.date}T00:00:00Z`),
  })
  const line = (name: string, content: string, lang?: string): Element[] =>
    content === '' ? [] : [h(`p.${name}`, [inLanguage(content, lang)])]
  const context = {
    medium: 'print' as const,
    publication,
    language: document.language,
    t,
  }
  return [
    h('section', { 'epub:type': 'titlepage' }, [
      ...line('edition', titles.edition, languages.edition),
      h('h1', [inLanguage(titles.title, languages.title)]),
      ...line('subtitle', titles.subtitle, languages.subtitle),
      ...line('body', titles.body, languages.body),
      ...line(
        'version',
        publication.status === 'final' ? version : `${t(`cover.status.${publication.status}`)}. ${version}`,
      ),
    ]),
    h('section', { 'epub:type': 'copyright-page', ariaLabelledBy: 'imprint' }, [
      ...imprint({ context, edition: document.edition, titles, commit: repository.commit, path, citable: false }),
    ]),
  ]
}

function headingOf(chapter: Element): string {
  const heading = select('h2', chapter)
  return heading ? textOf(heading).replace(/\s+/g, ' ').trim() : ''
}

function navigation(contents: Element): Element {
  visit(contents, 'element', (element, index, parent) => {
    if (!hasClass(element, 'page-number') || !parent || index === undefined) return undefined
    parent.children.splice(index, 1)
    return index
  })
  return { ...contents, properties: { ...contents.properties, 'epub:type': 'toc', role: 'doc-toc' } }
}

/** Leads links within the document to the file in which their anchor is. */
function linkBetween(pages: readonly Page[]): void {
  const places = new Map<string, string>()
  for (const { path, body } of pages)
    for (const part of body)
      visit(part, 'element', ({ properties: { id } }) => {
        if (typeof id === 'string' && !places.has(id)) places.set(id, path)
      })
  for (const { path, body } of pages)
    for (const part of body)
      visit(part, 'element', element => {
        const { href } = element.properties
        if (element.tagName !== 'a' || typeof href !== 'string' || !href.startsWith('#')) return
        const place = places.get(decodeURIComponent(href.slice(1)))
        if (place === undefined) element.tagName = 'span'
        if (place === undefined) delete element.properties.href
        else if (place !== path) element.properties.href = `${place.replace('text/', '')}${href}`
      })
}

function holdsDrawing({ body }: Page): boolean {
  return body.some(part => select('svg', part))
}

/** The style sheet of books, with the fonts that all editions need and that have letters of this one. */
function looks(assets: Files, pages: readonly Page[]): BookFile[] {
  const text = pages.flatMap(({ body }) => body.map(textOf)).join('')
  const characters = [...new Set(text)].map(character => character.codePointAt(0) ?? 0)
  const faces = facesIn(assets).filter(
    face => face.preloaded && characters.some(character => isAskedFor(face, character)),
  )
  const names = new Set(faces.map(({ path }) => path.replace('assets/', '')))
  const rules = new TextDecoder().decode(assets.get('assets/fonts.css')).match(/@font-face\s*\{[^}]*\}/g) ?? []
  const own = rules.filter(rule => names.has(/url\(["']?([^"')]+)/.exec(rule)?.[1] ?? ''))
  const sheets = ['theme', 'epub'].map(name => new TextDecoder().decode(assets.get(`assets/${name}.css`)))
  return [
    { path: 'assets/book.css', bytes: new TextEncoder().encode([...own, ...sheets].join('\n')) },
    ...faces.map(({ path, bytes }) => ({ path, bytes })),
  ]
}
