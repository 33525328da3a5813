import type { Root } from 'hast'
import { select, selectAll } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { chapter, SETTINGS } from '../../support/publication.ts'
import { renderEdition, words } from '../../support/render.ts'

const CONTENT = {
  'content/01-arches.md': chapter(
    'Arches of stone',
    [
      '## Why they lean[^a] {#sec-why}',
      '### Too deep',
      ':::figure{#fig-v src=v.svg alt="A square"}\nArches since\n1850, by length. Source: the\nBridge Survey.\n:::',
      ':::table{#tab-x}[Spans of St Ives and **others**[^a]]\n| A | B |\n|---|---|\n| 1 | 2 |\n:::',
      '[^a]: A note.',
    ].join('\n\n'),
  ),
  'content/02-cables.md': '---\ntitle: Cables\nnumbering: annex\n---\n\n## How they pull\n\nText.\n',
  'content/v.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300"><rect width="9" height="9"/></svg>',
}

/** Entries of a list, as `number|title`, those of the second level indented. */
function entries(page: Root, list: string): string[] {
  return selectAll(`${list} li a`, page).map(link => {
    const depth = selectAll(`${list} ol ol a`, page).includes(link) ? '  ' : ''
    return `${depth}${words(select('.number', link) ?? undefined)}|${words(select('.title', link) ?? undefined)}`
  })
}

describe('the table of contents', () => {
  it('lists chapters and sections with their numbers, without notes and links of their own', async () => {
    const page = await renderEdition(CONTENT)
    expect(entries(page, '#contents')).toEqual([
      '1|Arches of stone',
      '  1.1|Why they lean',
      'Annex A|Cables',
      '  A.1|How they pull',
    ])
    expect(selectAll('#contents a a, #contents sup, #contents [id]:not(h2)', page)).toEqual([])
  })

  it('leads to headings, each of which has room for its page number', async () => {
    const page = await renderEdition(CONTENT, { medium: 'print' })
    const targets = selectAll('nav.contents a', page).map(({ properties }) => String(properties.href).slice(1))
    expect(targets.length).toBe(6)
    for (const id of targets) expect(select(`#${id}`, page), id).toBeDefined()
    expect(selectAll('nav.contents .page-number', page).map(({ properties }) => properties.dataTarget)).toEqual(targets)
  })

  it('may be left out', async () => {
    const settings = SETTINGS.replace('title: Paper\n', 'title: Paper\n    contents: false\n')
    const page = await renderEdition({ ...CONTENT, 'content/publication.yaml': settings })
    expect(selectAll('nav.contents', page)).toEqual([])
  })
})

describe('the lists of figures and tables', () => {
  it('give the first sentence of each caption, in one line', async () => {
    const page = await renderEdition(CONTENT, { medium: 'print' })
    expect(entries(page, '#list-of-figures')).toEqual(['Figure 1|Arches since 1850, by length'])
    expect(entries(page, '#list-of-tables')).toEqual(['Table 1|Spans of St Ives and others'])
  })

  it('are not there where there is nothing to list', async () => {
    const page = await renderEdition({})
    expect(selectAll('#list-of-figures, #list-of-tables', page)).toEqual([])
  })
})
