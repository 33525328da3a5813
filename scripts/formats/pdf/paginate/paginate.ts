import type { PrintPage } from '../../../browser/browser.ts'
import type { ExpectedPage, Misfit } from '../in-page/check-pages.ts'
import { BREAK, type Galley, type GalleyChapter } from '../in-page/galley.ts'
import { inPage } from '../script/page-script.ts'
import { chooseFits, fitsInVain } from './copy-fit.ts'
import type { Caps } from './fill-pages.ts'
import { makePins } from './make-pins.ts'
import { counterStyles, pageWords } from './page-words.ts'
import type { EdgeMark, Plan } from './plan.ts'
import { planPages } from './plan-pages.ts'

export interface LayoutMessage {
  /** Words of the running header of the chapter concerned, or the number of its first page. */
  chapter: string
  text: string
}

/** What laying out a document's pages found out. */
export interface LayoutResult {
  /** Pages that the document will have. */
  pages: number
  /** Anchor → page, from 1. */
  pageOf: Record<string, number>
  /** Marks at the edges of pages, where a chapter in a part stands on them. */
  edges: (EdgeMark | undefined)[]
  /** What could not be laid out as it should be. */
  messages: LayoutMessage[]
}

/** How often pages are laid out anew after the engine filled them otherwise than planned. */
const PASSES = 48

/** Above so many pages what measuring leaves behind is a burden to printing. */
const MANY_PAGES = 300

const CUT_COVER = { chapter: 'cover', text: 'The titles do not fit on the cover: make them shorter' }

interface Layout {
  galley: Galley
  plan: Plan
  /** Pages on which text may stand over notes. */
  misfits: Misfit[]
}

/**
 * Lays out the pages of an open document: ends them so that the notes called on a page find room at its foot, and fills
 * in page numbers and running headers. Afterwards it only has to be printed. Always ends.
 *
 * The document stays one flow, which the engine fragments. It is first read as a single column (the galley), from which
 * its pages are planned; then page breaks are pinned, and the engine's own fragmentation, into columns of a page's size,
 * is compared with the plan.
 *
 * @param passes how often pages may be planned anew before a chapter's notes are set at its end instead
 */
export async function paginate(page: PrintPage, passes = PASSES): Promise<LayoutResult> {
  const running = await inPage(page, 'runningWords')
  const isCovered = await inPage(page, 'fitContent')
  await inPage(page, 'limitHyphens')
  const wanted = await inPage(page, 'chaptersWithEndNotes')
  if (wanted.length > 0) await inPage(page, 'setNotesAtEnd', wanted)
  let layout = await layOut(page, passes)
  const failed = [...new Set(layout.misfits.map(({ start }) => chapterOf(layout.galley, start)))].filter(
    chapter => chapter !== undefined,
  )
  if (failed.length > 0) {
    await inPage(page, 'pinPages', { breaks: [], notes: [], rules: [], figures: [], spaces: [] })
    const anchors = failed.map(({ id }) => id)
    await inPage(page, 'setNotesAtEnd', anchors)
    layout = await layOut(page, PASSES)
  }
  const { galley, plan } = layout
  await inPage(page, 'finishPaginating', counterStyles(pageWords(galley, plan, running)))
  if (plan.pages.length > MANY_PAGES) await page.collectGarbage()
  return {
    pages: plan.pages.length,
    pageOf: pageNumbers(galley, plan),
    edges: edgeMarks(galley, plan, await inPage(page, 'partColours')),
    messages: [...(isCovered ? [] : [CUT_COVER]), ...messagesOf(layout, failed)],
  }
}

async function layOut(page: PrintPage, passes: number): Promise<Layout> {
  const planWhole = planner(page)
  let { galley, plan } = await readFitted(page)
  plan = await planWhole(galley, new Map(), plan)
  if (await inPage(page, 'numberPages', pageNumbers(galley, plan))) {
    galley = await inPage(page, 'readGalley')
    plan = await planWhole(galley, new Map())
    await inPage(page, 'numberPages', pageNumbers(galley, plan))
  }
  const caps = new Map<number, number>()
  let misfits: Misfit[] = []
  for (let pass = 0; pass < passes; pass++) {
    if (pass > 0) {
      plan = await planWhole(galley, caps)
      await inPage(page, 'numberPages', pageNumbers(galley, plan))
    }
    await inPage(page, 'pinPages', makePins(galley, plan))
    misfits = await inPage(page, 'checkPages', expectations(galley, plan))
    const ends = misfits.map(({ start, end }) => [start, Math.max(start + 1, end)] as const)
    if (ends.every(([start, end]) => caps.get(start) === end)) break
    for (const [start, end] of ends) caps.set(start, end)
  }
  return { galley, plan, misfits }
}

/** How often pages are planned anew since one would end with the first part of a word. */
const MOST_PARTED = 4

