import type { PaintedText, ReadDocument, ReadPage } from './verify-read.ts'

/** What the pages of an edition are like, in numbers. */
export interface PageFigures {
  pages: number
  /** Share of the height that is left empty: mean and worst of the pages within chapters, and of all but cover and imprint. */
  empty: { mean: number; worst: number; worstPage: number; whole: number }
  /** Pages on which a chapter ends with less than a quarter of them. */
  stranded: number[]
  /** Characters of a full line of text, and of notes: median and most. */
  measure: { text: [median: number, most: number]; notes: [median: number, most: number] }
  /** Share of the lines of text that end with a hyphen. */
  hyphens: number
  /** Smallest sizes, pt: of words in figures and of calls; 0 where there are none. */
  least: { figures: number; calls: number }
  /** Notes that stand behind a note with a higher number. */
  misplacedNotes: number
}

/** Text area of a page, pt from its lower edge, and space between text and notes. */
const AREA = { bottom: 71, top: 770.7, separation: 15 }
/** Baselines nearer to each other than this are those of one line, pt. */
const LINE = 4
const STRANDED = 0.75

/** Counts what the pages of a finished PDF look like. Shares no code with what laid them out. */
export function pageFigures({ pages, pageOf }: ReadDocument): PageFigures {
  const inside = pages.slice(2)
  const opens = new Set(pages.filter(({ texts }) => opensChapter(texts)).map(({ number }) => number))
  const endsChapter = ({ number }: ReadPage) => number === pages.length || opens.has(number + 1)
  const empty = new Map(inside.map(page => [page.number, emptyShare(page)]))
  const inner = inside.filter(page => !endsChapter(page) && page.texts.some(isBody))
  const worst = inner.toSorted((a, b) => (empty.get(b.number) ?? 0) - (empty.get(a.number) ?? 0))[0]
  const lines = inside.flatMap(({ texts }) => linesOf(texts.filter(isParagraph)))
  const notes = inside.flatMap(({ texts }) => linesOf(texts.filter(isNote)))
  const sizes = (select: (text: PaintedText) => boolean) => {
    const found = inside.flatMap(({ texts }) => texts.filter(select).map(({ size }) => size))
    return found.length === 0 ? 0 : Math.min(...found)
  }
  return {
    pages: pages.length,
    empty: {
      mean: mean(inner.map(({ number }) => empty.get(number) ?? 0)),
      worst: worst ? (empty.get(worst.number) ?? 0) : 0,
      worstPage: worst?.number ?? 0,
      whole: mean([...empty.values()]),
    },
    stranded: inside.filter(page => endsChapter(page) && (empty.get(page.number) ?? 0) > STRANDED).map(p => p.number),
    measure: { text: measureOf(lines), notes: measureOf(notes) },
    hyphens: lines.filter(({ text }) => /\p{L}[-\u2010\u00ad]$/u.test(text)).length / Math.max(1, lines.length),
    least: {
      figures: sizes(({ roles }) => roles.includes('Figure')),
      calls: sizes(text => isBody(text) && text.roles.includes('Link') && /^\d+$/.test(text.text) && text.size < 8),
    },
    misplacedNotes: misplaced(pages, pageOf),
  }
}

const isNote = ({ roles }: PaintedText) => roles.includes('Note')
const isBody = (text: PaintedText) => text.roles.length > 0 && !isNote(text)
const isParagraph = (text: PaintedText) =>
  isBody(text) &&
  text.roles.includes('P') &&
  !text.roles.some(role => /^(Table|Figure|Caption|Aside|TOC|LI?)$/.test(role))

function opensChapter(texts: readonly PaintedText[]): boolean {
  const body = texts.filter(isBody)
  const top = Math.max(...body.map(({ y }) => y))
  return body.some(({ y, roles }) => top - y < LINE && roles.includes('H2'))
}

function emptyShare({ texts }: ReadPage): number {
  const body = texts.filter(isBody)
  const notes = texts.filter(isNote)
  const low = body.length > 0 ? Math.min(...body.map(({ y, size }) => y - size * 0.3)) : AREA.top
  const high = notes.length > 0 ? Math.max(...notes.map(({ y, size }) => y + size)) + AREA.separation : AREA.bottom
  return Math.max(0, low - high) / (AREA.top - AREA.bottom)
}

interface TextLine {
  text: string
  width: number
}

/** Stretches of text joined to lines; where they stand far apart they are lines of two columns. */
function linesOf(texts: readonly PaintedText[]): TextLine[] {
  const lines: (TextLine & { y: number; end: number })[] = []
  for (const { text, x, y, width } of texts) {
    const line = lines.findLast(other => Math.abs(other.y - y) < LINE && x >= other.end - 2 && x - other.end < 12)
    if (!line) {
      lines.push({ text, width, y, end: x + width })
      continue
    }
    line.text += (x - line.end > 1 ? ' ' : '') + text
    line.width += x + width - line.end
    line.end = x + width
  }
  return lines.map(({ text, width }) => ({ text: text.replace(/\s+/g, ' ').trim(), width }))
}

function measureOf(lines: readonly TextLine[]): [number, number] {
  const widest = Math.max(0, ...lines.map(({ width }) => width))
  const counts = lines.filter(({ width }) => width > widest * 0.92).map(({ text }) => text.length)
  counts.sort((a, b) => a - b)
  return [counts[counts.length >> 1] ?? 0, counts.at(-1) ?? 0]
}

function misplaced(pages: readonly ReadPage[], pageOf: ReadonlyMap<string, number>): number {
  const places = pages.map(({ number }) =>
    [...pageOf]
      .filter(([anchor, page]) => page === number && /^note-\d+$/.test(anchor))
      .map(([a]) => Number(a.slice(5))),
  )
  let last = 0
  let count = 0
  for (const numbers of places) {
    if (numbers.some(number => number < last)) count++
    last = Math.max(last, ...numbers)
  }
  return count
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
