import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { hasProgram } from '../support/programs.ts'
import { chapter } from '../support/publication.ts'
import { settledByLibreOffice } from './libreoffice.ts'
import { comparedInWord } from './revisions.ts'
import { paragraphsOf } from './word-sides.ts'

const chapters = (...bodies: string[]) => ({
  'content/01-arches.md': chapter('Arches', bodies[0] ?? ''),
  ...(bodies[1] === undefined ? {} : { 'content/02-cables.md': chapter('Cables', bodies[1]) }),
})

const BEFORE = chapters(
  `First paragraph, which says that stone arches carry 300 tons each.[^a]

Second paragraph on the upkeep of bridges in small towns [@smith2020, p. 3]. It goes on with a second sentence on ropes.

- One item of a list.
- Another item, on cables.

| Bridge | Year |
|---|---|
| Old | 1900 |
| New | 1950 |

:::box{#box-a}[A box]
Words in a box about ferries and tolls.
:::

Third paragraph, which will move to the end of the other chapter, since nobody reads it here.

Last paragraph, alone.

::bibliography

[^a]: A note on tons and how they are weighed.`,
  'Cables carry by pulling [@ruiz2019].',
)
const AFTER = chapters(
  `First paragraph, which says that stone arches carry 400 tons each.[^a] New sentence.[^b]

Second paragraph on the upkeep of all bridges in small towns [@smith2020, p. 4].

It goes on with a second sentence on ropes.

- One item of a list.
- A new item, on piers and their feet.
- Another item, on cables.

| Bridge | Year |
|---|---|
| Old | 1901 |
| Third | 1999 |
| New | 1950 |

:::box{#box-b}[A second box]
Quite other words about who looks after the ships.
:::

Last paragraph, alone. This is new.

A paragraph behind the last.

::bibliography

[^a]: A note on tonnes and how they are weighed.
[^b]: A new note.`,
  `Cables carry by pulling hard [@ruiz2019].

Third paragraph, which will move to the end of the other chapter, since nobody reads it there.`,
)

const CALLING = 'Arches stand for centuries where rope rots.[^a]'
const GOING_ON = 'Nobody has counted the ferries that went down with their ropes in the cold winters since.'
const NOTED = 'Rivets rust in silence.\n\n[^a]: A note on rope.'
const WHOLE = chapters(`${CALLING} ${GOING_ON}\n\n${NOTED}`)
const PARTED = chapters(`${CALLING}\n\n${GOING_ON.replace('cold', 'long')}\n\n${NOTED}`)

it('gives the new text where all changes are accepted, and the old one where all are rejected', async () => {
  for (const [before, after] of [
    [BEFORE, AFTER],
    [AFTER, BEFORE],
    [WHOLE, PARTED],
    [PARTED, WHOLE],
  ] as const) {
    const { old, fresh, redline } = await comparedInWord(before, after)
    expect(paragraphsOf(redline, 'accepted')).toEqual(paragraphsOf(fresh, 'accepted'))
    expect(paragraphsOf(redline, 'rejected')).toEqual(paragraphsOf(old, 'accepted'))
  }
})

it.skipIf(!hasProgram('soffice'))(
  'gives both texts in LibreOffice as well (skipped where there is none)',
  { timeout: 300_000 },
  async () => {
    const pairs = await Promise.all(
      [
        [BEFORE, AFTER] as const,
        // The end of the paragraph that calls the first note comes, and goes.
        [WHOLE, PARTED] as const,
        [PARTED, WHOLE] as const,
      ].map(([before, after]) => comparedInWord(before, after)),
    )
    const settled = settledByLibreOffice(
      pairs.flatMap(({ redline: bytes }) => [
        { bytes, side: 'accepted' },
        { bytes, side: 'rejected' },
      ]),
    )
    const expected = pairs.flatMap(({ old, fresh }) => [fresh, old])
    expect(settled.map(bytes => paragraphsOf(bytes, 'accepted'))).toEqual(
      expected.map(bytes => paragraphsOf(bytes, 'accepted')),
    )
  },
)

it('tells moves, rows and ends of paragraphs as Word does', async () => {
  const { redline } = await comparedInWord(BEFORE, AFTER)
  const xml = strFromU8(unzipSync(redline)['word/document.xml'] ?? new Uint8Array())
  const names = (element: string): string[] =>
    [...xml.matchAll(new RegExp(`<w:${element} [^>]*w:name="([^"]+)"`, 'g'))].map(([, name = '']) => name).toSorted()
  expect(names('moveFromRangeStart')).toEqual(names('moveToRangeStart'))
  expect(names('moveFromRangeStart').length).toBeGreaterThan(0)
  expect(xml).toMatch(/<w:trPr>(?:(?!<\/w:trPr>).)*<w:ins /)
  expect(xml).toMatch(/<w:pPr>(?:(?!<\/w:pPr>).)*<w:rPr><w:ins [^>]*\/><\/w:rPr><\/w:pPr>/)
  expect(xml).toMatch(/<w:del [^>]*><w:r>(?:(?!<\/w:r>).)*<w:delText/)
  // LibreOffice takes changes that touch over the end of a paragraph for one, if they were made within a minute.
  const timeOf = (words: string): number =>
    Date.parse(new RegExp(`w:date="([^"]+)"><w:r>(?:(?!<w:r>).)*>${words}<`).exec(xml)?.[1] ?? '')
  expect(Math.abs(timeOf(' This is new.') - timeOf('A paragraph behind the last.'))).toBeGreaterThan(60_000)
  const ids = [...xml.matchAll(/<w:(?:ins|del|moveFrom|moveTo) [^>]*w:id="(\d+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
})
