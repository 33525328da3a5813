const GAP = 8
const EDGE = 16

/**
 * Puts an open popover under its call, or over it where there is more room, within the window. It is placed in the page,
 * not in the window, and so moves with the text. A telephone shows it at its lower edge instead (screen.css), where it
 * shall not cover the call.
 */
export function placeBeside(box: HTMLElement, call: Element): void {
  const at = call.getBoundingClientRect()
  if (getComputedStyle(box).position === 'fixed') {
    scrollBy({ top: Math.max(0, at.bottom + EDGE - box.getBoundingClientRect().top) })
    return
  }
  const width = document.documentElement.clientWidth
  const left = Math.max(EDGE, Math.min(at.left - 2 * EDGE, width - box.offsetWidth - EDGE))
  const below = innerHeight - at.bottom
  const isBelow = below >= box.offsetHeight + GAP + EDGE || below >= at.top
  const top = isBelow ? at.bottom + GAP : at.top - GAP - box.offsetHeight
  box.style.setProperty('--left', `${left + scrollX}px`)
  box.style.setProperty('--top', `${top + scrollY}px`)
}
