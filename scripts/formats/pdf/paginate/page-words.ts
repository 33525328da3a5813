import type { Galley } from '../in-page/galley.ts'
import type { RunningWords } from '../in-page/running-headers.ts'
import type { Plan } from './plan.ts'

/** Words in the margins of the pages, one of each for every page; empty where a page has none. */
export interface PageWords {
  titles: string[]
  chapters: string[]
  folios: string[]
  /** Of all pages alike. */
  status: string
}

/**
 * What stands in the margins: the publication's title and the chapter at the page's start, but not where a chapter opens
 * it; the page's number, but not on the cover and the imprint.
 */
export function pageWords({ chapters, items }: Galley, { pages }: Plan, running: RunningWords): PageWords {
  const words: PageWords = { titles: [], chapters: [], folios: [], status: running.status }
  for (const [index, { start, end }] of pages.entries()) {
    // A page with nothing but notes belongs to what goes before it.
    const first = start === end ? start - 1 : start
    const chapter = chapters.findLast(({ item }) => item <= first)
    const opens = start !== end && chapter?.item === first && items[first]?.forced === true
    const runs = chapter?.folio === true && !opens
    const header = runs ? running.headers[chapter.name] : undefined
    words.titles.push(header?.title ?? '')
    words.chapters.push(header?.chapter ?? '')
    words.folios.push(chapter?.folio === false ? '' : String(index + 1))
  }
  return words
}

/** The counter styles that `print-layout.css` asks for the words of a page's margins: page number → words. */
export function counterStyles({ titles, chapters, folios, status }: PageWords): string {
  return [
    counterStyle('running-title', 'fixed 1', titles),
    counterStyle('running-chapter', 'fixed 1', chapters),
    counterStyle('folio', 'fixed 1', folios),
    counterStyle('status-line', 'cyclic', [status]),
    counterStyle('no-words', 'cyclic', ['']),
  ].join('\n')
}

function counterStyle(name: string, system: string, symbols: readonly string[]): string {
  return `@counter-style ${name} { system: ${system}; symbols: ${symbols.map(cssString).join(' ')}; fallback: no-words; }`
}

/** CSS Syntax 3, § 4.3.5: quotes, backslashes and line ends are escaped; `<` too, lest it end a style element. */
function cssString(text: string): string {
  return `"${text.replace(/["\\<\n\r\f\0]/g, character => `\\${character.codePointAt(0)?.toString(16)} `)}"`
}
