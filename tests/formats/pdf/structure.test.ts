import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PDFArray, PDFDict, PDFName, type PDFRawStream } from '@cantoo/pdf-lib'
import { expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { pageTexts, readPdf } from '../../support/pdf.ts'
import { childElements, readStructure, type TreeElement } from '../../support/pdf-structure.ts'
import { violations } from '../../support/pdf-ua.ts'
import { chapter, createPublication, SETTINGS } from '../../support/publication.ts'

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><rect width="40" height="40"/></svg>'

const TEXT = `Text with a note.[^n] The UC say so, and the UC say it again.

| Bridge | Length |
|---|--:|
| North | 300 |
| South |  |

#### A level left out

[![A square that leads on](figures/logo.svg)](https://example.org/)

:::box{#box-a kind=evidence}[What was counted]
Twelve bridges.
:::

:::number{value="21.5 %"}[of all bridges]
:::

${Array.from({ length: 60 }, (_, index) => `:::recommendation{#rec-${index} to=builders}[Count number ${index}]\nCount.\n:::\n`).join('\n')}
::recommendations{by=actor}

:::recommendation{#rec-a to=builders}[Count again]
Count the bridges.

- **First step.** Walk.
- **By when.** Within a year.
:::

::recommendations{as=matrix}

1. One
2. Two

[^n]: What it rests on.
`

/** A note that is called again on its own page, and on a later one. */
const AGAIN = `A cable.[^m] The same.[^m]\n\n${'A paragraph that fills the page, line by line, to its end.\n\n'.repeat(60)}Again.[^m]\n\n[^m]: On cables.\n`

it('gives a PDF the structure that assistive technology goes by', async () => {
  const root = createPublication({
    'content/publication.yaml': `${SETTINGS}keywords: [bridges, counting]\n`,
    'content/figures/logo.svg': LOGO,
    'content/01-arches.md': chapter('Arches', TEXT),
    'content/02-cables.md': chapter('Cables', AGAIN),
    'content/acronyms.yaml': 'UC: { short: UC, long: United Cities }\n',
  })
  const { messages } = await runPipeline({ root, formats: ['pdf'], languages: ['en'], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error').map(({ text }) => text)).toEqual([])
  const pdf = new Uint8Array(readFileSync(path.join(root, 'dist/en/paper.pdf')))
  // Empty cells, levels left out, pictures that are links.
  expect.soft(await violations(pdf.slice())).toEqual([])

  const outline = await readPdf(pdf.slice(), async document => {
    const entries = (await document.getOutline()) ?? []
    for (const { items } of entries) entries.push(...items)
    return entries.map(({ title }) => title).join('|')
  })
  expect.soft(outline).toContain('What was counted')
  expect.soft(outline).toContain('Count again')

  const { document, elements } = await readStructure(pdf.slice())
  const all = (type: string) => elements.filter(element => element.type === type)
  expect.soft(all('TH').filter(header => attributeOf(header, 'Scope') === '/Row').length).toBeGreaterThan(2)
  for (const list of all('L')) expect.soft(attributeOf(list, 'ListNumbering')).toBeDefined()
  for (const note of all('Note')) expect.soft(descendants(note).map(({ type }) => type)).toContain('Link')
  // Spelled out where it is used first, and not said again.
  expect.soft(elements.filter(({ expansion }) => expansion !== undefined)).toEqual([])

  const pages = await pageTexts(pdf.slice())
  expect.soft(pages.join(' ')).toContain('Builders (continued)')
  const called = pages.findIndex(text => text.includes('A cable.'))
  expect.soft(pages[called]).not.toMatch(/p\. \d/)
  expect.soft(pages.find(text => text.includes('Again.'))).toContain(`p. ${called + 1}`)

  const metadata = document.catalog.lookup(PDFName.of('Metadata')) as PDFRawStream
  const xmp = Buffer.from(metadata.contents).toString('utf8')
  expect.soft(xmp).toContain('<dc:date><rdf:Seq><rdf:li>2022-12-15<')
  expect.soft(xmp).toContain('<rdf:li>bridges</rdf:li>')
  expect.soft(xmp).toMatch(/<dc:rights>.*CC BY 4\.0/)
})

function descendants(element: TreeElement): TreeElement[] {
  return childElements(element).flatMap(child => [child, ...descendants(child)])
}

function attributeOf({ dict }: TreeElement, name: string): string | undefined {
  const found = dict.lookup(PDFName.of('A'))
  const all = found instanceof PDFArray ? found.asArray().map(one => dict.context.lookup(one)) : [found]
  const named = all.find((one): one is PDFDict => one instanceof PDFDict && one.has(PDFName.of(name)))
  return named?.get(PDFName.of(name))?.toString()
}
