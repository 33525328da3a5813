/** Runs in the page: puts page numbers where the document refers to pages. Returns whether any of them was another. */
export function numberPages(pageOf: Record<string, number>): boolean {
  let changed = false
  for (const element of document.querySelectorAll<HTMLElement>('[data-target]')) {
    const number = pageOf[element.dataset.target ?? '']
    if (number === undefined || element.querySelector('[data-target]')) continue
    changed ||= element.textContent !== String(number)
    element.textContent = String(number)
  }
  return changed
}
