/** Sizes of paper by their names in CSS and in publication.yaml. */
export const PAGE_SIZES = ['A4', 'Letter'] as const

export type PageSize = (typeof PAGE_SIZES)[number]

/** Where chapters begin in print. */
export const OPENERS = ['page', 'run-on', 'right-hand'] as const

/** Where notes stand in print. */
export const NOTE_PLACES = ['foot', 'foot-one-column', 'chapter-end'] as const

/** Width and height of the sheets, in millimetres. */
export const SHEETS: Readonly<Record<PageSize, { width: number; height: number }>> = {
  A4: { width: 210, height: 297 },
  Letter: { width: 215.9, height: 279.4 },
}

/** The printed page. */
export interface PageSetup {
  size: PageSize
  /** In millimetres. */
  margins: { top: number; bottom: number; left: number; right: number }
  /** Whether left-hand pages have the side margins the other way round. */
  mirrored: boolean
  /** How far what reaches the edge of a page goes on beyond it, to be cut off, in millimetres. */
  bleed: number
  /** Whether marks beside the page show where it is cut. */
  cropMarks: boolean
}

/** Marks of the cut, in millimetres: they stand outside of what is cut off, and not at the very edge of the sheet. */
export const CROP_MARKS = { gap: 3, length: 5, edge: 1 }

/** Room on the sheet around the page as it is cut, in millimetres. */
export function roomAround({ bleed, cropMarks }: PageSetup): number {
  return cropMarks ? Math.max(bleed, CROP_MARKS.gap) + CROP_MARKS.length + CROP_MARKS.edge : bleed
}

/** Millimetres in CSS px, whole ones: the engine rounds a page to them, and notes would drift otherwise. */
export function wholePx(millimetres: number): number {
  return Math.round((millimetres * 96) / 25.4)
}

/** The page of a publication that does not say another. */
export const DEFAULT_PAGE: PageSetup = {
  size: 'A4',
  margins: { top: 25.1, bottom: 25.1, left: 22, right: 22 },
  mirrored: false,
  bleed: 0,
  cropMarks: false,
}
