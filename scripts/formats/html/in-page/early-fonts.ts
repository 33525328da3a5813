/**
 * Has the fonts of the text fetched before the style sheets ask for them.
 *
 * @param files their addresses, with spaces between
 */
export function fetchFonts(files: string | undefined): void {
  // From a folder they are there at once, and browsers would say that they refuse this.
  if (!files || location.protocol === 'file:') return
  for (const href of files.split(' ')) {
    const link = document.createElement('link')
    Object.assign(link, { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: 'anonymous', href })
    document.head.append(link)
  }
}

/** How long a page waits for its fonts, in milliseconds: nobody takes that for a page that does not come. */
const LONGEST = 300

/**
 * Shows the page once the fonts of text and headings are there, which is in the time of a blink. Laid out before, it would be shown
 * in other fonts, since ours may not come later (`font-display: optional`: words would move under a reader's eyes).
 *
 * @param hasOwn whether its fonts are for what it has; otherwise there are italics that it may not need
 */
export function showWithFonts(hasOwn: boolean): void {
  const root = document.documentElement
  const style = getComputedStyle(root)
  const families = ['--serif', '--sans'].map(list => style.getPropertyValue(list).split(',', 1)[0]?.trim() ?? '')
  if (families.includes('')) return
  const show = (): void => {
    root.style.removeProperty('display')
  }
  root.style.display = 'none'
  const styles = hasOwn ? ['400', '600', 'italic 400'] : ['400', '600']
  const fonts = families.flatMap(family => styles.map(style => document.fonts.load(`${style} 1em ${family}`)))
  Promise.allSettled(fonts).then(show)
  addEventListener('load', show)
  setTimeout(show, LONGEST)
}
