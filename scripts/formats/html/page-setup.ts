import { type PageSetup, SHEETS } from '../../model/page.ts'

/** Style sheets of print, in their order: what comes later decides. */
export const PRINT_SHEETS = ['fonts', 'theme', 'base', 'print', 'print-layout', 'page'] as const

/**
 * The style sheet of the printed page: its size and margins, for `@page`, and as custom properties for what decides where
 * pages break. The engine rounds a page to whole px: so do these, or notes would drift from page to page.
 */
export function pageStyles({ size, margins, mirrored }: PageSetup): string {
  const sheet = { width: px(SHEETS[size].width), height: px(SHEETS[size].height) }
  const [top, right, bottom, left] = [margins.top, margins.right, margins.bottom, margins.left].map(px) as Sides
  return `/* Made from publication.yaml. */
:root {
  --sheet-width: ${sheet.width}px;
  --sheet-height: ${sheet.height}px;
  --page-width: ${sheet.width - left - right}px;
  --page-height: ${sheet.height - top - bottom}px;
}

@page {
  size: ${size};
  margin: ${top}px ${right}px ${bottom}px ${left}px;
}
${
  mirrored
    ? `
@page :left {
  margin: ${top}px ${left}px ${bottom}px ${right}px;
}
`
    : ''
}
@page cover {
  margin: 0;
}
`
}

type Sides = [top: number, right: number, bottom: number, left: number]

/** Millimetres in whole px, 96 an inch. */
function px(millimetres: number): number {
  return Math.round((millimetres * 96) / 25.4)
}
