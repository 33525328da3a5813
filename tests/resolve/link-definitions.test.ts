import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { chapter, createPublication } from '../support/publication.ts'

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300"><text x="20" y="40" font-size="20">Words</text></svg>'

it('leads links and images by reference where their own file says, in includes and notes too', async () => {
  const root = createPublication({
    'content/01-arches.md': chapter(
      'Arches',
      '[Here][one] and ![A view][view].[^n]\n\n::include{src=shared/a.md#box-a}\n\n[one]: https://example.org/here\n[view]: v.svg\n\n[^n]: [Noted][one], ![In a note][view].',
    ),
    'content/shared/a.md': chapter(
      'Shared',
      ':::box{#box-a}[Box]\n[There][one] and ![Another view][view].\n:::\n\n[one]: https://example.org/there\n[view]: ../v.svg',
    ),
    'content/v.svg': PICTURE,
  })
  const { messages } = await runPipeline({ root, formats: ['html'], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  for (const language of ['en', 'es']) {
    const page = fromHtml(readFileSync(path.join(root, `dist/${language}/paper.html`), 'utf8'))
    const links = selectAll('main a[href^="https://example.org/"]', page)
    expect(links.map(link => [textOf(link), link.properties.href])).toEqual([
      ['Here', 'https://example.org/here'],
      ['There', 'https://example.org/there'],
      ['Noted', 'https://example.org/here'],
    ])
    expect(selectAll('main svg', page).map(svg => svg.properties.ariaLabel)).toEqual([
      'A view',
      'Another view',
      'In a note',
    ])
  }
})

it('checks addresses and images by reference like those in place', async () => {
  const root = createPublication({
    'content/01-arches.md': chapter(
      'Arches',
      'A [trap][x], ![][none] and ![Gone][none].\n\n[x]: javascript:alert(1)\n[none]: none.svg',
    ),
  })
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error').map(({ rule, line }) => [line, rule])).toEqual([
    [5, 'image-missing'],
    [5, 'missing-alt'],
    [5, 'image-missing'],
    [7, 'link-scheme'],
  ])
})
