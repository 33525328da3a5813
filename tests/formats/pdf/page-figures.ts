import type { PageSetup } from '../../../scripts/model/page.ts'
import { isBody, isNote, isParagraph, type TextLine, textLines } from './text-lines.ts'
import type { PaintedText, ReadDocument, ReadPage } from './verify-read.ts'

/** What the pages of an edition are like, in numbers. */
export interface PageFigures {
  pages: number
  /** Share of the height that is left empty: mean and worst of the pages within chapters, and of all but cover and imprint. */
  empty: { mean: number; worst: number; worstPage: number; whole: number }
  /** Pages on which a chapter ends with less than a quarter of them. */
  stranded: number[]
  /** Characters of a full line: median and most. */
  measure: { text: Measure; notes: Measure; frames: Measure; lists: Measure; references: Measure; captions: Measure }
  /** Share of the lines of text that end with a hyphen; how many do before the last word of a paragraph, and overleaf. */
  hyphens: { share: number; beforeLastWord: number; overleaf: number[] }
  /** Paragraphs whose last line is one word of a few letters, by page. */
  shortLast: number[]
  /** Pages that begin with the last two lines of a paragraph. */
  twoLineTops: number[]
  /** Lines of addresses that end with a hyphen, and areas for one address in one line beyond the first. */
  addresses: { hyphens: number; doubled: number }
  /** Smallest sizes, pt: of words in figures and of calls; 0 where there are none. */
  least: { figures: number; calls: number }
  /** Notes that stand behind a note with a higher number. */
  misplacedNotes: number
}

export type Measure = [median: number, most: number]

/** Space between text and notes, pt. */
const SEPARATION = 15
/** Baselines nearer to each other than this are those of one line, pt. */
const LINE = 4
const STRANDED = 0.75
/** Letters of a last word that may stand alone in its line. */
const SHORT_WORD = 5

/**
 * Counts what the pages of a finished PDF look like. Shares no code with what laid them out.
 *
 * @param page as the publication sets it
 */
export function pageFigures({ pages, pageOf }: ReadDocument, page: PageSetup): PageFigures {
  const area = areaOf(page)
  const inside = pages.slice(2)
  const opens = new Set(pages.filter(({ texts }) => opensChapter(texts)).map(({ number }) => number))
  const endsChapter = ({ number }: ReadPage) => number === pages.length || opens.has(number + 1)
  const empty = new Map(inside.map(page => [page.number, emptyShare(page, area)]))
  const inner = inside.filter(page => !endsChapter(page) && page.texts.some(isBody))
  const worst = inner.toSorted((a, b) => (empty.get(b.number) ?? 0) - (empty.get(a.number) ?? 0))[0]
  const linesOf = (select: (text: PaintedText) => boolean) => inside.map(({ texts }) => textLines(texts.filter(select)))
  const text = linesOf(isParagraph)
  const all = text.flat()
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
    measure: {
      text: measureOf(all),
      notes: measureOf(linesOf(isNote).flat()),
      frames: measureOf(linesOf(isFramed).flat()),
      lists: measureOf(linesOf(text => isListed(text) && text.size > LEAST_LISTED).flat()),
      references: measureOf(linesOf(text => isListed(text) && text.size <= LEAST_LISTED).flat()),
      captions: measureOf(linesOf(text => isBody(text) && text.roles.includes('Caption')).flat()),
    },
    hyphens: {
      share: all.filter(endsInHyphen).length / Math.max(1, all.length),
      beforeLastWord: paragraphs(all).filter(lines => isOneWord(lines.at(-1)) && endsInHyphen(lines.at(-2))).length,
      overleaf: inside.flatMap(({ number, texts }) => (endsInHyphen(lastLine(texts)) ? [number] : [])),
    },
    shortLast: inside.flatMap(({ number }, index) =>
      paragraphs(text[index] ?? [])
        .filter(lines => lines.length > 1 && isShort(lines.at(-1)))
        .map(() => number),
    ),
    twoLineTops: inside.filter(({ number }) => beginsWithTwoLines(pages, number)).map(({ number }) => number),
    addresses: {
      hyphens: inside.flatMap(({ texts }) => brokenAddresses(texts)).length,
      doubled: inside.reduce((sum, { addresses }) => sum + doubled(addresses), 0),
    },
    least: {
      figures: sizes(({ roles }) => roles.includes('Figure')),
      calls: sizes(text => isBody(text) && text.roles.includes('Link') && /^\d+$/.test(text.text) && text.size < 8),
    },
    misplacedNotes: misplaced(pages, pageOf),
  }
}

