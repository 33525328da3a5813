import type { Element, Root } from 'hast'
import { select } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import type { Translate } from '../../model/interface.ts'
import { hasClass } from './class-names.ts'
import type { ReadingWords } from './in-page/words.ts'

/**
 * What a page may load: style sheets, fonts and pictures beside it, and our script. `file:` is for pages that are opened
 * from a folder, where not every browser counts the files beside as the page's own.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' file:",
  "style-src 'self' file:",
  "img-src 'self' file: data:",
  "font-src 'self' file: data:",
  "base-uri 'none'",
  // The field for searches.
  "form-action 'self' file:",
]

/**
 * Puts a Content-Security-Policy into a page, whatever host serves it.
 *
 * @param site the address at which a page looks for what it loads, where that is not beside it
 */
export function contentPolicy(tree: Root, site?: string): void {
  const head = select('head', tree)
  // The width of a picture is the one style that pages say themselves.
  const hasStyles = Boolean(select('main [style]', tree))
  const own = site === undefined ? POLICY : POLICY.map(rule => rule.replace("'self'", `'self' ${new URL(site).origin}`))
  const content = [...own, ...(hasStyles ? ["style-src-attr 'unsafe-inline'"] : [])].join('; ')
  const after = head?.children.findIndex(child => child.type === 'element' && child.properties.charSet !== undefined)
  // Behind the encoding, before anything that is loaded.
  head?.children.splice((after ?? -1) + 1, 0, h('meta', { httpEquiv: 'Content-Security-Policy', content }))
}

/** The file, below `dist/`, of the script that pages for the screen have; see reading-script.ts. */
export const READING_SCRIPT = 'assets/reading.js'

/** The file of the script that is run before the page is painted. */
export const EARLY_SCRIPT = 'assets/colours.js'

/** The sheet of dark colours, for systems that ask for it, and the script that knows of a reader who wants otherwise. */
export function darkColours(below: string): Element[] {
  const media = 'screen and (prefers-color-scheme: dark)'
  return [
    h('link', { id: 'dark-colours', rel: 'stylesheet', href: `${below}assets/dark.css`, media }),
    h('script', { src: below + EARLY_SCRIPT }),
  ]
}

/** The sign of the site in lists of tabs. */
export function favicon(below: string): Element {
  return h('link', { rel: 'icon', type: 'image/svg+xml', href: `${below}assets/favicon.svg` })
}

/** Chooses dark or light colours. It has its room before the script shows it, lest the page moves. */
export function colourSwitch(t: Translate): Element {
  return h('button.colour-switch', { type: 'button', hidden: true, ariaPressed: 'false' }, t('reading.dark'))
}

/** The page for searches, in the folder of each language. */
export const SEARCH_PAGE = 'search.html'

/** Where words are looked for, from any page. Without scripts it leads to the page for searches all the same. */
export function searchField(t: Translate): Element {
  return h('form.site-search', { role: 'search', action: SEARCH_PAGE }, [
    h('input', { type: 'search', name: 'q', ariaLabel: t('search.label'), autocomplete: 'off' }),
    h('button', { type: 'submit' }, t('search.title')),
  ])
}

/** Adds the script that only adds: a page without it has everything, if not as near at hand. */
export function readingScript(tree: Root, t: Translate, below = '../'): void {
  const words: ReadingWords = {
    close: t('reading.close'),
    reference_one: t('reading.reference', { count: 1 }),
    reference_other: t('reading.reference', { count: 2 }),
    copy: t('reading.copy'),
    copied: t('reading.copied'),
    copyPassage: t('reading.copyPassage'),
    enlarge: t('reading.enlarge'),
    addressedTo: t('reading.addressedTo'),
    everyone: t('reading.everyone'),
  }
  // A classic script: browsers load no modules from a folder.
  const script = h('script', { src: below + READING_SCRIPT, defer: true, dataWords: JSON.stringify(words) })
  select('head', tree)?.children.push(script)
}

/** Lets the keyboard reach what moves aside by itself on a narrow screen: wide tables and drawings. */
export function letKeyboardScroll(tree: Root): void {
  visit(tree, 'element', (element, _index, parent) => {
    if (!moves(element, parent)) return
    element.properties.tabIndex = 0
    // A table has its caption within.
    if (parent?.type !== 'element' || parent.tagName !== 'figure') return
    const label = select('figcaption .label', parent)
    if (label) Object.assign(element.properties, { role: 'group', ariaLabel: textOf(label) })
  })
}

function moves(element: Element, parent: Root | Element | undefined): boolean {
  if (hasClass(element, 'scroll')) return true
  if (element.tagName === 'figure') return hasClass(element, 'table')
  return hasClass(element, 'media') && parent?.type === 'element' && parent.tagName === 'figure'
}

/** A link to the contents that stays in view on screens where these do not. */
export function wayToContents(tree: Root, t: Translate): void {
  const contents = select('nav#contents', tree)
  contents?.children.push(h('a.to-contents', { href: '#contents' }, t('contents')))
}

/** Takes away what only the paginator fills in, and lists that only paper shows. */
export function dropPrintersHelp(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    delete element.properties.dataRunning
    const isHelp =
      hasClass(element, 'page-number') || (hasClass(element, 'contents') && element.properties.id !== 'contents')
    if (!isHelp || !parent || index === undefined) return undefined
    parent.children.splice(index, 1)
    return index
  })
}

/** A section without a heading is none to those who list them: recommendations and the like are plain parts of the text. */
export function groupUntitled(tree: Root): void {
  visit(tree, 'element', element => {
    if (element.tagName === 'section' && !select(':is(h1, h2, h3, h4, h5, h6)', element)) element.tagName = 'div'
  })
}
