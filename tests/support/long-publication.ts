import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Chance, prose } from '../formats/pdf/generate-random.ts'

const SETTINGS = `title: On rivers and their towns
subtitle: What flows between them
body: Council of Rivers
version: "1.0"
date: 2022-12-15
status: draft
licence: { name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/" }
languages:
  - { id: en, tag: en-GB }
  - { id: es, tag: es, csl: es-ES }
  - { id: pt, tag: pt-BR }
editions:
  - { id: statement, title: Statement, template: statement, contents: false, chapters: [01-springs, 02-fords] }
  - { id: paper, title: Paper, chapters: [01-springs, 02-fords, 03-mills, 04-deltas, works] }
`

const FIGURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 200" width="640" height="200">
  <rect x="20" y="20" width="600" height="160" fill="#dde8f3"/><text x="40" y="110" font-size="24">A river</text>
</svg>
`

/**
 * A publication of some twenty pages in a folder of its own, the same each time: made-up prose with notes, citations one
 * after the other, tables, boxes and figures, in three languages of which two are not translated. The caller removes the folder.
 */
export function writeLongPublication(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'rivers-'))
  const write = (name: string, content: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), content)
  }
  const chance = new Chance(7)
  write('content/publication.yaml', SETTINGS)
  write('content/figures/river.svg', FIGURE)
  write('content/01-springs.md', chapter(chance, 'Springs', 'springs', 7))
  write('content/02-fords.md', chapter(chance, 'Fords', 'fords', 12))
  write('content/03-mills.md', chapter(chance, 'Mills', 'mills', 16))
  write('content/04-deltas.md', chapter(chance, 'Deltas', 'deltas', 14))
  write('content/works.md', '---\ntitle: Works\nnumbering: none\n---\n\n::bibliography\n')
  write('references.bib', Array.from({ length: WORKS }, (_work, index) => work(chance, index)).join('\n'))
  return root
}

const WORKS = 14

function work(chance: Chance, index: number): string {
  const name = String.fromCodePoint(65 + index)
  return `@book{work${index}, author = {${name}ber, ${name}.}, title = {${prose(chance, 5)}}, publisher = {Bank}, date = {${2000 + index}}}\n`
}

function chapter(chance: Chance, title: string, id: string, paragraphs: number): string {
  const blocks: string[] = []
  const notes: string[] = []
  for (let index = 1; index <= paragraphs; index++) {
    if (index % 5 === 3) blocks.push(`## ${prose(chance, 3).slice(0, -1)} {#sec-${id}-${index}}`)
    if (index === 4) blocks.push(table(chance, id))
    if (index === 7) blocks.push(figure(id))
    if (index === 6) blocks.push(`:::box{#box-${id}}[A mill]\n**Grain** ${prose(chance, 30)}\n:::`)
    const cited = chance.maybe(0.6) ? ` [@work${chance.between(0, WORKS - 1)}, p. ${chance.between(1, 300)}]` : ''
    const called = chance.maybe(0.5) ? `[^n${index}]` : ''
    if (called !== '') notes.push(`[^n${index}]: ${prose(chance, chance.between(8, 40))}`)
    const text = prose(chance, chance.between(40, 120))
    blocks.push(
      `${index === 1 ? '**Water.** ' : ''}${text.slice(0, -1)}${cited}.${called} ${prose(chance, 20)} See [](#tab-${id}).`,
    )
  }
  return `---\ntitle: ${title}\nid: sec-${id}\n---\n\n${[...blocks, ...notes].join('\n\n')}\n`
}

function table(chance: Chance, id: string): string {
  const rows = Array.from({ length: 5 }, () => `| ${prose(chance, 3)} | ${chance.between(1, 99)} |`)
  return `:::table{#tab-${id}}[Towns on the river]\n| Town | Mills |\n|---|--:|\n${rows.join('\n')}\n:::`
}

function figure(id: string): string {
  return `:::figure{#fig-${id} src=figures/river.svg alt="A river between two banks."}\nA river, in [](#fig-${id}).\n:::`
}
