import { select, selectAll } from 'hast-util-select'
import { expect, it } from 'vitest'
import { chapter } from '../support/publication.ts'
import { renderEdition, words } from '../support/render.ts'

const SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 30"><rect width="9" height="9"/></svg>'

async function rendered(body: string, medium: 'screen' | 'print' = 'screen') {
  const contents = {
    'content/01-arches.md': `---\ntitle: Arches\nid: sec-arches\n---\n\n${body}\n`,
    'content/02-cables.md': chapter('Cables', 'Pull.'),
    'content/v.svg': SQUARE,
  }
  return renderEdition(contents, { medium })
}

it('lowers, raises and defines', async () => {
  const tree = await rendered(
    'CO~2~ in m^2^.\n\nTerm\n: What *it* means.\n: Also this.\n\nOther\n\n: Two\n\n    paragraphs.',
  )
  expect([words(select('main sub', tree)), words(select('main sup', tree))]).toEqual(['2', '2'])
  const lists = selectAll('main dl > div', tree)
  expect(lists.map(words)).toEqual(['TermWhat it means.Also this.', 'OtherTwoparagraphs.'])
})

it.each([
  ['a quotation', '> Term\n> : What it means.', 'main blockquote dl > div'],
  ['a box', ':::box{#box-a}[Terms]\nTerm\n: What it means.\n:::', 'main .box dl > div'],
])('defines inside %s', async (_, body, place) => {
  const tree = await rendered(body)
  expect(selectAll(place, tree).map(words)).toEqual(['TermWhat it means.'])
  expect(words(select('main', tree))).not.toContain(': What')
})

it('sets notes in the text in one sequence with the others, citations and links in them', async () => {
  const body =
    'One.^[First [site](https://example.org)\nand [@smith2020, p. 3].] Two.[^n] Three [@ruiz2019].\n\n[^n]: Second.'
  const tree = await rendered(body)
  const notes = selectAll('.notes li', tree).map(words)
  expect(notes).toHaveLength(3)
  expect(notes[0]).toMatch(/^First site and .*Smith/)
  expect(notes[1]).toMatch(/^Second\./)
  const printed = await rendered(body, 'print')
  expect(selectAll('.note', printed).map(words)[0]).toMatch(/^1 First site and/)
})

it('means dashes, dots and apostrophes by what is typed, save behind a backslash and in code', async () => {
  const text = words(
    await rendered("1990--2000, so---well... 'tis `--`\n\nKept \\--.").then(tree => select('main', tree)),
  )
  expect(text).toContain('1990–2000, so—well… ’tis --')
  expect(text).toContain('Kept --.')
})

it('gives no number to a section that wants none, nor to those below it', async () => {
  const tree = await rendered(
    '## One\n\n## Thanks {-}\n\n### Below\n\n## Two {#sec-two}\n\n## More {#sec-more .unnumbered}',
  )
  const headings = selectAll('main h3, main h4', tree).map(words)
  expect(headings).toEqual(['1.1 One', 'Thanks', 'Below', '1.2 Two', 'More'])
  expect(select('#sec-more', tree)).toBeDefined()
})

it('shows pictures as wide as they should be, and drawings among words as signs', async () => {
  const tree = await rendered(
    'A ![drop](v.svg) sign.\n\n![wide](v.svg){width=40%}\n\n:::figure{src=v.svg alt="A square" width=50%}\nCaption.\n:::',
  )
  expect(selectAll('.media', tree).map(({ properties }) => [properties.className, properties.style])).toEqual([
    [['media', 'sign'], undefined],
    [['media'], 'width: 40%'],
    [['media'], 'width: 50%'],
  ])
})
