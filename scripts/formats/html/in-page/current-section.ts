/** From here on the contents stand beside the text; see screen.css. */
const WIDE = '(min-width: 72rem)'

/** Marks in the contents which section is being read, where they stand beside the text. */
export function markCurrentSection(): void {
  const contents = document.getElementById('contents')
  if (!contents) return
  const links = new Map<Element, HTMLAnchorElement>()
  for (const link of contents.querySelectorAll<HTMLAnchorElement>('li a[href^="#"]')) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (heading) links.set(heading, link)
  }
  // Few are asked where they are: what is far from view is not laid out for it.
  const chapters = Map.groupBy(links.keys(), heading => heading.closest('.chapter'))
  const wide = matchMedia(WIDE)
  let marked: HTMLAnchorElement | undefined
  let awaited = false

  const update = (): void => {
    awaited = false
    // The section whose heading went past the upper third last.
    const line = innerHeight / 3
    const isPast = (element: Element | null) => element !== null && element.getBoundingClientRect().top <= line
    const chapter = wide.matches ? [...chapters.keys()].findLast(isPast) : undefined
    const heading = chapter ? chapters.get(chapter)?.findLast(isPast) : undefined
    const link = heading && links.get(heading)
    if (link === marked) return
    marked?.removeAttribute('aria-current')
    link?.setAttribute('aria-current', 'location')
    marked = link
    if (link) keepInView(link, contents)
  }
  // Once a frame, however often the page is moved.
  const updateSoon = (): void => {
    if (awaited) return
    awaited = true
    requestAnimationFrame(update)
  }
  addEventListener('scroll', updateSoon, { passive: true })
  addEventListener('resize', updateSoon, { passive: true })
  updateSoon()
}

/** Moves the contents alone, never the page. */
function keepInView(link: Element, contents: Element): void {
  const frame = contents.getBoundingClientRect()
  const { top, bottom } = link.getBoundingClientRect()
  const margin = frame.height / 6
  if (top < frame.top + margin) contents.scrollTop -= frame.top + margin - top
  else if (bottom > frame.bottom - margin) contents.scrollTop += bottom - frame.bottom + margin
}
