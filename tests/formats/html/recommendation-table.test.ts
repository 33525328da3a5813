import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { chapter, createPublication, SETTINGS } from '../../support/publication.ts'

const TITLE = 'Build [well](https://example.org) [@smith2020, p. 2], see [](#sec-cables)[^n]'

it.each(['policy-notes', 'policy-author-date'])('lists titles without their notes and links (%s)', async style => {
  const root = createPublication({
    'content/publication.yaml':
      `${SETTINGS.replace('    title: Paper', `    title: Paper\n    style: ${style}`)}`.replace(
        'actors:',
        `  - id: leaflet\n    title: Leaflet\n    style: ${style}\n    chapters: [leaflet]\nactors:`,
      ),
    'content/01-arches.md': chapter(
      'Arches',
      `:::recommendation{#rec-a to=builders}[${TITLE}]\nText.\n:::\n\n::recommendations{by=actor}\n\n[^n]: A note.`,
    ),
    'content/leaflet.md': chapter('Leaflet', '::recommendations{by=actor src=01-arches.md}'),
  })
  const { messages } = await runPipeline({ root, formats: ['html'], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  const titles = ['paper', 'leaflet'].map(edition => {
    const page = fromHtml(readFileSync(path.join(root, `dist/en/${edition}.html`), 'utf8'))
    const ids = selectAll('[id]', page).map(element => element.properties.id)
    expect(ids).toHaveLength(new Set(ids).size)
    expect(selectAll('a a, table sup', page)).toEqual([])
    return textOf(selectAll('table.recommendations td', page)[1] as never)
  })
  expect(titles[0]).toMatch(/^Build well( \(Smith, 2020, p\.\u00a02\))?, see chapter\u00a02$/)
  expect(titles[1]).toMatch(/^Build well, see$/)
})
