/** The id that the page's address names; nothing where there is none, or it is mistyped. */
export function hashId(): string {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return ''
  }
}
