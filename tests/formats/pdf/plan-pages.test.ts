import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  BREAK,
  type Galley,
  type GalleyGroup,
  type GalleyItem,
  type GalleyNote,
} from '../../../scripts/formats/pdf/in-page/galley.ts'
import type { Plan } from '../../../scripts/formats/pdf/paginate/plan.ts'
import { planPages } from '../../../scripts/formats/pdf/paginate/plan-pages.ts'

const PAGE = 900
const LINE = 20

const PLAIN = {
  ...{ cost: BREAK.free, forced: false, opens: false, header: 0 },
  ...{ notes: [], spaced: false, plain: true },
} as const

const item = (more: Partial<GalleyItem> & { height?: number } = {}) => ({ height: LINE, ...more })

const note = (lines: number): GalleyNote => ({
  number: '',
  height: lines * 12,
  lines: lines < 4 ? [] : Array.from({ length: lines }, (_, index) => ({ top: index * 12, bottom: index * 12 + 12 })),
})

/** A galley of items one below the other. */
function galley(
  items: readonly ReturnType<typeof item>[],
  notes: GalleyNote[] = [],
  more: Partial<Galley> = {},
): Galley {
  let y = 0
  const placed = items.map(({ height, ...own }): GalleyItem => {
    const top = y
    y += height
    return { ...PLAIN, top, bottom: y, ...own }
  })
  return {
    pageHeight: PAGE,
    separation: 20,
    noteGap: 2,
    noteColumns: 1,
    latestOpening: 0.72,
    rightHand: false,
    items: placed,
    notes,
    groups: [],
    floats: [],
    chapters: [],
    chapterNotes: [],
    anchors: {},
    main: { item: 0, top: 0 },
    ...more,
  }
}

const lines = (count: number) => Array.from({ length: count }, () => item())
const starts = ({ pages }: Plan) => pages.map(({ start }) => start)

describe('ends of pages', () => {
  test('a page takes as many lines as it holds', () => {
    expect(starts(planPages(galley(lines(100))))).toEqual([0, 44, 88])
  })

  test('a chapter that opens a page ends the one before', () => {
    expect(starts(planPages(galley([...lines(10), item({ forced: true }), ...lines(5)])))).toEqual([0, 10])
  })

  test('a chapter that runs on has the next page where little is left of this one', () => {
    const opening = item({ opens: true })
    expect(starts(planPages(galley([...lines(25), opening, ...lines(30)])))).toEqual([0, 44])
    expect(starts(planPages(galley([...lines(40), opening, ...lines(30)])))).toEqual([0, 40])
  })

  test('chapters that are to begin right-hand pages leave a left-hand one empty', () => {
    const opening = item({ opens: true, forced: true })
    const { pages } = planPages(galley([opening, ...lines(9), opening, ...lines(9)], [], { rightHand: true }))
    expect(pages.map(({ start, end }) => [start, end])).toEqual([
      [0, 10],
      [10, 10],
      [10, 20],
    ])
  })

  test('a heading goes with what follows', () => {
    const heading = [item(), item({ cost: BREAK.attached }), item({ cost: BREAK.loose })]
    expect(starts(planPages(galley([...lines(43), ...heading, ...lines(9)])))).toEqual([0, 43])
  })

  test('a group that fits on a page stays whole, with its notes', () => {
    const items = [...lines(30), ...lines(30).map((line, index) => (index === 20 ? { ...line, notes: [0] } : line))]
    const groups = [{ from: 30, to: 60 }]
    expect(starts(planPages(galley(items, [note(10)], { groups })))).toEqual([0, 30])
  })

  test('a group that does not fit on a page is parted where the page is full', () => {
    const groups = [{ from: 30, to: 100 }]
    expect(starts(planPages(galley(lines(100), [], { groups })))).toEqual([0, 44, 88])
  })

  test('a chapter ends with more than a few lines on its last page', () => {
    expect(starts(planPages(galley([...lines(46), item({ forced: true })])))).toEqual([0, 41, 46])
    expect(starts(planPages(galley([...lines(50), item({ forced: true })])))).toEqual([0, 44, 50])
  })

  test('the repeated header of a table takes its room', () => {
    const rows = lines(100).map((row, index) => (index > 0 ? { ...row, header: 400 } : row))
    expect(starts(planPages(galley(rows)))).toEqual([0, 44, 68, 92])
  })

  test('a page ends earlier where a layout turned out taller', () => {
    expect(starts(planPages(galley(lines(60)), new Map([[0, 40]])))).toEqual([0, 40])
  })

  test('what is taller than a page is named, and takes the pages that it needs', () => {
    const plan = planPages(galley([item(), item({ height: 2000 }), item()]))
    expect(plan.tall).toEqual([1])
    expect(plan.pages).toHaveLength(5)
  })
})

