import { DEFAULT_PAGE, type PageSetup } from '../../../scripts/model/page.ts'
import { type PaintedRule, type PaintedText, type ReadDocument, type ReadPage, readDocument } from './verify-read.ts'
import { type Expectations, readExpectations, solid } from './verify-source.ts'

/** The text area of a page, pt. */
interface Area {
  left: number
  right: number
  bottom: number
  top: number
}

/** Where the settings of a publication place the text, page by page. */
function areasOf({ size, margins, mirrored, bleed, cropMarks }: PageSetup): AreaOf {
  const pt = (millimetres: number): number => (millimetres * 72) / 25.4
  const [width, height] = size === 'A4' ? [210, 297] : [215.9, 279.4]
  const around = cropMarks ? Math.max(bleed, 3) + 6 : bleed
  return ({ number, top }) => {
    const [left, right] = mirrored && number % 2 === 0 ? [margins.right, margins.left] : [margins.left, margins.right]
    return {
      left: pt(around + left),
      right: pt(around + width - right),
      bottom: top - pt(around + height - margins.bottom) - 0.3,
      top: top - pt(around + margins.top),
    }
  }
}

type AreaOf = (page: ReadPage) => Area

/** Baselines nearer to each other than this are those of one line, pt. */
const LINE = 6
/** Of the rule above a note that begins, pt. */
const SHORT_RULE = 135

export interface Findings {
  pages: number
  /** What must never be, one line each: `page 12: …`. */
  faults: string[]
  /** Single lines left at the foot or head of a page. */
  looseLines: string[]
}

/**
 * Reads a finished PDF and its HTML, and says what is wrong with the pages. Shares no code with what laid them out.
 *
 * @param page as the publication sets it
 */
export async function verifyPages(pdf: Uint8Array, html: string, page: PageSetup = DEFAULT_PAGE): Promise<Findings> {
  const areaOf = areasOf(page)
  const document = await readDocument(pdf)
  const expected = readExpectations(html)
  // Only what is linked to has a place of its own; the outline knows the headings without a table of contents.
  for (const { anchor, heading } of expected.chapters) {
    const entry = document.outline.find(({ title }) => `¶${solid(title)}` === heading)
    if (entry && !document.pageOf.has(anchor)) document.pageOf.set(anchor, entry.page)
  }
  const faults = [
    ...noteFaults(document, expected),
    ...orderFaults(document, areaOf),
    ...contentsFaults(document, expected, areaOf),
    ...marginFaults(document, expected, areaOf),
    ...openingFaults(document, expected),
    ...document.pages.flatMap(page =>
      [
        ...blankFaults(page, document, expected),
        ...areaFaults(page, areaOf(page)),
        ...overlapFaults(page, expected),
        ...ruleFaults(page, areaOf(page), expected),
      ].map(fault => `page ${page.number}: ${fault}`),
    ),
    ...headingFaults(document, expected),
  ]
  return { pages: document.pages.length, faults, looseLines: looseLines(document, expected) }
}

const isNote = ({ roles }: PaintedText) => roles.includes('Note')
const isTagged = ({ roles }: PaintedText) => roles.length > 0
const isBody = (text: PaintedText) => isTagged(text) && !isNote(text)

/** Each note begins on the page of its first call, or at the end of its chapter, and is printed. */
function noteFaults({ pages, pageOf }: ReadDocument, { notes, notesAt, chapters }: Expectations): string[] {
  const callOf = new Map<string, number>()
  for (const { number, links } of pages)
    for (const { target } of links) if (!callOf.has(target)) callOf.set(target, number)
  const printed = pages.flatMap(({ texts }) => texts.filter(isNote)).length
  const misplaced = notes.flatMap(note => {
    const [call, place] = [callOf.get(note), pageOf.get(note)]
    if (call === undefined || place === undefined) return [`${note} has no call or no place`]
    if (notesAt === 'chapter-end') {
      const next = chapters.map(({ anchor }) => pageOf.get(anchor) ?? 0).find(page => page > call) ?? pages.length
      return place >= call && place <= next ? [] : [`${note} is called on page ${call} and stands on page ${place}`]
    }
    return call === place ? [] : [`${note} is called on page ${call} and stands on page ${place}`]
  })
  return notes.length > 0 && printed === 0 ? ['no note is tagged as one'] : misplaced
}

