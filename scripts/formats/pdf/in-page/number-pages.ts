/**
 * Puts page numbers where the document refers to pages. Returns whether a number in running text has
 * become longer or shorter, so that its lines may have changed.
 */
export function numberPages(pageOf: Record<string, number>): boolean {
  let changed = false
  for (const element of document.querySelectorAll<HTMLElement>('[data-target]')) {
    const number = pageOf[element.dataset.target ?? '']
    if (number === undefined || element.querySelector('[data-target]')) continue
    const text = String(number)
    changed ||= element.textContent?.length !== text.length && !element.closest('nav')
    element.textContent = text
    const place = element.closest<HTMLElement>('.call-place')
    // A note on the same page is seen.
    const isHere = place !== null && pageOf[place.id] === number
    if (place && place.hidden !== isHere) {
      place.hidden = isHere
      changed = true
    }
  }
  return changed
}