describe('a page with much white space', () => {
  /** Two pages of lines, the second not full, since what follows does not fit on it and stays whole. */
  const pages = (cost: GalleyItem['cost']) => {
    const first = lines(44).map(line => ({ ...line, cost }))
    const groups = [{ from: 82, to: 94 }]
    return planPages(galley([...first, ...lines(80)], [], { groups }))
  }

  test('takes over lines of the page before', () => {
    const blanks = pages(BREAK.free).pages.map(({ body }) => (PAGE - body) / PAGE)
    expect(Math.max(...blanks.slice(0, 2))).toBeLessThan(0.12)
  })

  test('is left as it is where that page can end nowhere else', () => {
    expect(starts(pages(BREAK.together)).slice(0, 3)).toEqual([0, 44, 82])
  })
})

describe('the space above headings', () => {
  /** Lines with a heading, 30 px apart from the one before, each nine of them. */
  const headed = (count: number) => {
    const all = galley(lines(count))
    let shift = 0
    const items = all.items.map((line, index) => {
      const spaced = index % 9 === 8
      if (spaced) shift += 30
      const cost = index % 9 === 0 && index > 0 ? BREAK.attached : BREAK.free
      return { ...line, spaced, cost, top: line.top + shift, bottom: line.bottom + shift }
    })
    return { ...all, items }
  }

  test('grows, by half at most, until a page within a chapter is full', () => {
    const source = headed(80)
    const [page] = planPages(source).pages
    const own = (item: number) => (source.items[item]?.top ?? 0) - (source.items[item - 1]?.bottom ?? 0)
    const added = (page?.spaces ?? []).map(({ item, above }) => above - own(item))
    expect(added.length).toBeGreaterThan(2)
    expect(Math.max(...added)).toBeLessThanOrEqual(15)
    const height = (source.items[(page?.end ?? 0) - 1]?.bottom ?? 0) - (source.items[0]?.top ?? 0)
    expect(page?.body).toBe(height + added.reduce((sum, px) => sum + px, 0))
    expect(page?.body).toBeLessThan(PAGE)
  })

  test('stays where the last page ends as it may', () => {
    expect(planPages(headed(20)).pages.at(-1)?.spaces).toEqual([])
  })
})

