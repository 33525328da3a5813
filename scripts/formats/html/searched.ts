import type { Element } from 'hast'
import { select } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import type { Files } from '../../ground/files.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import { hasClass } from './class-names.ts'
import { shownAgain } from './shown-again.ts'

/** Elements with an anchor of which each is a passage by itself, unless it holds another. */
const PASSAGES = new Set([
  'p',
  'li',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'td',
  'th',
  'dt',
  'dd',
  'span',
  'figure',
  'blockquote',
])

/** The path, below `dist/`, of the script that holds the text of a page for searches. */
export function searchedPath(language: string, edition: string): string {
  return `assets/search/${language}.${edition}.js`
}

/**
 * The text of a page, passage by passage, as a script: the page for searches works from a folder too, where a page can read
 * nothing but scripts.
 *
 * @param parts the compiled chapters and notes
 */
export function searchedFiles({ document, titles }: Rendition, parts: readonly Element[]): Files {
  const chapters: string[] = []
  const passages: [string, number, string][] = []
  for (const part of parts) {
    const heading = select('h2', part)
    const chapter = chapters.push(heading ? wordsOf(heading) : '') - 1
    visit(part, 'element', element => {
      const { id } = element.properties
      if (hasClass(element, 'references', 'figure-tools') || element.tagName === 'svg') return SKIP
      if (typeof id !== 'string' || !PASSAGES.has(element.tagName)) return undefined
      if (element.tagName !== 'figure' && holdsPassage(element)) return undefined
      const shown = element.tagName === 'figure' ? select('figcaption', element) : element
      const text = shown ? wordsOf(shown) : ''
      if (text !== '') passages.push([id, chapter, text])
      return undefined
    })
  }
  const { id } = document.edition
  const lang = titles.languages.edition
  const edition = {
    page: `${id}.html`,
    title: titles.edition,
    ...(lang === undefined ? {} : { lang }),
    chapters,
    passages,
  }
  const json = JSON.stringify(edition).replaceAll('<', '\\u003c')
  const script = `(globalThis.searchedEditions??=[]).push(${json})\n`
  return new Map([[searchedPath(document.language.id, id), new TextEncoder().encode(script)]])
}

function holdsPassage(element: Element): boolean {
  return element.children.some(
    child =>
      child.type === 'element' &&
      ((typeof child.properties.id === 'string' && PASSAGES.has(child.tagName)) || holdsPassage(child)),
  )
}

function wordsOf(element: Element): string {
  return textOf(shownAgain(element))
    .replace(/\s+/g, ' ')
    .replace(/↩︎\d*|→\d*/g, '')
    .trim()
}
