import { pageWidth } from './page-box.ts'

/** What stands above the pages of a chapter. */
export interface RunningHeader {
  title: string
  chapter: string
}

/** The words of the margins, as far as they find room. */
export interface RunningWords {
  /** By the chapter's running name. */
  headers: Record<string, RunningHeader>
  status: string
}

/** px between title and name. */
const GAP = 24

/**
 * Before a document is measured: the words of the cover that are repeated in the margins, and the names of
 * chapters. Title and name share a line: where they are too long for it, they are cut at a word. (The engine cuts
 * nothing in margins.)
 */
export function runningWords(): RunningWords {
  const width = pageWidth - GAP
  const words = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim()
  const title = words(document.querySelector('.cover h1')) ?? document.title
  const names = new Set(
    [...document.querySelectorAll<HTMLElement>('nav.contents, .chapter')].map(
      element => element.dataset.running ?? words(element.querySelector('h2')) ?? '',
    ),
  )
  const ruler = document.createElement('div')
  ruler.className = 'running-ruler'
  const [ownTitle, ...ownNames] = [title, ...names].map((text, index) => {
    const span = document.createElement('span')
    span.className = index === 0 ? 'title' : 'chapter'
    span.textContent = text
    ruler.append(span)
    return span
  }) as [HTMLElement, ...HTMLElement[]]
  document.body.append(ruler)
  const titleWidth = widthOf(ownTitle)
  const nameWidths = ownNames.map(widthOf)
  const headers = Object.fromEntries(
    [...names].map((name, index): [string, RunningHeader] => {
      const span = ownNames[index] as HTMLElement
      if (titleWidth + (nameWidths[index] ?? 0) <= width) return [name, { title, chapter: name }]
      const chapter = cut(span, name, Math.max(width / 2, width - titleWidth))
      return [name, { title: cut(ownTitle, title, width - widthOf(span)), chapter }]
    }),
  )
  ruler.remove()
  return { headers, status: words(document.querySelector('.cover-status')) ?? '' }

  function widthOf(span: Element): number {
    return span.getBoundingClientRect().width
  }

  /** A text no wider than so many px; `span` shows it. */
  function cut(span: Element, text: string, room: number): string {
    span.textContent = text
    if (widthOf(span) <= room) return text
    const characters = [...text]
    let [low, high] = [0, characters.length]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      span.textContent = `${characters.slice(0, middle).join('')}…`
      if (widthOf(span) <= room) low = middle
      else high = middle - 1
    }
    const kept = characters.slice(0, low).join('')
    // Nothing would be left of a first word that is too long.
    const whole = /\s/.test(characters[low] ?? ' ') ? kept : kept.replace(/(?<!\s)\s+\S*$/, '')
    span.textContent = `${whole.replace(/(?<![\s,;:.–—-])[\s,;:.–—-]+$/, '')}…`
    return span.textContent
  }
}
