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
