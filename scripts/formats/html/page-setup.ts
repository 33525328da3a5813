import { type PageSetup, roomAround, SHEETS, wholePx } from '../../model/page.ts'

/** Style sheets of print, in their order: what comes later decides. */
export const PRINT_SHEETS = ['fonts', 'theme', 'base', 'print', 'print-layout', 'page'] as const

/**
 * The style sheet of the printed page: its size and margins, for `@page`, and as custom properties for what decides where
 * pages break. With a bleed or crop marks the sheet is larger than the page, and the words in its margins stay where they
 * are on the page; the cover goes as far as the bleed.
 */
export function pageStyles(page: PageSetup): string {
  const { size, margins, mirrored } = page
  const [width, height] = [wholePx(SHEETS[size].width), wholePx(SHEETS[size].height)]
  const [top, right, bottom, left] = [margins.top, margins.right, margins.bottom, margins.left].map(wholePx) as Sides
  const [around, bleed] = [wholePx(roomAround(page)), wholePx(page.bleed)]
  const sides = (top: number, right: number, bottom: number, left: number): string =>
    [top, right - SPARE, bottom, left].map(side => `${side + around}px`).join(' ')
  return `/* Made from publication.yaml. */
:root {
  --bleed: ${bleed}px;
  --sheet-width: ${width + 2 * bleed}px;
  --sheet-height: ${height + 2 * bleed}px;
  --page-width: ${width - left - right}px;
  --page-height: ${height - top - bottom}px;
}

@page {
  size: ${around === 0 ? size : `${width + 2 * around}px ${height + 2 * around}px`};
  margin: ${sides(top, right, bottom, left)};
}
${
  mirrored
    ? `
@page :left {
  margin: ${sides(top, left, bottom, right)};
}
`
    : ''
}
@page cover {
  margin: ${around - bleed === 0 ? 0 : `${around - bleed}px`};
}
${around === 0 ? '' : ['top-left', 'top-right', 'bottom-left', 'bottom-right'].map(inPage(around)).join('')}`
}

/**
 * px by which the engine's page is wider than the text: where anything sticks out of it, were it by a fraction, the engine sets all
 * smaller, and what is placed from the first page drifts.
 */
const SPARE = 2

type Sides = [top: number, right: number, bottom: number, left: number]

/** Keeps the words of a margin out of the room around the page, which is all the margin that a cover has. */
function inPage(around: number): (box: string) => string {
  return box => `
@page {
  @${box} {
    margin-${box.startsWith('top') ? 'top' : 'bottom'}: ${around}px;
  }
}

@page cover {
  @${box} {
    content: none;
  }
}
`
}
