import { element } from './element.ts'

/** A line at the upper edge that says how much of the text is read. It says nothing to those who do not see it: headings do. */
export function showProgress(): void {
  const main = document.querySelector('main:has(> .chapter)')
  if (!main) return
  const line = element('div', 'progress')
  line.ariaHidden = 'true'
  document.body.append(line)
  let awaited = false
  const update = () => {
    awaited = false
    const { top, height } = main.getBoundingClientRect()
    const share = (innerHeight - top) / Math.max(height, 1)
    line.style.setProperty('--read', String(Math.min(1, Math.max(0, share))))
  }
  const updateSoon = () => {
    if (awaited) return
    awaited = true
    requestAnimationFrame(update)
  }
  addEventListener('scroll', updateSoon, { passive: true })
  addEventListener('resize', updateSoon, { passive: true })
  updateSoon()
}
