import { CROP_MARKS, type PageSetup, roomAround, SHEETS, wholePx } from '../../../model/page.ts'
import type { EdgeMark } from '../paginate/plan.ts'
import { LAYOUT } from './mark-content.ts'
import type { Rectangle } from './matrix.ts'
import type { PdfFile } from './pdf-file.ts'

/** Points in a millimetre, and in a CSS px. */
const MM = 72 / 25.4
const PX = 0.75

/**
 * Says of each page where it is cut and how far it goes on beyond (ISO 32000-1, 14.11.2), and draws the marks of the cut.
 * Nothing is written where the sheet is the page.
 */
export function writePageBoxes(pdf: PdfFile, page: PageSetup): void {
  const room = roomAround(page)
  if (room === 0) return
  const around = wholePx(room) * PX
  const { width, height } = SHEETS[page.size]
  for (const { dict } of pdf.pages) {
    const [, , , top = 0] = pdf.numbers(dict, 'MediaBox')
    const [left, upper] = [around, top - around]
    const trim: Rectangle = [left, upper - height * MM, left + width * MM, upper]
    pdf.set(dict, 'TrimBox', trim.map(rounded))
    pdf.set(dict, 'BleedBox', widened(trim, page.bleed * MM).map(rounded))
    if (page.cropMarks) drawMarks(pdf, dict, trim, page)
  }
}

/** Width and height of a mark at the edge of a page, mm, and what it keeps from the top and foot of the page. */
const EDGE = { width: 4, height: 16, margin: 30 }

/** Draws a mark at the outer edge of each page that has one: on the right, or on the left of a left-hand page of a bound print. */
export function drawEdges(pdf: PdfFile, page: PageSetup, edges: readonly (EdgeMark | undefined)[]): void {
  const around = wholePx(roomAround(page)) * PX
  const { width, height } = SHEETS[page.size]
  const bleed = page.bleed * MM
  for (const [index, { dict }] of pdf.pages.entries()) {
    const mark = edges[index]
    if (!mark) continue
    const [, , , top = 0] = pdf.numbers(dict, 'MediaBox')
    const isLeft = page.mirrored && index % 2 === 1
    const left = isLeft ? around - bleed : around + (width - EDGE.width) * MM
    const down = EDGE.margin + mark.place * (height - 2 * EDGE.margin)
    const box = [left, top - around - (down + EDGE.height) * MM, EDGE.width * MM + bleed, EDGE.height * MM]
    paintOver(pdf, dict, `${mark.colour.map(rounded).join(' ')} rg ${box.map(rounded).join(' ')} re f`)
  }
}

/** What the browser painted leaves its own state behind: the marks begin from the page's. */
function drawMarks(pdf: PdfFile, dict: (typeof pdf.pages)[number]['dict'], trim: Rectangle, page: PageSetup): void {
  const lines = cropLines(trim, Math.max(page.bleed, CROP_MARKS.gap) * MM, CROP_MARKS.length * MM)
  const path = lines.map(
    line => `${line.slice(0, 2).map(rounded).join(' ')} m ${line.slice(2).map(rounded).join(' ')} l`,
  )
  paintOver(pdf, dict, `0 G 0.25 w\n${path.join('\n')}\nS`)
}

/** Paints what has nothing to be read over a page. */
function paintOver(pdf: PdfFile, dict: (typeof pdf.pages)[number]['dict'], operators: string): void {
  const stream = (text: string) => pdf.addStream(Buffer.from(text), {}, 'none')
  const after = `Q\n/Artifact ${LAYOUT} BDC\nq ${operators} Q\nEMC\n`
  pdf.set(dict, 'Contents', [stream('q\n'), ...pdf.list(dict, 'Contents'), stream(after)])
}

/** Two lines at each corner, in line with the cut. */
function cropLines([left, bottom, right, top]: Rectangle, gap: number, length: number): Rectangle[] {
  return [
    ...[left, right].flatMap((x): Rectangle[] => [
      [x, top + gap, x, top + gap + length],
      [x, bottom - gap, x, bottom - gap - length],
    ]),
    ...[bottom, top].flatMap((y): Rectangle[] => [
      [left - gap, y, left - gap - length, y],
      [right + gap, y, right + gap + length, y],
    ]),
  ]
}

const widened = ([left, bottom, right, top]: Rectangle, by: number): Rectangle => [
  left - by,
  bottom - by,
  right + by,
  top + by,
]

const rounded = (value: number): number => Math.round(value * 100) / 100