interface Area {
  bottom: number
  top: number
}

/** The text area of a page, pt from the lower edge of the sheet. */
function areaOf({ size, margins }: PageSetup): Area {
  const height = size === 'A4' ? 297 : 279.4
  const pt = (millimetres: number) => (millimetres * 72) / 25.4
  return { bottom: pt(margins.bottom), top: pt(height - margins.top) }
}

/** Text of boxes, key messages and recommendations, lists in them included: it is set a little smaller than the running text. */
const isFramed = (text: PaintedText) =>
  isBody(text) &&
  Math.abs(text.size - FRAMED) < 0.2 &&
  text.roles.some(role => role === 'P' || role === 'LBody') &&
  !text.roles.some(role => /^(Table|Figure|Caption|TOC)$/.test(role))
const FRAMED = 9.5

/** Text of lists: those of works are set smaller than others, pt. */
const isListed = (text: PaintedText) => isBody(text) && text.roles.includes('LBody') && !isFramed(text)
const LEAST_LISTED = 8.9

function opensChapter(texts: readonly PaintedText[]): boolean {
  const body = texts.filter(isBody)
  const top = Math.max(...body.map(({ y }) => y))
  return body.some(({ y, roles }) => top - y < LINE && roles.includes('H2'))
}

function emptyShare({ texts }: ReadPage, area: Area): number {
  const body = texts.filter(isBody)
  const notes = texts.filter(isNote)
  const low = body.length > 0 ? Math.min(...body.map(({ y, size }) => y - size * 0.3)) : area.top
  const high = notes.length > 0 ? Math.max(...notes.map(({ y, size }) => y + size)) + SEPARATION : area.bottom
  return Math.max(0, low - high) / (area.top - area.bottom)
}

/** Lines that follow one another in one paragraph. */
function paragraphs(lines: readonly TextLine[]): TextLine[][] {
  const found: TextLine[][] = []
  for (const line of lines) {
    const last = found.at(-1)
    if (last?.[0]?.block === line.block && (last.at(-1)?.y ?? 0) > line.y) last.push(line)
    else found.push([line])
  }
  return found
}

const endsInHyphen = (line: TextLine | undefined): boolean => /\p{L}[-\u2010\u00ad]$/u.test(line?.text ?? '')
const isOneWord = (line: TextLine | undefined): boolean => line !== undefined && !/\s/.test(line.text)
const isShort = (line: TextLine | undefined): boolean =>
  isOneWord(line) && (line?.text.replace(/\P{L}/gu, '').length ?? 0) <= SHORT_WORD

function lastLine(texts: readonly PaintedText[]): TextLine | undefined {
  return textLines(texts.filter(isBody)).toSorted((a, b) => a.y - b.y)[0]
}

/** A page that begins with the end of a paragraph of the page before, in two lines. */
function beginsWithTwoLines(pages: readonly ReadPage[], number: number): boolean {
  const [before, page] = [pages[number - 2], pages[number - 1]]
  const last = before && lastLine(before.texts)
  if (!page || !last || /[.:;!?”"»)\]\d]$/.test(last.text)) return false
  const lines = textLines(page.texts.filter(isBody)).toSorted((a, b) => b.y - a.y)
  const [first] = lines
  if (!first?.roles.includes('P')) return false
  return lines.filter(({ block }) => block === first.block).length === 2
}

/** Lines of an address, not the last, that end with a hyphen: a reader would not know whether it belongs to it. */
function brokenAddresses(texts: readonly PaintedText[]): TextLine[] {
  const lines = textLines(texts.filter(({ roles }) => roles.includes('Link')))
  return lines.filter(({ text }, index) => {
    const next = lines[index + 1]
    return /^https?:|\//.test(text) && /[-\u2010]$/.test(text) && next !== undefined && !/\s/.test(next.text)
  })
}

function doubled(addresses: ReadPage['addresses']): number {
  const seen = new Set<string>()
  let count = 0
  for (const { target, y, element } of addresses) {
    const key = `${target} ${element} ${Math.round(y / LINE)}`
    if (seen.has(key)) count++
    seen.add(key)
  }
  return count
}

function measureOf(lines: readonly TextLine[]): Measure {
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
