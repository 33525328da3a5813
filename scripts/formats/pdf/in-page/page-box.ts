const style = getComputedStyle(document.documentElement)

/** Height of a page's text area, px. */
export const pageHeight = lengthOf('--page-height')
/** Its width, px. */
export const pageWidth = lengthOf('--page-width')

const columnStep = pageWidth + lengthOf('--column-gap')

/** A length that the style sheet says, px; 0 where it says none. */
export function lengthOf(property: string): number {
  return Number.parseFloat(style.getPropertyValue(property)) || 0
}

/** Page-sized column of a box, from 0. */
export function columnOf({ left }: DOMRect): number {
  return Math.max(0, Math.floor((left + 1) / columnStep))
}