/** Numbers of notes rise down each column, from column to column and from page to page. */
function orderFaults({ pages }: ReadDocument, areaOf: AreaOf): string[] {
  let last = 0
  return pages.flatMap(page => {
    const { number, texts } = page
    const labels = texts.filter(text => isNote(text) && text.roles.includes('Lbl') && /^\d+$/.test(text.text))
    const { left, right } = areaOf(page)
    const column = ({ x }: PaintedText) => (x > (left + right) / 2 ? 1 : 0)
    const sorted = labels.toSorted((a, b) => column(a) - column(b) || b.y - a.y)
    return sorted.flatMap(({ text }) => {
      const before = last
      last = Number(text)
      return last > before ? [] : [`page ${number}: note ${text} stands after note ${before}`]
    })
  })
}

/** The numbers in the lists at the front and in the text are those of the pages where their targets stand. */
function contentsFaults(
  { pages, pageOf }: ReadDocument,
  { contents, references, chapters }: Expectations,
  areaOf: AreaOf,
): string[] {
  const first = pageOf.get(chapters[0]?.anchor ?? '') ?? pages.length + 1
  const front = pages.filter(({ number }) => number < first)
  const shown = front
    .flatMap(page => {
      const { right } = areaOf(page)
      return page.texts.filter(text => isTagged(text) && /^\d+$/.test(text.text) && text.x + text.width > right - 4)
    })
    .map(({ text }) => Number(text))
  const actual = contents.map(anchor => pageOf.get(anchor))
  const faults = actual.join() === shown.join() ? [] : [`contents show pages ${shown}, expected ${actual}`]
  const inText = pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(' ')
  const missing = references.filter(anchor => !inText.includes(String(pageOf.get(anchor))))
  return [...faults, ...missing.map(anchor => `no reference to page ${pageOf.get(anchor)} of ${anchor}`)]
}

/** Title left and chapter right on every page but chapter openings; page numbers as the viewer counts. */
function marginFaults({ pages, pageOf }: ReadDocument, expected: Expectations, areaOf: AreaOf): string[] {
  const openings = expected.chapters.map(({ name, anchor }) => ({ name, page: pageOf.get(anchor) ?? 0 }))
  const first = openings[0]?.page ?? 1
  // The cover and, where it has a page of its own at the front, the imprint.
  const unnumbered = Math.min(2, first - 1)
  return pages.flatMap(page => {
    const { number, texts } = page
    const area = areaOf(page)
    const margin = texts.filter(text => !isTagged(text))
    const header = margin.filter(({ y }) => y > area.top)
    const folio = margin.filter(({ y, x, width }) => y < area.bottom && x + width > area.right - 4)
    const shown = [header.filter(({ x }) => x < area.left + 1), header.filter(({ x }) => x > area.left + 1)].map(
      texts =>
        texts
          .map(({ text }) => text)
          .join(' ')
          .replace(/\s+/g, ' ')
          .trim(),
    )
    const faults: string[] = []
    if (number > unnumbered && folio.map(({ text }) => text).join('') !== String(number))
      faults.push(`page ${number}: shows the number ${folio.map(({ text }) => text)}`)
    if (number <= unnumbered && (folio.length > 0 || header.length > 0))
      faults.push(`page ${number}: has a number or header`)
    if (number < first) return faults
    const opens = openings.some(({ page }) => page === number) && (expected.chaptersOpenPages || number === first)
    // Where chapters run on, the header names the one at the page's head.
    const isText = expected.notesAt === 'chapter-end' ? isTagged : isBody
    const top = Math.max(...texts.filter(isText).map(({ y }) => y))
    const beginsWithChapter = texts.some(({ y, roles }) => y === top && roles.includes('H2'))
    const opened = beginsWithChapter ? openings.find(({ page }) => page === number) : undefined
    const running = opened ?? openings.findLast(({ page }) => page < number)
    const wanted = opens ? ['', ''] : [expected.title, running?.name ?? '']
    // Words that are too long for the line are cut.
    const isRight = shown.every(
      (words, side) => words === wanted[side] || (words.endsWith('…') && wanted[side]?.startsWith(words.slice(0, -1))),
    )
    if (!isRight) faults.push(`page ${number}: header ${shown}, expected ${wanted}`)
    return faults
  })
}

