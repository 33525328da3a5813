import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { VFile } from 'vfile'
import { type PrintBrowser, withBrowser } from '../../../scripts/browser/browser.ts'
import { prepare } from '../../../scripts/build/prepare.ts'
import { format } from '../../../scripts/formats/docx/format.ts'
import { looksOf } from '../../../scripts/formats/html/looks.ts'
import { renderDocument } from '../../../scripts/formats/html/render.ts'
import { collectMessages } from '../../../scripts/ground/report.ts'
import { makeRenditions } from '../../../scripts/renditions/rendition.ts'
import { createPublication, SETTINGS } from '../../support/publication.ts'
import { readDocx, type WordFile, type WordParagraph } from './read-docx.ts'

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100"><rect width="300" height="100" fill="#cde"/><text x="20" y="50" font-size="16">Span</text></svg>'

/** All that a chapter can hold, in the places that are hard. */
const TORTURE = `---
title: Arches
id: sec-arches
---

Arches "carry" by leaning [@smith2020, p. 3].[^long] Again[^long] and *again*, see [](#fig-arch), [](#sec-deep) and
[the web](https://example.org/a?b=1&c=2). H~2~O, m^2^, \`code "kept"\`, ~~gone~~.

## Deep {#sec-deep}

1. One
   - bullet

     second paragraph of the bullet[^list]
     1. deeper
2. Two

3) Three, anew

### Deeper

#### Deepest

> Quoted words.

Term
: What it means.

:::figure{#fig-arch src=figures/arch.svg alt="An arch <leaning>"}
An arch. Source: [@ruiz2019].
:::

:::box{#box-tables}[A box with a table]
Before.

| Part | Number |
|---|--:|
| Stone | 12 |
| Rope[^table] | 3 |
:::

:::key-messages
- First
- Second
:::

:::quote{by="A mason"}
It stands.
:::

:::recommendation{#rec-lean to="towns" chapter=sec-arches}[Let it lean [@smith2020]]
Lean.

1. So
2. Then
:::

::recommendations{by=actor}

[^long]: First paragraph of the note.

    Second paragraph.

    - a list
    - in a note
[^list]: As @ruiz2019 says.
[^table]: In a cell.
`

const CONTENTS = {
  'content/publication.yaml': SETTINGS.replace(
    'chapters: [01-arches, 02-cables]',
    'chapters: [01-arches, 02-cables, annex, works]\n    contents: true\nformats: [html, docx]',
  ),
  'content/01-arches.md': TORTURE,
  'content/annex.md': '---\ntitle: More\nnumbering: annex\n---\n\n## Within\n\nMore.\n',
  'content/works.md': '---\ntitle: Works\nnumbering: none\n---\n\n::bibliography\n',
  'content/figures/arch.svg': SVG,
}

export interface Built {
  bytes: Uint8Array
  /** Made once more. */
  again: Uint8Array
  word: WordFile
  html: Nodes
}

let built: Promise<Built> | undefined

/** The file and the page, made once for all tests. */
export function build(): Promise<Built> {
  built ??= make()
  return built
}

async function make(): Promise<Built> {
  const prepared = await prepare(createPublication(CONTENTS))
  if ('failed' in prepared) throw new Error('The publication cannot be read')
  const [rendition] = makeRenditions(prepared)
  const errors = collectMessages(prepared.files).filter(({ severity }) => severity === 'error')
  const template = looksOf(prepared.publication, prepared.loaded).templates.get('paper')
  if (!rendition || !template || errors.length > 0) throw new Error(JSON.stringify(errors))
  const session = format.setUp({ ...prepared, formats: [format] })
  const render = (browser: PrintBrowser) =>
    session.render(rendition, {
      browser: () => browser,
      onBrowserDone: () => undefined,
      file: new VFile(),
      all: [rendition],
    })
  const made = await withBrowser({}, async browser => [await render(browser), await render(browser)])
  const [bytes, again] = made.map(rendered => rendered?.files.get('en/paper.docx'))
  if (!bytes || !again) throw new Error('Nothing was written')
  const page = await renderDocument(rendition, { template, medium: 'screen', downloads: [] })
  return { bytes, again, word: readDocx(bytes), html: fromHtml(page.html) }
}

/** What stands before the chapters. */
const FRONT = /^(?:Cover|Title|Subtitle|Imprint|TOC)/

export function textParagraphs({ body }: WordFile): WordParagraph[] {
  return body.filter(({ style }) => !FRONT.test(style))
}

/** Words without spaces: where blocks meet, pages and Word have others. */
export const close = (text: string): string => text.replace(/\s+/g, '')

/** The text of a part of a page, with its calls as `[3]`, without what only a screen has. */
export function pageText(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' && node.type !== 'root') return ''
  if (node.type === 'element') {
    const classes = (node.properties.className ?? []) as string[]
    if (
      node.tagName === 'svg' ||
      classes.some(name => ['backlink', 'print-only', 'figure-data', 'figure-tools', 'cited-in'].includes(name)) ||
      // An arrow to the full reference, behind a note that holds links of its own.
      (classes.includes('full') && /^→\d*$/.test(textOf(node)))
    )
      return ''
    if (classes.includes('call')) return callText(node)
  }
  return node.children.map(pageText).join('')
}

function callText(call: Element): string {
  const id = String(select('a', call)?.properties.id)
  const number = textOf(call).trim()
  return /^call-\d+$/.test(id) ? `[${number}]` : number
}
