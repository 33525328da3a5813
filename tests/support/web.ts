import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CDPSession, Page } from 'puppeteer'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { type Contents, chapter, layPublication, SETTINGS } from './publication.ts'

/** Words that would run, or break a page, were they read as HTML. */
export const HOSTILE = '<img src=x onerror=alert(1)> </script><script>alert(2)</script>'

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

Cities build bridges.

A city \`${HOSTILE}\`[^d] is built[^e].

[^a]: A note with [@ruiz2019].
[^b]: Again [@smith2020, p. 4].
[^c]: In a table.
[^d]: In a note, \`${HOSTILE}\`, *too* <https://example.org/a>.
[^e]: [@smith2020, p. 7; @ruiz2019, p. 12; @smith2020, p. 9; @ruiz2019, p. 14; @smith2020, p. 17; @ruiz2019, p. 18].`

export const CABLES = `---
title: Cables
id: sec-cables
---

Cables carry by pulling [@ruiz2019; @smith2020].

${LINES}

:::recommendation{#rec-z to="builders towns"}[Build with care]
Build with care.
:::

## For towns

:::recommendation{#rec-q to="towns"}[Look after it]
Look after what was built.
:::

## By whom

::recommendations{by=actor}

## Acronyms

::acronyms

## Works

::bibliography
`

const EDITIONS = `  - { id: brief, title: Brief, contents: false, template: statement, chapters: [03-brief] }\n`

const CHART = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  data: { url: 'lines.csv' },
  mark: 'line',
  encoding: {
    x: { field: 'year', type: 'quantitative', title: 'Year' },
    y: { field: 'length', type: 'quantitative', title: 'Length' },
  },
}

const BRIEF = `Bridges hold [@smith2020].

They do [@smith2020, p. 7].

:::figure{#fig-lines src=lines.vl.json alt="Lengths, by year"}
Lengths by year.
:::

${LINES}`

/** A small publication with all kinds of pages. */
export const WEB: Contents = {
  'content/publication.yaml': SETTINGS.replace('actors:', `    pages: chapters\n${EDITIONS}actors:`),
  'content/01-arches.md': chapter('Arches', EVERYTHING),
  'content/02-cables.md': CABLES,
  'content/03-brief.md': chapter('In brief', BRIEF),
  'content/lines.vl.json': JSON.stringify(CHART),
  'content/lines.csv': 'year,length\n2000,10\n2010,20\n2020,40\n',
  'content/v.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300"><rect x="9" y="9" width="99" height="99" fill="#345"/><text x="20" y="140" font-size="16">Words</text></svg>',
  'content/versions.yaml':
    '- version: "0.9"\n  date: 2022-06-01\n  status: draft\n  files:\n    - { edition: paper, language: en, src: versions/paper-0.9.pdf }\n',
  'content/versions/paper-0.9.pdf': '%PDF-1.7\n',
  'content/acronyms.yaml': 'CBD: { short: CBD, long: Council of Bridge Designers }\n',
}

/** The address of {@link HOSTILE_WEB}. */
export const SITE = 'https://example.org/b'

/** {@link WEB} with an address, and with words that are not to be read as HTML in its title. */
export const HOSTILE_WEB: Contents = {
  ...WEB,
  'content/publication.yaml': String(WEB['content/publication.yaml']).replace(
    'title: On bridges',
    `title: 'On bridges ${HOSTILE}'\nsite: ${SITE}`,
  ),
}

/** Every kind of page of {@link WEB}, in one language or another, by its path below `dist/`. */
export const PAGES = [
  'en/paper.html',
  'es/brief.html',
  'index.html',
  'en/index.html',
  'es/index.html',
  'pt/index.html',
  'en/paper.chapter-cables.html',
  'en/search.html',
  'es/accessibility.html',
  'nowhere.html',
]

/** A publication that was built, in a folder of its own. */
export interface Web {
  root: string
  dist: string
  remove(): void
}

/** Builds the pages of a publication. */
export async function buildWeb(contents: Contents): Promise<Web> {
  const root = mkdtempSync(path.join(tmpdir(), 'web-'))
  layPublication(root, contents)
  const { messages } = await runPipeline({ root, formats: ['html'], progress: silent })
  const errors = messages.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  return { root, dist: path.join(root, 'dist'), remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** What the reader's system asks for. */
export interface System {
  scheme?: 'light' | 'dark'
  forced?: boolean
  reducedMotion?: boolean
}

const sessions = new WeakMap<Page, CDPSession>()

export async function setSystem(page: Page, { scheme = 'light', forced = false, reducedMotion = false }: System) {
  // What a session asks for ends with it: each page keeps its own.
  const session = sessions.get(page) ?? (await page.createCDPSession())
  sessions.set(page, session)
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'forced-colors', value: forced ? 'active' : 'none' },
      { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
    ],
  })
}

/** Lays styles over a page, as a reader's extension does: a page's policy says nothing of them. */
export async function addStyles(page: Page, css: string): Promise<void> {
  await page.evaluate(text => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets.push(sheet)
  }, css)
}