/** Chapters that are to begin on right-hand pages do. */
function openingFaults({ pageOf }: ReadDocument, { chapters, chaptersOpenRightHand }: Expectations): string[] {
  if (!chaptersOpenRightHand) return []
  const left = chapters.map(({ anchor }) => pageOf.get(anchor) ?? 0).filter(page => page % 2 === 0)
  return left.map(page => `page ${page}: a chapter opens on a left-hand page`)
}

/** No page has nothing on it, but the left-hand one before a chapter that is to begin on the right. */
function blankFaults(
  { number, texts }: ReadPage,
  { pageOf }: ReadDocument,
  { chapters, chaptersOpenRightHand }: Expectations,
): string[] {
  if (number === 1 || texts.some(isTagged)) return []
  const isBeforeOpening = chapters.some(({ anchor }) => pageOf.get(anchor) === number + 1)
  return chaptersOpenRightHand && isBeforeOpening && number % 2 === 0 ? [] : ['is blank']
}

/** Nothing but the words of the margins stands in the margins. */
function areaFaults({ number, texts }: ReadPage, area: Area): string[] {
  if (number === 1) return []
  return texts
    .filter(isTagged)
    .filter(({ x, y, width }) => x < area.left - 1 || x + width > area.right + 2 || y > area.top || y < area.bottom)
    .map(({ text, x, y, width }) => `"${text}" stands in the margin (${[x, x + width, y].map(Math.round)})`)
}

/** No text is printed over another, and none stands below the first note. */
function overlapFaults({ texts }: ReadPage, { notesAt }: Expectations): string[] {
  const notes = notesAt === 'chapter-end' ? [] : texts.filter(isNote)
  const top = Math.max(...notes.map(({ y, size }) => y + size * 0.7))
  const faults = texts
    .filter(isBody)
    .filter(({ y, size }) => notes.length > 0 && y - size * 0.15 < top)
    .map(({ text }) => `"${text}" stands beside or below notes`)
  const sorted = texts.toSorted((a, b) => b.y - a.y)
  for (const [index, one] of sorted.entries())
    for (let other = index + 1; other < sorted.length; other++) {
      const next = sorted[other] as PaintedText
      if (one.y - next.y > Math.min(one.size, next.size) * 0.5) break
      const shared = Math.min(one.x + one.width, next.x + next.width) - Math.max(one.x, next.x)
      if (shared > Math.min(one.size, next.size) * 0.6) faults.push(`"${one.text}" is printed over "${next.text}"`)
    }
  return faults
}

/** A line under words that came, or through words that went, in a redline. */
function marksWords(texts: readonly PaintedText[]): (rule: PaintedRule) => boolean {
  // Their own types, `Ins` and `Del`, are read as what they are mapped to.
  const marked = texts.filter(({ roles }) => roles.includes('Span'))
  return rule => {
    const line = marked.filter(({ y, size }) => rule.y > y - size * 0.4 && rule.y < y + size * 0.6)
    const [left, right] = [Math.min(...line.map(({ x }) => x)), Math.max(...line.map(({ x, width }) => x + width))]
    return rule.x > left - 2 && rule.x + rule.width < right + 2
  }
}

