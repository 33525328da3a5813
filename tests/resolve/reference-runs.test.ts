import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { describe, expect, it } from 'vitest'
import { prepare } from '../../scripts/build/prepare.ts'
import { collectMessages } from '../../scripts/ground/report.ts'
import { checkEditions } from '../../scripts/renditions/rendition.ts'
import { inspect } from '../../scripts/translations/parity/inspect.ts'
import { chapter, createPublication, SETTINGS } from '../support/publication.ts'
import { renderEdition } from '../support/render.ts'

/** With French beside the languages of other tests. */
const settings = SETTINGS.replace('editions:', '  - { id: fr }\neditions:')
const words = (node: Parameters<typeof textOf>[0] | undefined) =>
  node
    ? textOf(node)
        .replace(/[ \n]+/g, ' ')
        .trim()
    : ''

describe('cross-references in a row', () => {
  const recommendations = ['a', 'b', 'c', 'd'].map(
    id => `:::recommendation{#rec-${id} to=builders}[Build ${id}]\nBuild.\n:::\n`,
  )
  const figures = ':::table{#tab-x}[X]\n| A |\n|---|\n| B |\n:::\n\n:::box{#box-x}[X]\nY.\n:::\n'
  const rowsOf = async (text: string, language = 'en') => {
    const body = `${text}\n\n${recommendations.join('\n')}\n${figures}`
    const page = await renderEdition(
      { 'content/01-arches.md': chapter('Arches', body), 'content/publication.yaml': settings },
      { language },
    )
    const first = select('main p', page)
    return { text: words(first), links: selectAll('a.cross-reference', first).map(link => link.properties) }
  }

  it.each([
    ['As [](#rec-a), [](#rec-c) and [](#rec-d) say.', 'As recommendations\u00a01, 3 and 4 say.'],
    ['As [](#rec-a #rec-c #rec-d) say.', 'As recommendations\u00a01, 3 and 4 say.'],
    // In the document's order, once each; commas and line ends part them as well.
    ['As [](#rec-d, #rec-a\n#rec-d) say.', 'As recommendations\u00a01 and 4 say.'],
    ['[](#rec-a)–[](#rec-d), or [](#rec-b); [](#tab-x).', 'Recommendations\u00a01–4, or 2; Table\u00a01.'],
    ['[](#tab-x #rec-b #rec-a) count.', 'Table\u00a01 and recommendations\u00a01 and 2 count.'],
    ['By [](#rec-a), [](#rec-b) and [](#tab-x).', 'By recommendation\u00a01, recommendation\u00a02 and Table\u00a01.'],
    [
      'By [](#rec-a); see [](#rec-b) and the [](#rec-c).',
      'By recommendation\u00a01; see recommendation\u00a02 and the recommendation\u00a03.',
    ],
    ['By `[](#rec-a #rec-b)` or \\[](#rec-a #rec-b).', 'By [](#rec-a #rec-b) or [](#rec-a #rec-b).'],
  ])('share one word: %s', async (source, expected) => {
    expect((await rowsOf(source)).text).toBe(expected)
  })

  it('link each number, and tell those who hear only the link what it is', async () => {
    const { links } = await rowsOf('As [](#rec-a #rec-c) say.')
    expect(links).toMatchObject([
      { href: '#rec-a', ariaLabel: 'recommendation\u00a01' },
      { href: '#rec-c', ariaLabel: 'recommendation\u00a03' },
    ])
  })

  it.each([
    ['es', 'Las [](#rec-a), [](#rec-c) y [](#rec-d).', 'Las recomendaciones\u00a01, 3 y 4.'],
    ['es', 'Las [](#rec-a #rec-c #rec-d).', 'Las recomendaciones\u00a01, 3 y 4.'],
    ['pt', 'As [](#rec-a #rec-c #rec-d).', 'As recomendações\u00a01, 3 e 4.'],
    ['fr', 'Les [](#rec-a #rec-c #rec-d).', 'Les recommandations\u00a01, 3 et 4.'],
  ])('are in the plural of the language: %s, %s', async (language, source, expected) => {
    expect((await rowsOf(source, language)).text).toBe(expected)
  })

  it('may be written either way in a translation', async () => {
    const [source, target] = ['As [](#rec-a #rec-c) say, it is so.', 'Así lo dicen [](#rec-c) y [](#rec-a).']
    expect(
      inspect(target, { plain: false, inline: false })
        .items.map(({ key }) => key)
        .sort(),
    ).toEqual(
      inspect(source, { plain: false, inline: false })
        .items.map(({ key }) => key)
        .sort(),
    )
  })

  it('print the pages of several places', async () => {
    const page = await renderEdition(
      { 'content/01-arches.md': chapter('Arches', `As on [](#rec-a #rec-b){page}.\n\n${recommendations.join('\n')}`) },
      { medium: 'print' },
    )
    const paragraph = select('main p', page)
    expect(selectAll('a [data-target]', paragraph).map(({ properties }) => properties.dataTarget)).toEqual([
      'rec-a',
      'rec-b',
    ])
    expect(selectAll('.print-only', paragraph).map(part => words(part))).toEqual(['pages', '', ''])
  })

  it.each([
    ['[](#rec-a #rec-x)', 'No anchor `#rec-x` in this edition', { line: 5, column: 13 }],
    ['[](#rec-a rec-b)', '`[](#rec-a rec-b)` is no cross-reference', { line: 5, column: 3 }],
  ])('are reported where one is wrong: %s', async (source, reason, place) => {
    const prepared = await prepare(
      createPublication({ 'content/01-arches.md': chapter('Arches', `A ${source}.\n\n${recommendations.join('\n')}`) }),
    )
    if ('failed' in prepared) throw new Error('The publication cannot be read')
    checkEditions(prepared)
    const found = collectMessages(prepared.files).filter(({ rule }) => rule === 'cross-reference-unknown')
    expect(found).toMatchObject([{ text: expect.stringContaining(reason), ...place }])
  })
})
