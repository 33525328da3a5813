import { element } from './element.ts'
import { pngOf } from './png.ts'
import type { ReadingWords } from './words.ts'

/** Opens drawings as large as the window, and offers them as PNG, beside the files that a figure offers without this script. */
export function serveFigures(words: ReadingWords): void {
  const tools = document.querySelectorAll<HTMLElement>('.figure-tools')
  if (tools.length === 0) return
  const window = new FigureWindow(words)
  for (const line of tools) {
    const drawing = line.parentElement?.querySelector<SVGSVGElement | HTMLImageElement>('.media > :is(svg, img)')
    if (!drawing) continue
    const enlarge = element('button', '', words.enlarge)
    enlarge.type = 'button'
    enlarge.addEventListener('click', () => window.show(drawing))
    line.append(' ', enlarge)
    if (drawing instanceof SVGSVGElement) offerPng(line, drawing)
  }
}

function offerPng(line: HTMLElement, drawing: SVGSVGElement): void {
  const vector = line.querySelector<HTMLAnchorElement>('a[href$=".svg"]')
  if (!vector) return
  const button = element('button', '', 'PNG')
  button.type = 'button'
  button.ariaLabel = (vector.ariaLabel ?? 'SVG').replace('SVG', 'PNG')
  button.addEventListener('click', async () => {
    const link = element('a', '')
    link.href = URL.createObjectURL(await pngOf(drawing))
    link.download = (vector.download || 'figure.svg').replace(/svg$/, 'png')
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 0)
  })
  vector.after(' ', button)
}

/** One window for all figures of a page. The drawing itself goes into it, and back to its place: a copy would repeat its ids. */
class FigureWindow {
  readonly #dialog = element('dialog', 'figure-window')
  readonly #place = document.createComment('')

  constructor({ close }: ReadingWords) {
    const button = element('button', 'note-close', '×')
    button.type = 'button'
    button.ariaLabel = close
    button.addEventListener('click', () => this.#dialog.close())
    this.#dialog.append(button)
    this.#dialog.addEventListener('close', () => {
      const drawing = this.#dialog.lastElementChild
      if (drawing && drawing !== button) this.#place.replaceWith(drawing)
    })
    // A click beside the drawing.
    this.#dialog.addEventListener('click', ({ target }) => {
      if (target === this.#dialog) this.#dialog.close()
    })
    document.body.append(this.#dialog)
  }

  show(drawing: Element): void {
    const { height } = drawing.getBoundingClientRect()
    drawing.replaceWith(this.#place)
    // What is below in the page stays where it is.
    this.#place.parentElement?.style.setProperty('min-height', `${height}px`)
    this.#dialog.ariaLabel = drawing.getAttribute('aria-label') ?? drawing.getAttribute('alt') ?? ''
    this.#dialog.append(drawing)
    this.#dialog.showModal()
  }
}