/** A rule above the first note, as wide as the text where that goes on from the page before, and none through the notes. */
function ruleFaults({ texts, rules }: ReadPage, area: Area, { notesAt }: Expectations): string[] {
  const notes = texts.filter(isNote)
  if (notes.length === 0 || notesAt === 'chapter-end') return []
  const high = Math.max(...notes.map(({ y }) => y))
  const first = notes.filter(({ y }) => high - y < LINE).sort((a, b) => a.x - b.x)[0] as PaintedText
  const top = high + first.size * 0.7
  const isOfWords = marksWords(notes)
  const isOneColumn = notesAt === 'foot-one-column'
  const left = isOneColumn ? Math.min(...notes.map(({ x }) => x)) : area.left
  const right = isOneColumn ? Math.max(...notes.map(({ x, width }) => x + width)) : area.right
  const own = rules.filter(rule => Math.abs(rule.x - left) < 1 && rule.y < top + 14 && !isOfWords(rule))
  const through = own.filter(({ y }) => y < top)
  const above = own.filter(({ y }) => y >= top)
  const goesOn = !first.roles.includes('Lbl')
  // Notes of a few words are narrower than the short rule.
  const isWide = above.some(({ width }) => width > Math.max(SHORT_RULE, right - left - 4) + 2)
  return [
    ...through.map(({ y }) => `a rule goes through the notes (${Math.round(y)})`),
    ...(above.length === 1 ? [] : [`${above.length} rules stand above the notes`]),
    ...(isWide === goesOn ? [] : [`the rule above a note that ${goesOn ? 'goes on' : 'begins'} has another width`]),
  ]
}

/** A heading is not the last of a page, unless nothing follows in its chapter. */
function headingFaults({ pages, pageOf }: ReadDocument, { chapters }: Expectations): string[] {
  const openings = new Set([2, ...chapters.map(({ anchor }) => pageOf.get(anchor))])
  return pages.flatMap(({ number, texts, pictures }) => {
    const next = pages.slice(number).find(page => page.texts.some(isBody))
    const body = texts.filter(isBody)
    const low = Math.min(...body.map(({ y }) => y))
    const last = body.find(({ y }) => y === low)
    const isHeading = last?.roles.some(role => /^H\d$/.test(role)) === true
    const foot = Math.max(0, ...texts.filter(isNote).map(({ y, size }) => y + size))
    const right = Math.max(...body.map(({ x, width }) => x + width))
    const isBeforePicture = pictures.some(({ x, y }) => x < right && y < low && y > foot)
    return isHeading && !isBeforePicture && next && !openings.has(next.number)
      ? [`page ${number}: ends with the heading "${last.text}"`]
      : []
  })
}

/** Paragraphs of which a page shows no more than the first line at its foot, or the last one at its head. */
function looseLines({ pages }: ReadDocument, { text }: Expectations): string[] {
  return pages.flatMap((page, index) => {
    const before = pages[index - 1]
    const [foot, head] = [before ? lineOf(before, 'foot') : '', lineOf(page, 'head')]
    if (foot === '' || head === '') return []
    return [
      ...(text.includes(`¶${foot}${head}`) ? [`page ${page.number - 1}: ends with the first line of a paragraph`] : []),
      ...(text.includes(`${foot}${head}¶`) ? [`page ${page.number}: begins with the last line of a paragraph`] : []),
    ]
  })
}

/** The first or last line of a page's text, solid. */
function lineOf({ texts }: ReadPage, place: 'head' | 'foot'): string {
  const body = texts.filter(isBody)
  const heights = body.map(({ y }) => y)
  const edge = place === 'head' ? Math.max(...heights) : Math.min(...heights)
  const line = body.filter(({ y }) => Math.abs(y - edge) < LINE).sort((a, b) => a.x - b.x)
  return solid(line.map(({ text }) => text).join(''))
}
