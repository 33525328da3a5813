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
  const places: string[] = []
  const passages = parts.flatMap(part => passagesIn(part, places))
  const { id } = document.edition
  const lang = titles.languages.edition
  const edition = {
    page: `${id}.html`,
    title: titles.edition,
    ...(lang === undefined ? {} : { lang }),
    places,
    passages,
  }
  const json = JSON.stringify(edition).replaceAll('<', '\\u003c')
  const script = `(globalThis.searchedEditions??=[]).push(${json})\n`
  return new Map([[searchedPath(document.language.id, id), new TextEncoder().encode(script)]])
}

type Passage = [id: string, place: number, text: string]

/** The passages of a chapter or of the notes; adds its title and those of its sections to the places. */
function passagesIn(part: Element, places: string[]): Passage[] {
  const heading = select('h2', part)
  const chapter = heading ? wordsOf(heading) : ''
  const top = places.push(chapter) - 1
  let place = top
  const captions = new Set<Element>()
  const passages: Passage[] = []
  visit(part, 'element', element => {
    // A caption was found with its figure.
    if (isUnsearched(element) || captions.has(element)) return SKIP
    if (!isPassage(element)) return undefined
    const caption = element.tagName === 'figure' ? select('figcaption', element) : undefined
    if (caption) captions.add(caption)
    const text = wordsOf(caption ?? element)
    // A heading does not stand in itself.
    const above = { h2: -1, h3: top }[element.tagName] ?? place
    if (text !== '') passages.push([element.properties.id, above, text])
    if (element.tagName === 'h3') place = places.push(`${chapter} › ${text}`) - 1
    return undefined
  })
  return passages
}

function isUnsearched(element: Element): boolean {
  return hasClass(element, 'references', 'figure-tools') || element.tagName === 'svg'
}

function isPassage(element: Element): element is Element & { properties: { id: string } } {
  if (typeof element.properties.id !== 'string' || !PASSAGES.has(element.tagName)) return false
  return element.tagName === 'figure' ? select('figcaption', element) !== undefined : !holdsPassage(element)
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
