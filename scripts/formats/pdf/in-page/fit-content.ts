import { fillEmptyCells } from './fill-empty-cells.ts'
import { pageHeight } from './page-box.ts'

/** A header taller than this share of a page is not repeated. */
const TALL_HEADER = 0.25
/** px below which a picture is not made smaller. */
const LEAST_HEIGHT = 96
/** px of the smallest words in a picture: 8 pt. */
const LEAST_WORDS = 10.6
/** px for the rule above the notes and whatever is lost between two blocks. */
const ALLOWANCE = 40

/**
 * Before a document is measured: makes titles that are too long, tables that are too wide and pictures that are
 * too tall fit, and gives page numbers that are not known yet the room of two digits. Returns whether the titles fit.
 */
export function fitContent(): boolean {
  fillEmptyCells()
  for (const element of document.querySelectorAll<HTMLElement>('[data-target]'))
    if (!element.querySelector('[data-target]')) element.textContent = '00'

  // Notes are placed from the top of main: nothing between may be what they are placed by.
  for (const note of document.querySelectorAll<HTMLElement>('main .note'))
    for (let block = note.offsetParent; block && block.tagName !== 'MAIN'; block = block.parentElement)
      (block as HTMLElement).style.position = 'static'

  const tables = [...document.querySelectorAll('main table')]
  for (const name of ['wide-table', 'wider-table', 'widest-table'])
    for (const table of tables.filter(sticksOut)) table.classList.add(name)

  const headers = [...document.querySelectorAll('main thead')]
  for (const header of headers.filter(({ clientHeight }) => clientHeight > pageHeight * TALL_HEADER))
    header.classList.add('tall-header')

  const figures = [...document.querySelectorAll('.chapter > figure.figure')]
  for (const figure of figures.filter(needsWidth)) figure.classList.add('wide')

  const cover = document.querySelector('.cover')
  for (const name of ['long-titles', 'longest-titles']) if (cover && isFull(cover)) cover.classList.add(name)

  for (const { picture, height } of [...document.querySelectorAll('main figure')].flatMap(tooTall))
    picture.style.maxHeight = `${height}px`

  return !(cover && isFull(cover))

  /** Whether a figure is not to share its width with its caption. */
  function needsWidth(figure: Element): boolean {
    const [picture, caption] = [figure.querySelector('img, svg'), figure.querySelector('figcaption')]
    if (!picture || !caption) return false
    const { width, height } = picture.getBoundingClientRect()
    if (caption.getBoundingClientRect().height > height) return true
    if (picture instanceof HTMLImageElement) return picture.naturalWidth > width + 1
    const scale = (picture as SVGSVGElement).getScreenCTM()?.a ?? 1
    return [...picture.querySelectorAll('text, tspan')].some(
      words => Number.parseFloat(getComputedStyle(words).fontSize) * scale < LEAST_WORDS,
    )
  }

  function isFull({ scrollHeight, clientHeight }: Element): boolean {
    return scrollHeight > clientHeight + 1
  }

  function sticksOut(table: Element): boolean {
    const room = table.parentElement?.getBoundingClientRect()
    return room !== undefined && table.getBoundingClientRect().right > room.right + 1
  }

  function tooTall(figure: Element): { picture: HTMLElement | SVGElement; height: number }[] {
    const picture = figure.querySelector<HTMLElement | SVGElement>('img, svg')
    if (!picture) return []
    const heights = [figure, ...figure.querySelectorAll('.note')].map(element => element.getBoundingClientRect().height)
    const excess = heights.reduce((sum, height) => sum + height, ALLOWANCE) - pageHeight
    const height = Math.max(LEAST_HEIGHT, picture.getBoundingClientRect().height - excess)
    return excess > 0 ? [{ picture, height }] : []
  }
}
