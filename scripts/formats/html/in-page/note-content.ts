import { element } from './element.ts'
import type { ReadingWords } from './words.ts'

/** Letters of a reference that are shown as a link to it: more than any has that is not a text by itself. */
const LONGEST = 600

/** What a note says, copied, with links to the works that it cites in the page's bibliography; nothing without the note. */
export function noteContent(id: string, words: ReadingWords): Node[] {
  const note = document.getElementById(id)
  if (!note) return []
  const text = element('div', 'note-text')
  if (note.lang !== '') text.lang = note.lang
  text.append(...[...note.childNodes].map(child => child.cloneNode(true)))
  for (const link of text.querySelectorAll('.backlink')) {
    trimEnd(link.previousSibling)
    link.remove()
  }
  // An id belongs to one element.
  for (const named of text.querySelectorAll('[id]')) named.removeAttribute('id')
  return [text, ...references(id, words)]
}

/** Short forms and "Ibid." say little: the works of the bibliography that name this note are what it stands for. */
function references(id: string, words: ReadingWords): Node[] {
  const entries = [...document.querySelectorAll<HTMLElement>('ul.references > li[id]')].filter(entry =>
    entry.querySelector(`.cited-in a[href="#${CSS.escape(id)}"]`),
  )
  if (entries.length === 0) return []
  const title = element(
    'p',
    'note-references-title',
    entries.length === 1 ? words.reference_one : words.reference_other,
  )
  const items = entries.map(entry => {
    const link = element('a', '', wordsOf(entry))
    link.href = `#${encodeURIComponent(entry.id)}`
    if (entry.lang !== '') link.lang = entry.lang
    return element('li', '', link)
  })
  return [title, element('ul', 'note-references', ...items)]
}

/** A reference without its links, which would stand in one. */
function wordsOf(entry: Element): string {
  const copied = entry.cloneNode(true) as Element
  for (const other of copied.querySelectorAll('.cited-in, a')) other.remove()
  // Its links leave the points behind that stood between them.
  const text = (copied.textContent ?? '').replace(/\s+/g, ' ').replace(/(?: [.,;:]?)+$/, '')
  if (text.length <= LONGEST) return text
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST)).replace(/(?<![\s.,;:])[\s.,;:]+$/, '')}…`
}

/** Takes away the space that held a link at the end of its line. */
function trimEnd(node: Node | null): void {
  if (node?.nodeType === Node.TEXT_NODE) node.textContent = (node.textContent ?? '').trimEnd()
}
