/** What the browser cannot say in a PDF's structure, and is said beside it. */
export interface StructureMark {
  /** Structure type (ISO 32000-1, 14.8.4): `Note`, `Sect`. */
  type: string
  /** A note's anchor: `note-12`. */
  id?: string
  /** What an abbreviation stands for. */
  expansion?: string
  /** A table of contents, whose lists are no ordinary lists. */
  contents?: true
}

/** A link as the document has it. */
export interface LinkFacts {
  /** An address, or an anchor in the document with its `#`. */
  target: string
  /** What a reader is told of it: its label or its text. */
  description: string
}

/** What a document says of its parts before it is printed. */
export interface DocumentFacts {
  /** By the number in the mark's label. */
  marks: StructureMark[]
  /** Texts of the headings, in document order, without their notes. */
  headings: string[]
  /** In document order. */
  links: LinkFacts[]
  /** Families of the fonts that the document brings. */
  fonts: string[]
  /** Texts that the document hides from assistive technology, and those shown instead of images. */
  hidden: string[]
  /** Number of elements in another language than what is around them. */
  languages: number
  /** Addresses of links that lead to nothing outside: relative, or to an anchor that is not there. */
  deadLinks: string[]
  /** Addresses of images that are not pictures. */
  brokenImages: string[]
}

/** What the label of a marked element begins with; the mark's number follows. */
export const MARK = 'structure-mark '

/**
 * Runs in the page, after its layout and before it is printed: marks the elements for which the browser has no structure
 * type of its own, and collects the document's facts.
 *
 * A mark is the role `figure` with a label, which comes out as a structure element with that label as alternative
 * text, whatever the element is. (Tried in Chromium 153: `doc-footnote` and most other roles come out untyped.)
 */
export function markStructure(label: string, origin: string): DocumentFacts {
  const marks: StructureMark[] = []
  const mark = (element: Element, type: string, more: Omit<StructureMark, 'type'> = {}) => {
    if (element.role === 'figure' && element.ariaLabel?.startsWith(label)) return
    element.role = 'figure'
    // A label of that kind would go before ours.
    element.removeAttribute('aria-labelledby')
    element.ariaLabel = `${label}${marks.length}`
    marks.push({ type, ...more })
  }
  // Asks for styles, not for a layout, which printing makes anew anyway.
  const isPrinted = (element: Element) => element.checkVisibility({ visibilityProperty: true })
  const all = (selector: string) => [...document.querySelectorAll(selector)].filter(isPrinted)
  const clean = (text: string) => text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim()
  const withoutNotes = (element: Element) => {
    if (!element.querySelector('.note, .call, .call-separator, br')) return clean(element.textContent ?? '')
    const copy = element.cloneNode(true) as Element
    for (const note of copy.querySelectorAll('.note, .call, .call-separator')) note.remove()
    for (const line of copy.querySelectorAll('br')) line.replaceWith(' ')
    return clean(copy.textContent ?? '')
  }

  const isInside = (link: HTMLAnchorElement) => link.getAttribute('href')?.startsWith('#') ?? false
  const anchorOf = (link: HTMLAnchorElement) => {
    try {
      return decodeURIComponent(link.hash.slice(1))
    } catch {
      return link.hash.slice(1) // Not an encoding of anything.
    }
  }

  for (const note of all('.note')) mark(note, 'Note', { id: note.id })
  for (const number of all('.note-number')) mark(number, 'Lbl')
  for (const paragraph of all('.note-paragraph')) mark(paragraph, 'P')
  for (const figure of all('figure')) mark(figure, 'Div')
  for (const contents of all('nav.contents')) mark(contents, 'Sect', { contents: true })
  for (const section of all('section')) mark(section, 'Sect')
  // A line between two parts has nothing to be read.
  for (const line of all('hr')) line.role = 'none'
  for (const abbreviation of all('abbr[title]'))
    mark(abbreviation, 'Span', { expansion: clean(abbreviation.getAttribute('title') ?? '') })
  for (const list of all('dl:has(> div > dt)')) {
    mark(list, 'L')
    for (const item of list.querySelectorAll(':scope > div')) mark(item, 'LI')
    for (const term of list.querySelectorAll(':scope > div > dt')) mark(term, 'Lbl')
    for (const description of list.querySelectorAll(':scope > div > dd')) mark(description, 'LBody')
  }
  // Elements that the browser passes over in the structure would lose their language.
  const languages = all('body [lang]').filter(
    element =>
      // A picture is one element of the structure, with the words of its description.
      !element.closest('svg') &&
      element.textContent?.trim() &&
      element.getAttribute('lang') !== element.parentElement?.closest('[lang]')?.getAttribute('lang'),
  )
  const typed =
    'a, p, h1, h2, h3, h4, h5, h6, ul, ol, li, table, tr, th, td, caption, blockquote, figcaption, em, strong, code'
  for (const element of languages)
    if (!element.matches(typed)) mark(element, getComputedStyle(element).display === 'inline' ? 'Span' : 'Div')

  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(isPrinted)
  const broken = [...document.images].filter(image => image.naturalWidth === 0)
  return {
    marks,
    headings: all(':is(h1, h2, h3, h4, h5, h6):not([role], [aria-hidden=true] *)').map(withoutNotes).filter(Boolean),
    links: links.map(link => ({
      target: isInside(link) ? `#${anchorOf(link)}` : link.href,
      description: clean(link.ariaLabel ?? '') || withoutNotes(link),
    })),
    fonts: [...new Set([...document.fonts].map(({ family }) => family.replace(/^["']|["']$/g, '')))],
    hidden: [...all('[aria-hidden=true]').map(element => element.textContent ?? ''), ...broken.map(({ alt }) => alt)],
    languages: languages.length,
    deadLinks: links
      .filter(link => link.href.startsWith(origin) && !(isInside(link) && document.getElementById(anchorOf(link))))
      .map(link => link.getAttribute('href') ?? ''),
    brokenImages: broken.map(({ src }) => src),
  }
}