describe('a figure that does not fit on its page', () => {
  const figure = { from: 30, to: 31, height: 400, gap: 10, below: 16 }
  const around = (more: Partial<GalleyItem> = {}) => [...lines(30), item({ height: 400, ...more }), ...lines(48)]

  test('stands at the top of the next one, and the text behind it fills the page', () => {
    const { pages } = planPages(galley(around(), [], { floats: [figure] }))
    // 30 lines, a gap and 14 lines.
    expect(pages[0]).toMatchObject({ start: 0, end: 45, body: 890, deferred: [figure] })
    expect(pages[1]).toMatchObject({ start: 45, end: 69, body: 416 + 24 * 20, carried: [figure] })
  })

  test('has only text before it, not the notes at the end of its chapter', () => {
    const { pages } = planPages(galley(around(), [], { floats: [figure], chapterNotes: [40] }))
    expect(pages[0]).toMatchObject({ end: 40, deferred: [figure] })
    const alone = planPages(galley(around(), [], { floats: [figure], chapterNotes: [31] }))
    expect(alone.pages[0]).toMatchObject({ end: 30, deferred: [] })
  })

  test('leaves room below it for what the next page begins with', () => {
    const tall = { from: 30, to: 31, height: 850, gap: 10, below: 16 }
    const heading = [item(), item({ cost: BREAK.attached }), item({ cost: BREAK.attached })]
    const items = [...lines(30), item({ height: 850 }), ...lines(14), ...heading, ...lines(40)]
    // Page 1 holds 14 lines behind the figure, but a heading of two lines with one of text would not fit below it.
    const { pages } = planPages(galley(items, [], { floats: [tall] }))
    expect(pages[0]).toMatchObject({ end: 44, deferred: [tall] })
  })

  test('takes its notes along', () => {
    const { pages } = planPages(galley(around({ notes: [0] }), [note(3)], { floats: [figure] }))
    expect(pages.map(({ notes }) => notes.length)).toEqual([0, 1, 0])
  })

  test('stays where notes behind it would come before its own', () => {
    const items = around({ notes: [0] }).map((line, index) => (index === 33 ? { ...line, notes: [1] } : line))
    const { pages } = planPages(galley(items, [note(3), note(1)], { floats: [figure] }))
    expect(pages[0]).toMatchObject({ end: 30 })
  })

  test('stays where nothing of its chapter would be left for the next page, or only a table', () => {
    for (const behind of [
      [...lines(3), item({ forced: true })],
      [...lines(3), ...lines(40).map(row => ({ ...row, plain: false }))],
    ]) {
      const { pages } = planPages(galley([...lines(30), item({ height: 400 }), ...behind], [], { floats: [figure] }))
      expect(pages[0]).toMatchObject({ end: 30 })
    }
  })

  test('stays in its chapter, also where the next one begins on the same page', () => {
    const chapters = [{ id: 'next', name: 'Next', item: 35, folio: true }]
    const { pages } = planPages(galley(around(), [], { floats: [figure], chapters }))
    expect(pages[0]).toMatchObject({ end: 30 })
  })

  test('leaves its page together with another one that does not fit either', () => {
    const second = { from: 33, to: 34, height: 300, gap: 10, below: 16 }
    const items = [...lines(30), item({ height: 400 }), ...lines(2), item({ height: 300, plain: false }), ...lines(48)]
    const { pages } = planPages(galley(items, [], { floats: [figure, second] }))
    // 30 lines, a gap, 2 lines, a gap and 12 lines.
    expect(pages[0]).toMatchObject({ start: 0, deferred: [figure, second] })
    expect(pages[0]?.body).toBeGreaterThan(870)
    expect(pages[1]).toMatchObject({ carried: [figure, second] })
  })

  test('may have a box below it that begins the next page with it', () => {
    const box = { from: 36, to: 40, height: 80, gap: 10, below: 16 }
    const frame = lines(4).map(line => ({ ...line, plain: false, cost: BREAK.free }))
    const items = [...lines(30), item({ height: 400 }), ...lines(5), ...frame, item({ forced: true })]
    const { pages } = planPages(
      galley(items, [], { floats: [figure, box], groups: [{ from: 36, to: 40, frame: true }] }),
    )
    expect(pages[0]).toMatchObject({ deferred: [figure], end: 36 })
    expect(pages[1]).toMatchObject({ start: 36, carried: [figure] })
  })

  test('stays where little room is left below it', () => {
    const floats = [{ from: 42, to: 43, height: 400, gap: 10, below: 16 }]
    const { pages } = planPages(galley([...lines(42), item({ height: 400 }), ...lines(40)], [], { floats }))
    expect(pages[0]).toMatchObject({ end: 42 })
  })
})

describe('a frame that does not fit on its page', () => {
  const around = (before: number, more: Partial<GalleyGroup> = {}) => {
    const inside = lines(20).map(line => ({ ...line, plain: false }))
    const groups = [{ from: before, to: before + 20, frame: true, ...more }]
    return planPages(galley([...lines(before), ...inside, ...lines(30)], [], { groups }))
  }

  test('goes on overleaf where much of the page would be white', () => {
    expect(starts(around(34))).toEqual([0, 44])
  })

  test('has the next page where little would be white, or only its first lines would find room', () => {
    expect(starts(around(41))[1]).toBe(41)
  })

  test('stays whole if it is a picture', () => {
    expect(starts(around(34, { frame: false }))[1]).toBe(34)
  })
})