/** Plans pages of a galley, and makes it dear to end one with the first part of a word. */
function planner(page: PrintPage): (galley: Galley, caps: Caps, planned?: Plan) => Promise<Plan> {
  /** Items that are known to begin with a word, or to be as dear as they can be. */
  let known = new Set<number>()
  let last: Galley | undefined
  return async (galley, caps, planned) => {
    if (galley !== last) known = new Set()
    last = galley
    let plan = planned ?? planPages(galley, caps)
    for (let tries = 0; tries < MOST_PARTED; tries++) {
      const starts = plan.pages.flatMap(({ start, end, spill }) => (start < end && !spill ? [start] : []))
      const asked = starts.filter(start => galley.items[start]?.cost === BREAK.free && !known.has(start))
      if (asked.length === 0) break
      const parted = await inPage(page, 'startsWithinWord', asked)
      for (const start of asked) known.add(start)
      if (parted.length === 0) break
      for (const item of parted.flatMap(start => galley.items[start] ?? [])) item.cost = BREAK.loose
      plan = planPages(galley, caps)
    }
    return plan
  }
}

/** Reads the galley, with chapters set tighter or looser where that ends them better. */
async function readFitted(page: PrintPage): Promise<{ galley: Galley; plan: Plan }> {
  const galley = await inPage(page, 'readGalley')
  const plan = planPages(galley)
  const fits = chooseFits(galley, plan)
  if (Object.keys(fits).length === 0) return { galley, plan }
  await inPage(page, 'fitChapters', fits)
  const fitted = await inPage(page, 'readGalley')
  const fittedPlan = planPages(fitted)
  const vain = fitsInVain(fitted, fittedPlan, fits)
  if (Object.keys(vain).length === 0) return { galley: fitted, plan: fittedPlan }
  await inPage(page, 'fitChapters', vain)
  const final = await inPage(page, 'readGalley')
  return { galley: final, plan: planPages(final) }
}

function chapterOf({ chapters }: Galley, item: number): GalleyChapter | undefined {
  return chapters.findLast(chapter => chapter.item <= item)
}

function expectations({ items, pageHeight }: Galley, { pages }: Plan): ExpectedPage[] {
  return pages.flatMap(({ start, end, notes, spill, carried, deferred }, page) => {
    if (start === end || spill) return []
    const limit = notes[0] === undefined ? pageHeight : notes[0].top
    const isOwn = (item: number) =>
      item >= start && item < end && !deferred.some(({ from, to }) => item >= from && item < to)
    const figures = carried.flatMap(({ from, to }) => items.slice(from, to))
    const called = [...figures, ...items.filter((_, item) => isOwn(item))].flatMap(item => item.notes)
    const forced = items[start]?.forced ?? false
    return [{ page, start, end, forced, limit, notes: called, deferred }]
  })
}

/** The chapter at the start of a page has its mark there, each lower than the one before. */
function edgeMarks(
  { chapters, items }: Galley,
  { pages }: Plan,
  colours: Record<string, EdgeMark['colour']>,
): LayoutResult['edges'] {
  const marked = chapters.filter(({ id }) => id in colours)
  return pages.map(({ start, end }) => {
    const first = Math.min(start === end ? start - 1 : start, items.length - 1)
    const chapter = chapters.findLast(({ item }) => item <= first)
    const colour = chapter && colours[chapter.id]
    return chapter && colour && { colour, place: marked.indexOf(chapter) / marked.length }
  })
}

/** Anchor → number of the page where it stands, from 1. */
function pageNumbers({ anchors }: Galley, { pages }: Plan): Record<string, number> {
  const pageOfItem: number[] = []
  for (const [index, { carried }] of pages.entries())
    for (const { from, to } of carried) for (let item = from; item < to; item++) pageOfItem[item] = index + 1
  for (const [index, { start, end }] of pages.entries())
    for (let item = start; item < end; item++) pageOfItem[item] ??= index + 1
  return Object.fromEntries(Object.entries(anchors).map(([id, item]) => [id, pageOfItem[item] ?? pages.length]))
}

function messagesOf(
  { galley, plan: { late, tall }, misfits }: Layout,
  failed: readonly GalleyChapter[],
): LayoutMessage[] {
  const nameOf = (item: number) => chapterOf(galley, item)?.name ?? ''
  return [
    ...late.map(({ note, item }) => ({
      chapter: nameOf(item),
      text: `The notes called beside note ${galley.notes[note]?.number} do not all begin on the page of their calls: make some shorter`,
    })),
    ...tall.map(item => ({
      chapter: nameOf(item),
      text: 'Something that cannot be parted is higher than a page: make it smaller, or two of it',
    })),
    ...failed.map(({ name }) => ({
      chapter: name,
      text: 'The layout leaves no room for notes: they stand at the end of the chapter now',
    })),
    ...misfits.map(({ start }) => ({
      chapter: nameOf(start),
      text: 'A page ends elsewhere than planned: look at the text around',
    })),
  ]
}
