/** The anchor in `#anchor`, without percent-encoding; an address that is not encoded right is taken as it stands. */
export function anchorOf(address: string): string {
  const anchor = address.slice(1)
  try {
    return decodeURIComponent(anchor)
  } catch {
    return anchor
  }
}