describe('notes', () => {
  test('stand at the foot of the page that calls them', () => {
    const items = lines(20).map((line, index) => (index === 5 ? { ...line, notes: [0] } : line))
    const { pages } = planPages(galley(items, [note(3)]))
    expect(pages[0]?.notes).toMatchObject([{ note: 0, top: PAGE - 1 - 36, bottom: PAGE - 1 }])
  })

  test('a line goes overleaf rather than its note', () => {
    const items = lines(60).map((line, index) => (index === 42 ? { ...line, notes: [0] } : line))
    const { pages } = planPages(galley(items, [note(3)]))
    expect(pages.map(({ start, notes }) => [start, notes.length])).toEqual([
      [0, 0],
      [42, 1],
    ])
  })

  test('a note longer than the room left goes on overleaf', () => {
    const items = lines(60).map((line, index) => (index === 20 ? { ...line, notes: [0] } : line))
    const { pages } = planPages(galley(items, [note(50)]))
    expect(pages[0]).toMatchObject({ end: 21, notes: [{ from: 0, to: 38 }] })
    expect(pages[1]).toMatchObject({ notes: [{ from: 38, to: 50 }] })
  })

  test('in two columns take half the height, each note whole where that costs little', () => {
    const items = lines(20).map((line, index) => (index === 5 ? { ...line, notes: [0, 1, 2] } : line))
    const { pages } = planPages(galley(items, [note(3), note(2), note(4)], { noteColumns: 2 }))
    const height = 36 + 2 + 24
    expect(pages[0]?.notes).toMatchObject([
      { note: 0, column: 0, top: PAGE - 1 - height },
      { note: 1, column: 0 },
      { note: 2, column: 1, top: PAGE - 1 - height, bottom: PAGE - 1 - height + 48 },
    ])
  })

  test('a long note goes on in the second column, and overleaf from there', () => {
    const items = lines(60).map((line, index) => (index === 5 ? { ...line, notes: [0] } : line))
    const short = planPages(galley(items, [note(20)], { noteColumns: 2 }))
    expect(short.pages[0]?.notes).toMatchObject([
      { column: 0, from: 0, to: 10 },
      { column: 1, from: 10, to: 20 },
    ])
    const long = planPages(galley(items, [note(150)], { noteColumns: 2 }))
    expect(long.pages[0]?.notes.map(({ column }) => column)).toEqual([0, 1])
    expect(long.pages[1]?.notes[0]).toMatchObject({ note: 0, column: 0, from: long.pages[0]?.notes[1]?.to })
  })

  test('a note of pages leaves the text its share of each', () => {
    const items = lines(60).map((line, index) => (index === 5 ? { ...line, notes: [0] } : line))
    const { pages } = planPages(galley(items, [note(300)]))
    expect(pages.slice(1, 3).map(({ body }) => body)).toEqual([300, 300])
  })

  test('at the end of a chapter the rest of a note has pages of its own', () => {
    const items = [...lines(9), item({ notes: [0] }), item({ forced: true })]
    const { pages } = planPages(galley(items, [note(100)]))
    expect(pages.map(({ start, end }) => [start, end])).toEqual([
      [0, 10],
      [10, 10],
      [10, 11],
    ])
  })

  test('of several called in a line all begin on its page', () => {
    const items = lines(9).map((line, index) => (index === 3 ? { ...line, notes: [0, 1, 2] } : line))
    const plan = planPages(galley(items, [note(100), note(100), note(2)]))
    expect(plan.late).toEqual([])
    expect(plan.pages[0]?.notes.map(({ note, from }) => [note, from])).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
    ])
  })

  test('more in a line than a page has lines are named', () => {
    const notes = Array.from({ length: 100 }, () => note(1))
    const plan = planPages(galley([item({ notes: notes.map((_, index) => index) })], notes))
    expect(plan.late.length).toBeGreaterThan(0)
    expect(plan.pages.flatMap(page => page.notes)).toHaveLength(100)
  })
})

