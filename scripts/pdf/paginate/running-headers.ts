/** What stands above the pages of a chapter. */
export interface RunningHeader {
  title: string
  chapter: string
}

/** The words of the margins, as long as they find room. */
export interface RunningWords {
  /** One for each name that was given. */
  headers: RunningHeader[]
  status: string
}

/**
 * Runs in the page: the words of the cover that are repeated in the margins, and the names of chapters. Title and name
 * share a line: where they are too long for it, the longer one is cut at a word. (The engine cuts nothing in margins.)
 */
export function runningWords(names: string[]): RunningWords {
  /** px between title and name. */
  const GAP = 24
  const style = getComputedStyle(document.documentElement)
  const width = Number.parseFloat(style.getPropertyValue('--page-width')) - GAP
  const canvas = document.createElement('canvas').getContext('2d')
  const words = (selector: string) => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim()
  const title = words('.cover h1') ?? document.title
  return {
    headers: names.map(name => {
      const wanted = { title: widthOf(title, 'title'), chapter: widthOf(name, 'chapter') }
      if (wanted.title + wanted.chapter <= width) return { title, chapter: name }
      const chapter = cut(name, 'chapter', Math.max(width / 2, width - wanted.title))
      return { title: cut(title, 'title', width - widthOf(chapter, 'chapter')), chapter }
    }),
    status: words('.cover-status') ?? '',
  }

  function widthOf(text: string, part: keyof RunningHeader): number {
    if (!canvas) return 0
    canvas.font = style.getPropertyValue(`--running-${part}-font`)
    return canvas.measureText(text).width
  }

  /** A text no wider than so many px. */
  function cut(text: string, part: keyof RunningHeader, room: number): string {
    if (widthOf(text, part) <= room) return text
    const characters = [...text]
    let [low, high] = [0, characters.length]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (widthOf(`${characters.slice(0, middle).join('')}…`, part) <= room) low = middle
      else high = middle - 1
    }
    const kept = characters.slice(0, low).join('')
    // Nothing is left of a first word that is too long.
    const whole = /\s/.test(characters[low] ?? ' ') ? kept : kept.replace(/\s+\S*$/, '')
    return `${whole.replace(/[\s,;:.–—-]+$/, '')}…`
  }
}
