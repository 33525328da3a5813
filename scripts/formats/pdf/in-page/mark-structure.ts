import { type DocumentFacts, MARK, type StructureMark } from './document-facts.ts'
import { fillEmptyCells } from './fill-empty-cells.ts'

/**
 * After a document is laid out and before it is printed: marks the elements for which the browser has no structure type
 * of its own, and collects the document's facts.
 *
 * A mark is the role `figure` with a label, which comes out as a structure element with that label as alternative
 * text, whatever the element is. (Tried in Chromium 153: `doc-footnote` and most other roles come out untyped.)
 */
export function markStructure(): DocumentFacts {
  fillEmptyCells()
  setHeadingLevels()
  const { marks, languages } = markElements()
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(isPrinted)
  const broken = [...document.images].filter(image => image.naturalWidth === 0)
  return {
    marks,
    headings: all(HEADINGS).map(withoutNotes).filter(Boolean),
    links: links.map(link => ({
      target: isInside(link) ? `#${anchorOf(link)}` : link.href,
      description: clean(link.ariaLabel ?? '') || withoutNotes(link) || pictureIn(link),
    })),
    fonts: [...new Set([...document.fonts].map(({ family }) => family.replace(/^["']|["']$/g, '')))],
    hidden: [...all('[aria-hidden=true]').map(element => element.textContent ?? ''), ...broken.map(({ alt }) => alt)],
    languages,
    deadLinks: links.filter(isDead).map(link => link.getAttribute('href') ?? ''),
    brokenImages: broken.map(({ src }) => src),
  }
}

/** Elements to which the browser gives a structure type that can carry a language. */
const TYPED =
  'a, p, h1, h2, h3, h4, h5, h6, ul, ol, li, table, tr, th, td, caption, blockquote, figcaption, em, strong, code'

function markElements(): Pick<DocumentFacts, 'marks' | 'languages'> {
  const marks: StructureMark[] = []
  const mark = (element: Element, type: string, more: Omit<StructureMark, 'type'> = {}) => {
    if (element.role === 'figure' && element.ariaLabel?.startsWith(MARK)) return
    element.role = 'figure'
    // A label of that kind would go before ours.
    element.removeAttribute('aria-labelledby')
    element.ariaLabel = `${MARK}${marks.length}`
    marks.push({ type, ...more })
  }
  for (const note of all('.note')) mark(note, 'Note', { id: note.id })
  for (const number of all('.note-number')) mark(number, 'Lbl')
  for (const paragraph of all('.note-paragraph')) mark(paragraph, 'P')
  for (const figure of all('figure')) mark(figure, 'Div')
  for (const contents of all('nav.contents')) mark(contents, 'Sect', { contents: true })
  for (const section of all('section')) mark(section, 'Sect')
  // A line between two parts has nothing to be read.
  for (const line of all('hr')) line.role = 'none'
  // Words that came or went are told apart by their type as well as by their looks.
  for (const change of all('ins, del'))
    if (change.textContent?.trim()) mark(change, change.tagName === 'INS' ? 'Ins' : 'Del')
  // Where the text spells an acronym out, a reader is not told again.
  const spelled = all('abbr:not([title])').map(({ textContent }) => textContent ?? '')
  // A plural stands for its singular.
  const isSpelled = ({ textContent: own }: Element) =>
    spelled.some(short => own && (short.startsWith(own) || own.startsWith(short)))
  for (const abbreviation of all('abbr[title]').filter(abbreviation => !isSpelled(abbreviation)))
    mark(abbreviation, 'Span', { expansion: clean(abbreviation.getAttribute('title') ?? '') })
  for (const list of all('dl:has(> div > dt)')) {
    mark(list, 'L')
    for (const item of list.querySelectorAll(':scope > div')) mark(item, 'LI')
    for (const term of list.querySelectorAll(':scope > div > dt')) mark(term, 'Lbl')
    for (const description of list.querySelectorAll(':scope > div > dd')) mark(description, 'LBody')
  }
  // Elements that the browser passes over in the structure would lose their language.
  const languages = all('body [lang]').filter(isInOtherLanguage)
  for (const element of languages)
    if (!element.matches(TYPED)) mark(element, getComputedStyle(element).display === 'inline' ? 'Span' : 'Div')
  return { marks, languages: languages.length }
}

const HEADINGS =
  ':is(h1, h2, h3, h4, h5, h6):not([role=none], [aria-hidden=true] *), [role=heading]:not([aria-hidden=true] *)'
/** Titles of what stands apart: they are found in the outline as headings are. */
const TITLES = '.box-title, .recommendation-title, .key-messages-title'

/** Each heading is one level below the one before at most (ISO 14289-1, 7.4.2), whatever the chapter has. */
function setHeadingLevels(): void {
  let above = 0
  /** Of the last heading that is no title of a box. */
  let section = 0
  for (const heading of all(`${HEADINGS}, ${TITLES}`)) {
    const isTitle = heading.matches(TITLES)
    const own = isTitle ? section + 1 : Number(heading.tagName.slice(1)) || section + 1
    const level = Math.min(own, above + 1, LEAST_LEVEL)
    if (isTitle || level !== own) {
      heading.role = 'heading'
      heading.ariaLevel = String(level)
    }
    above = level
    if (!isTitle) section = level
  }
}

/** PDF 1.7 knows no lower one. */
const LEAST_LEVEL = 6

/** What a picture in a link shows. */
function pictureIn(link: Element): string {
  const picture = link.querySelector('img, [role=img]')
  return clean(picture?.getAttribute('alt') ?? picture?.ariaLabel ?? '')
}

function isInOtherLanguage(element: Element): boolean {
  return (
    // A picture is one element of the structure, with the words of its description.
    !element.closest('svg') &&
    Boolean(element.textContent?.trim()) &&
    element.getAttribute('lang') !== element.parentElement?.closest('[lang]')?.getAttribute('lang')
  )
}

function all(selector: string): Element[] {
  return [...document.querySelectorAll(selector)].filter(isPrinted)
}

/** Asks for styles, not for a layout, which printing makes anew anyway. */
function isPrinted(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true })
}

function withoutNotes(element: Element): string {
  if (!element.querySelector('.note, .call, .call-separator, br')) return clean(element.textContent ?? '')
  const copy = element.cloneNode(true) as Element
  for (const note of copy.querySelectorAll('.note, .call, .call-separator')) note.remove()
  for (const line of copy.querySelectorAll('br')) line.replaceWith(' ')
  return clean(copy.textContent ?? '')
}

function clean(text: string): string {
  return text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim()
}

function isInside(link: HTMLAnchorElement): boolean {
  return link.getAttribute('href')?.startsWith('#') ?? false
}

/** Files of the publication stand beside the folders of the languages: `../files/data.csv`. */
function isDead(link: HTMLAnchorElement): boolean {
  if (link.getAttribute('href')?.startsWith('../files/')) return false
  return link.origin === location.origin && !(isInside(link) && document.getElementById(anchorOf(link)))
}

function anchorOf(link: HTMLAnchorElement): string {
  try {
    return decodeURIComponent(link.hash.slice(1))
  } catch {
    return link.hash.slice(1) // Not an encoding of anything.
  }
}
