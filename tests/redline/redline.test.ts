import fc from 'fast-check'
import { selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { expect, it } from 'vitest'
import { BIBLIOGRAPHY, chapter } from '../support/publication.ts'
import { compared, page, sideOf, statesOf } from './revisions.ts'

const SENTENCES = [
  'Stone arches carry by leaning on one another, and so they last for 300 years.',
  'Towns should plan the upkeep of their bridges together with those downstream.',
  'A cable that nobody looks at is a cable that will part in the next storm [@smith2020, p. 3].',
  'Engineers from seven valleys met twice to compare what rust had done to rivets.',
  'No toll may be asked of those who walk[^walk], whatever the weather was in spring.',
  'Ferries were cheaper, slower, wetter and far more popular than any drawing showed.',
]

const NOTE = '\n\n[^walk]: Walking includes pushing a cart.'

const text = (paragraphs: readonly string[]) => {
  const body = paragraphs.join('\n\n')
  return { 'content/01-arches.md': chapter('Arches', body + (body.includes('[^walk]') ? NOTE : '')) }
}

const marksOf = (page: Parameters<typeof selectAll>[1]) =>
  selectAll('ins, del', page).map(element => `${element.tagName} ${textOf(element)}`)

it('marks nothing where nothing changed', async () => {
  const { page, redline } = await compared(text(SENTENCES), text(SENTENCES))
  expect(marksOf(page)).toEqual([])
  expect(redline.changes).toEqual([])
})

it('marks a comma where a comma changed', async () => {
  const { page } = await compared(
    text(SENTENCES),
    text(SENTENCES.with(1, (SENTENCES[1] ?? '').replace('bridges', 'bridges,'))),
  )
  expect(marksOf(page)).toEqual(['ins ,'])
})

it('shows a paragraph that moved as moved, also when it was edited on the way', async () => {
  const [first = '', ...others] = SENTENCES
  const { redline } = await compared(text(SENTENCES), text([...others, first.replace('300', '400')]))
  expect(redline.changes.map(({ kind }) => kind)).toEqual(['moved-edited'])
})

it('shows a split paragraph as the same words with a new end', async () => {
  const [first = '', second = '', ...others] = SENTENCES
  const whole = [`${first} ${second}`, ...others]
  const { redline, page } = await compared(text(whole), text(SENTENCES))
  expect(redline.changes.map(({ kind }) => kind)).toEqual(['split'])
  expect(textOf({ type: 'root', children: selectAll('ins, del', page) }).trim()).toBe('')
})

it('shows both where the build says the same otherwise, and lists no edit', async () => {
  const cited = 'Nobody asked the ferrymen [@smith2020, p. 5].'
  const [first = '', ...others] = SENTENCES
  const { redline, page } = await compared(text([cited, ...SENTENCES]), text([first, ...others.toReversed(), cited]))
  const notes = redline.rendition.document.notes.length
  expect(notes).toBeGreaterThan(1)
  expect(redline.changes.filter(({ kind }) => kind !== 'moved')).toEqual([])
  expect(marksOf({ type: 'root', children: selectAll('.notes li', page) }).length).toBeGreaterThan(0)
})

it('shows a box that is called quite otherwise with both titles, as one line', async () => {
  const [words = '', moved = '', stays = ''] = SENTENCES
  const section = `## Ropes\n\n${moved}`
  const box = (title: string) => `:::box[${title}]\n${words}\n:::`
  const pages = await compared(
    {
      'content/01-arches.md': chapter('Arches', `${stays}\n\n${section}`),
      'content/02-cables.md': chapter('Cables', box('Ferries at dusk')),
    },
    {
      'content/01-arches.md': chapter('Arches', stays),
      'content/02-cables.md': chapter('Cables', `${section}\n\n${box('A toll is due')}`),
    },
  )
  expect(sideOf(pages.page, 'del')).toBe(sideOf(pages.after, undefined))
  expect(sideOf(pages.page, 'ins')).toBe(sideOf(pages.before, undefined))
  expect(pages.redline.changes.map(({ kind, after }) => [kind, after])).toContainEqual(['rewritten', 'A toll is due'])
})

it('shows a block that came or went as the block that it is', async () => {
  const box = (title: string, words: string) => `:::box{kind=case}[${title}]\n${words}\n:::`
  const message = (words: string) => `:::key-messages\n- ${words}\n:::`
  const [first = '', second = '', ...others] = SENTENCES
  const { page } = await compared(text([box('Ferries', first), ...others]), text([...others, message(second)]))
  const classes = selectAll('aside, .key-messages', page).map(element => element.properties.className)
  expect(classes).toEqual([
    ['box', 'box-case', 'deleted'],
    ['key-messages', 'inserted'],
  ])
})

it('keeps cells in their rows, whatever other cells say the same', async () => {
  const table = (...rows: string[]) => ['| Town | Bridge | Year |', '|---|---|---|', ...rows].join('\n')
  const ropes = table('| yes | Ropes of the old ferry. | 28 |', '| no | Ropes on the weir. | 14 |')
  const arches = table('| yes | Arches on the moor. | 55 |', '| no | Arches at the mill. | 51 |')
  const before = text([ropes, arches, SENTENCES[0] ?? '', SENTENCES[1] ?? ''])
  const pages = await compared(before, text([arches, SENTENCES[0] ?? '', SENTENCES[1] ?? '', ropes]))
  expect(sideOf(pages.page, 'del')).toBe(sideOf(pages.after, undefined))
  expect(pages.redline.changes.map(({ kind }) => kind)).toEqual(Array(9).fill('moved'))
  const exchanged = await compared(
    before,
    text([
      ropes,
      arches.replace('yes | Arches on the moor.', 'Arches on the moor. | yes'),
      SENTENCES[0] ?? '',
      SENTENCES[1] ?? '',
    ]),
  )
  expect(exchanged.redline.changes.map(({ kind, after }) => [kind, after])).toEqual([
    ['rewritten', 'Arches on the moor.'],
    ['rewritten', 'yes'],
  ])
})

it('shows the older picture of a figure in the same figure, above the newer one', async () => {
  const drawing = (width: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100"><rect width="${width}" height="100"/></svg>`
  const figure = (width: number) => ({
    'content/01-arches.md': chapter('Arches', ':::figure{#fig-a src=figures/a.svg alt="A bar."}\nA bar.\n:::'),
    'content/figures/a.svg': drawing(width),
  })
  const { page } = await compared(figure(90), figure(180))
  expect(selectAll('figure', page)).toHaveLength(1)
  const [older, newer] = selectAll('figure > .media', page)
  expect([older, newer].map(media => media?.properties.className)).toEqual([['media', 'deleted'], ['media']])
  expect(textOf(selectAll('figcaption', page)[0] ?? page)).toContain('A bar.')
})

it('tells those who hear the page what changed in the bibliography', async () => {
  const cited = chapter('Arches', 'Nobody asked the ferrymen [@smith2020, p. 5].\n\n::bibliography')
  const works = (publisher: string) => ({
    'content/01-arches.md': cited,
    'references.bib': BIBLIOGRAPHY.replace('Span Press', publisher),
  })
  const { page } = await compared(works('Span Press'), works('Pier Press'))
  const marks = selectAll('.references :is(ins, del)', page)
  expect(marks.map(textOf)).toEqual(['Span', 'Pier'])
  for (const { properties } of marks) expect(properties.dataSays).toMatch(/\w/)
})

it('says anew in one note what another note in its place said', async () => {
  const note = (words: string) => ({
    'content/01-arches.md': chapter('Arches', `Walkers pay no toll here.[^toll]\n\n[^toll]: ${words}`),
  })
  const { redline, page } = await compared(
    note('It was a penny for long.'),
    note('See what the mayors wrote about ferries.'),
  )
  expect(redline.changes.map(({ kind, after }) => [kind, after])).toEqual([
    ['edited', 'See what the mayors wrote about ferries.'],
  ])
  expect(selectAll('.notes li', page)).toHaveLength(1 + 1)
})

it('marks words that came and went in notes beside their calls, in one paragraph', async () => {
  const note = (words: string) => ({
    'content/01-arches.md': chapter('Arches', `Walkers pay no toll here.[^toll]\n\n[^toll]: ${words}`),
  })
  const { made, compared: revisions } = await statesOf(
    note('It was a penny for long, as the mayors say.'),
    note('It was a shilling for long, as the mayors say.'),
  )
  const print = await page(made.rendition, revisions.to, 'print')
  expect(selectAll('.note ins, .note del', print).map(textOf)).toEqual(['penny', 'shilling'])
  expect(selectAll('.note-paragraph', print)).toEqual([])
})

it('gives the new text without what is deleted and the old one without what is inserted', async () => {
  const edit = fc.record({ at: fc.nat(40), word: fc.constantFrom('bridges', 'never', '12', ',', '') })
  const edited = fc.tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: SENTENCES.length - 1 }), { minLength: 1 }),
    fc.array(edit),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 0, max: SENTENCES.length - 1 }), { minLength: 1 }),
      edited,
      async (old, [fresh, edits]) => {
        const before = old.map(index => SENTENCES[index] as string)
        const after = fresh.map(index => SENTENCES[index] as string)
        for (const { at, word } of edits) {
          const index = at % after.length
          const words = (after[index] as string).split(' ')
          // Citations and calls stay whole.
          const place = Math.min(at % words.length, 3)
          words.splice(place, 1, ...(word === '' ? [] : [word]))
          after[index] = words.join(' ')
        }
        const pages = await compared(text(before), text(after))
        expect(sideOf(pages.page, 'del')).toBe(sideOf(pages.after, undefined))
        expect(sideOf(pages.page, 'ins')).toBe(sideOf(pages.before, undefined))
      },
    ),
    { seed: 19, numRuns: 8 },
  )
}, 60_000)
