import { select, selectAll } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { SETTINGS } from '../support/publication.ts'
import { renderEdition, words } from '../support/render.ts'

const SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300"><rect width="9" height="9"/></svg>'
const SMITH = 'Ann Smith, Stone arches (Leeds: Span Press, 2020)'

const render = (body: string, style = 'policy-notes', language = 'en') =>
  renderEdition(
    {
      'content/publication.yaml': SETTINGS.replace('title: Paper\n', `title: Paper\n    style: ${style}\n`),
      'content/01-arches.md': `---\ntitle: Arches\n---\n\n${body}\n`,
      'content/v.svg': SQUARE,
    },
    { language },
  )

const figure = (caption: string) => `:::figure{#fig-v src=v.svg alt="A square"}\n${caption}\n:::`

describe('the sources of figures, tables and boxes, in a note style', () => {
  it('stand in a line under them, by a full reference without a number', async () => {
    const page = await render(
      [
        'Lean [@smith2020].',
        figure('A square [@smith2020, p. 3].'),
        ':::table{#tab-v}[Spans [@ruiz2019; @smith2020]]\n| A | B |\n|---|---|\n| 1 | 2 |\n:::',
        ':::box{#box-v}[Stone]\nStone leans.\n\n[@smith2020]\n:::',
      ].join('\n\n'),
    )
    expect(words(select('figure.figure figcaption > p', page))).toBe('Figure 1 A square.')
    expect(words(select('figure.figure .sources', page))).toBe(`Source: ${SMITH}, p. 3.`)
    expect(words(select('figure.table .sources', page))).toMatch(
      /^Sources: Eva Ruiz and Luis Gómez, .*; Ann Smith, Stone/,
    )
    expect(words(select('.box .sources', page))).toBe(`Source: ${SMITH}.`)
    expect(selectAll('.box > p', page).map(words)).toHaveLength(3)
  })

  it('leave the numbers and the short forms of notes alone, and are in the bibliography', async () => {
    const page = await render(
      `${figure('A square [@smith2020].')}\n\nLean [@ruiz2019].\n\nLean [@ruiz2019].\n\n::bibliography`,
    )
    const notes = selectAll('.notes li', page).map(note => words(note).replace(/\s*↩.*$/u, ''))
    expect(notes).toHaveLength(3) // The other chapter has one, too.
    expect(notes[1]).toBe('Ibid.')
    expect(words(select('.references', page))).toContain('Stone arches')
  })

  it('are notes where an author is named in the sentence, and in cells', async () => {
    const page = await render(
      `${figure('As @smith2020 says.')}\n\n:::table{#tab-v}[Spans]\n| A | B |\n|---|---|\n| 1 [@ruiz2019] | 2 |\n:::`,
    )
    expect(selectAll('.sources', page)).toEqual([])
    expect(selectAll('.call', page).length).toBeGreaterThanOrEqual(2)
  })

  it('stay in the text where citations do', async () => {
    const page = await render(figure('A square [@smith2020, p. 3].'), 'policy-author-date')
    expect(words(select('figcaption', page))).toBe('Figure 1 A square (Smith, 2020, p. 3).')
  })

  it('are named in the words of the language', async () => {
    const page = await render(figure('A square [@smith2020].'), 'policy-notes', 'es')
    expect(words(select('.sources', page))).toMatch(/^Fuente: Ann Smith/)
  })
})
