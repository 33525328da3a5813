import type { Element, ElementContent, Root } from 'hast'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import { copyTree } from '../../ground/copy-tree.ts'
import type { Files } from '../../ground/files.ts'
import { stringifyShortHtml } from '../../ground/stringify-html.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import { hasClass } from './class-names.ts'

interface Chapter {
  element: Element
  /** The page's file name. */
  file: string
  title: string
}

/**
 * A page for each chapter, made of the page of the whole: the chapter with the notes that it calls, the contents, and ways to the
 * chapters before and after it. Anchors are the same; links within the text lead to the page that has them.
 *
 * @param whole the page of the whole text, which gets a way to the first chapter
 */
export function chapterPages(whole: Root, { document, t, path }: Rendition): Files {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const folder = path.slice(0, path.lastIndexOf('/'))
  const chapters = selectAll('main > section.chapter', whole).map(
    (element): Chapter => ({
      element,
      file: `${name}.${element.properties.id}.html`,
      title: titleOf(element),
    }),
  )
  const [first] = chapters
  if (!first || document.edition.pages !== 'chapters') return new Map()
  const notes = new Map(selectAll('.notes li[id]', whole).map(note => [String(note.properties.id), note]))
  const places = new Map<string, string>()
  for (const { element, file } of chapters) for (const id of idsIn(element)) places.set(id, file)
  for (const { element, file } of chapters)
    for (const id of notesCalled(element)) if (!places.has(id)) places.set(id, file)
  const files: Files = new Map()
  const frame = withoutText(whole)
  for (const [index, chapter] of chapters.entries()) {
    const page = copyTree(frame)
    const main = select('main', page)
    const head = select('head', page)
    if (!main || !head) continue
    const own = notesCalled(chapter.element).flatMap(id => notes.get(id) ?? [])
    main.children = [
      copyTree(chapter.element),
      ...(own.length === 0 ? [] : [noteSection(own, t('note.title'))]),
      turns(chapters[index - 1], chapters[index + 1], t),
    ]
    shortenCover(page, `${name}.html`, chapter, t('pages.whole'))
    const title = select('title', head)
    if (title) title.children = [{ type: 'text', value: `${chapter.title} – ${textOf(title)}` }]
    leadOnwards(page, places, chapter.file, `${name}.html`)
    for (const link of selectAll('a.same-passage, link[rel=alternate]', page)) {
      const { href } = link.properties
      if (typeof href === 'string') link.properties.href = href.replace(`${name}.html`, chapter.file)
    }
    files.set(`${folder}/${chapter.file}`, new TextEncoder().encode(stringifyShortHtml(page)))
  }
  const ways = select('nav.ways ul', whole)
  ways?.children.push(h('li', h('a', { href: first.file }, t('pages.chapters'))))
  return files
}

/** A copy of the page of the whole with nothing in its main part: what is around every chapter. */
function withoutText(whole: Root): Root {
  const main = select('main', whole)
  if (!main) return copyTree(whole)
  const { children } = main
  main.children = []
  const frame = copyTree(whole)
  main.children = children
  return frame
}

function titleOf(chapter: Element): string {
  const heading = select('h2', chapter)
  const copy = heading ? copyTree(heading) : h('h2')
  copy.children = copy.children.filter(child => !hasClass(child, 'call', 'call-separator'))
  return textOf(copy).replace(/\s+/g, ' ').trim()
}

function idsIn(tree: Root | Element): string[] {
  const ids: string[] = []
  visit(tree, 'element', ({ properties: { id } }) => {
    if (typeof id === 'string') ids.push(id)
  })
  return ids
}

function notesCalled(chapter: Element): string[] {
  return [...new Set(selectAll('.call a[href^="#note-"]', chapter).map(call => String(call.properties.href).slice(1)))]
}

/** A note keeps its number; links back are to this chapter's calls, others lead to the pages of theirs. */
function noteSection(notes: readonly Element[], title: string): Element {
  return h('section.notes', { ariaLabelledBy: 'notes' }, [
    h('h2', { id: 'notes' }, title),
    h('ol', copyTree(notes) as ElementContent[]),
  ])
}

function turns(before: Chapter | undefined, after: Chapter | undefined, t: Rendition['t']): Element {
  const way = (chapter: Chapter | undefined, rel: 'prev' | 'next', word: string): Element[] =>
    chapter ? [h(`a.turn-${rel}`, { href: chapter.file, rel }, [h('span', t(word)), ' ', h('b', chapter.title)])] : []
  const ways = [...way(before, 'prev', 'pages.previous'), ...way(after, 'next', 'pages.next')]
  return h('nav.turns', { ariaLabel: `${t('pages.previous')}, ${t('pages.next')}` }, ways)
}

/** The title alone, with a way to the whole text, at the place of this chapter. */
function shortenCover(page: Root, whole: string, { element }: Chapter, words: string): void {
  const cover = select('.cover', page)
  if (!cover) return
  cover.properties.className = ['cover', 'short']
  cover.children = [
    ...selectAll('.cover-edition, h1', cover),
    h('p', h('a.whole-page', { href: `${whole}#${element.properties.id}` }, words)),
  ]
}

/** Leads links whose anchor is not in the page to the page that has it. */
function leadOnwards(page: Root, places: ReadonlyMap<string, string>, own: string, whole: string): void {
  const here = new Set(idsIn(page))
  for (const link of selectAll('a[href^="#"]', page)) {
    const href = String(link.properties.href)
    const id = decodeURIComponent(href.slice(1))
    if (id === '' || here.has(id)) continue
    const place = places.get(id)
    link.properties.href = `${place === undefined || place === own ? whole : place}${href}`
  }
}
