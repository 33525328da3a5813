import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'puppeteer'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { type Contents, chapter, layPublication, SETTINGS } from './publication.ts'

const LINES = Array.from(
  { length: 12 },
  (_, index) => `Line ${index + 1} of a text that tells of arches, towers and cables, and of those who build them.`,
).join('\n\n')

/** A chapter with all that pages can hold, wide things and long words among them. */
const EVERYTHING = `Arches lean *on* each other, **and hold**[^a] what CBD and [others](https://example.org/a) put on them [@smith2020, p. 3].

## Why they lean {#sec-why}

${LINES}

Again[^b] and [](#tab-x), [](#fig-v) and [](#sec-cables).

:::table{#tab-x}[Spans *and* widths[^c]]
| Bridge | First column of many | Second column of many | Third column of many | Fourth column | Fifth column |
|:-------|------:|------:|------:|------:|------:|
| Pontypridd | 1,000 | 2,000 | 3,000 | 4,000 | 5,000 |
:::

:::figure{#fig-v src=v.svg alt="A square"}
A square. Source: [@ruiz2019].
:::

::::box{#box-y}[A box]
Text in a box.

:::recommendation{#rec-w to="towns"}[Measure]
Measure before you build.
:::
::::

:::key-messages
- One.
- Two[^a].
:::

:::quote{by="A builder"}
It holds.
:::

> A quotation.

Term
: What it means.

\`a.very.long.name.in.code.that.is.wider.than.any.telephone.can.be.for.a.reader\` and https://example.org/a/very/long/address/that-is-wider-than-any-telephone.

\`\`\`
code that goes on and on and on and on and on and on and on and on and on and on and on and on
\`\`\`

[^a]: A note with [@ruiz2019].
[^b]: Again [@smith2020, p. 4].
[^c]: In a table.`

const CABLES = `---
title: Cables
id: sec-cables
---

Cables carry by pulling [@ruiz2019; @smith2020].

${LINES}

:::recommendation{#rec-z to="builders towns"}[Build with care]
Build with care.
:::

## By whom

::recommendations{by=actor}

## Acronyms

::acronyms

## Works

::bibliography
`

const EDITIONS = `  - { id: brief, title: Brief, contents: false, template: statement, chapters: [03-brief] }\n`

/** A small publication with all kinds of pages. */
export const WEB: Contents = {
  'content/publication.yaml': SETTINGS.replace('actors:', `    pages: chapters\n${EDITIONS}actors:`),
  'content/01-arches.md': chapter('Arches', EVERYTHING),
  'content/02-cables.md': CABLES,
  'content/03-brief.md': chapter('In brief', `Bridges hold [@smith2020].\n\nThey do [@smith2020, p. 7].\n\n${LINES}`),
  'content/v.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300"><rect x="9" y="9" width="99" height="99" fill="#345"/><text x="20" y="140" font-size="16">Words</text></svg>',
  'content/versions.yaml':
    '- version: "0.9"\n  date: 2022-06-01\n  status: draft\n  files:\n    - { edition: paper, language: en, src: versions/paper-0.9.pdf }\n',
  'content/versions/paper-0.9.pdf': '%PDF-1.7\n',
  'content/acronyms.yaml': 'CBD: { short: CBD, long: Council of Bridge Designers }\n',
}

/** Every kind of page of {@link WEB}, in one language or another, by its path below `dist/`. */
export const PAGES = [
  'en/paper.html',
  'es/brief.html',
  'index.html',
  'pt/index.html',
  'en/paper.chapter-cables.html',
  'en/search.html',
  'es/accessibility.html',
  '404.html',
]

/** Builds the pages of {@link WEB}, with other files laid over it. */
export async function buildWeb(contents: Contents = {}): Promise<{ dist: string; remove(): void }> {
  const root = mkdtempSync(path.join(tmpdir(), 'web-'))
  layPublication(root, { ...WEB, ...contents })
  const { messages } = await runPipeline({ root, formats: ['html'], progress: silent })
  const errors = messages.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  return { dist: path.join(root, 'dist'), remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** What the reader's system asks for. */
export interface System {
  scheme?: 'light' | 'dark'
  forced?: boolean
  reducedMotion?: boolean
}

export async function setSystem(page: Page, { scheme = 'light', forced = false, reducedMotion = false }: System) {
  const session = await page.createCDPSession()
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'forced-colors', value: forced ? 'active' : 'none' },
      { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
    ],
  })
  await session.detach()
}

/** Lays styles over a page, as a reader's extension does: a page's policy says nothing of them. */
export async function addStyles(page: Page, css: string): Promise<void> {
  await page.evaluate(text => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets.push(sheet)
  }, css)
}