describe('whatever the document', () => {
  const documents = fc
    .array(
      fc.record({
        height: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 60 }) }, fc.integer({ min: 1, max: 2500 })),
        cost: fc.constantFrom(...Object.values(BREAK)),
        forced: fc.integer({ min: 0, max: 19 }).map(value => value === 0),
        header: fc.constantFrom(0, 0, 0, 30),
        called: fc.oneof(
          { weight: 4, arbitrary: fc.constant<number[]>([]) },
          fc.array(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 250 })), { maxLength: 4 }),
        ),
        group: fc.integer({ min: 0, max: 9 }),
        plain: fc.boolean(),
      }),
      { maxLength: 120 },
    )
    .map(rows => {
      const notes: GalleyNote[] = []
      const items = rows.map(({ called, group, ...row }) => {
        const first = notes.push(...called.map(note)) - called.length
        return item({ ...row, notes: called.map((_, index) => first + index) })
      })
      const groups = rows.flatMap(({ group }, from) =>
        group > 6 ? [{ from, to: Math.min(from + group, rows.length) }] : [],
      )
      return galley(items, notes, { groups })
    })
  /** Lines with notes, figures between them, and tables now and then. */
  const illustrated = fc
    .array(
      fc.record({
        height: fc.oneof({ weight: 9, arbitrary: fc.constant(LINE) }, fc.integer({ min: 100, max: 600 })),
        called: fc.oneof(
          { weight: 6, arbitrary: fc.constant<number[]>([]) },
          fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 2 }),
        ),
        forced: fc.integer({ min: 0, max: 99 }).map(value => value === 0),
        plain: fc.integer({ min: 0, max: 9 }).map(value => value > 0),
      }),
      { minLength: 60, maxLength: 240 },
    )
    .map(rows => {
      const notes: GalleyNote[] = []
      const items = rows.map(({ called, ...row }) => {
        const first = notes.push(...called.map(note)) - called.length
        return item({ ...row, notes: called.map((_, index) => first + index) })
      })
      const floats = rows.flatMap(({ height, forced }, from) => {
        const isFigure = height > LINE && from > 0 && !forced && rows[from + 1]?.forced === false
        return isFigure ? [{ from, to: from + 1, height, gap: 10, below: 16 }] : []
      })
      return galley(items, notes, { floats })
    })
  const inColumns = fc.oneof(documents, illustrated).map(document => ({ ...document, noteColumns: 2 }))
  const anyDocument = fc.oneof(documents, illustrated, inColumns)
  const seeded = { seed: 2022, numRuns: 400 }

  test('each item stands on one page, in order', () => {
    fc.assert(
      fc.property(anyDocument, document => {
        const { pages } = planPages(document)
        const items = pages.flatMap(({ start, end }) =>
          Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index),
        )
        expect(items).toEqual(document.items.map((_, index) => index))
      }),
      seeded,
    )
  })

  test('each note is printed whole, in order, and begins on the page of its call or is named', () => {
    fc.assert(
      fc.property(anyDocument, document => {
        const plan = planPages(document)
        const late = new Set(plan.late.map(({ note }) => note))
        const reached = new Map<number, number>()
        const order = [...new Set(plan.pages.flatMap(({ notes }) => notes.map(({ note }) => note)))]
        expect(order).toEqual(order.toSorted((one, other) => one - other))
        const pageOfItem = (index: number) => {
          const carrying = plan.pages.findIndex(({ carried }) =>
            carried.some(({ from, to }) => from <= index && index < to),
          )
          return carrying >= 0 ? carrying : plan.pages.findLastIndex(({ start, end }) => start <= index && index < end)
        }
        for (const [number, page] of plan.pages.entries())
          for (const [index, { note, from, to }] of page.notes.entries()) {
            if (page.notes[index - 1]?.note === note) expect(document.noteColumns).toBe(2)
            expect(from).toBe(reached.get(note) ?? 0)
            const caller = document.items.findIndex(({ notes }) => notes.includes(note))
            const tall = plan.tall.includes(caller)
            if (from === 0 && !reached.has(note) && !late.has(note) && !tall) expect(number).toBe(pageOfItem(caller))
            reached.set(note, to)
          }
        for (const [note, { lines }] of document.notes.entries()) expect(reached.get(note)).toBe(lines.length)
      }),
      seeded,
    )
  })

  test('a figure that leaves its page stands on the next one', () => {
    let figures = 0
    fc.assert(
      fc.property(illustrated, document => {
        const { pages } = planPages(document)
        for (const [index, { deferred }] of pages.entries()) expect(pages[index + 1]?.carried ?? []).toEqual(deferred)
        figures += pages.flatMap(({ deferred }) => deferred).length
      }),
      seeded,
    )
    expect(figures).toBeGreaterThan(50)
  })

  test('text and notes share a page without overlap', () => {
    fc.assert(
      fc.property(anyDocument, document => {
        for (const { body, notes } of planPages(document).pages) {
          expect(body).toBeLessThanOrEqual(PAGE)
          for (const column of [0, 1]) {
            const edges = [body + (notes.length > 0 ? document.separation : 0)]
            for (const note of notes.filter(note => note.column === column)) edges.push(note.top, note.bottom)
            expect(edges).toEqual(edges.toSorted((one, other) => one - other))
            expect(edges.at(-1)).toBeLessThanOrEqual(PAGE)
          }
        }
      }),
      seeded,
    )
  })
})
