import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const FIXTURES = path.join(import.meta.dirname, '../fixtures')

/** What happens to a publication between two builds. */
export interface Step {
  what: string
  /** @param random a number from 0 up to, but not including, `below` */
  apply(root: string, cache: string, random: (below: number) => number): void
}

/** Writes the bridges with a chart, a picture of pixels and templates of their own, in the formats given. */
export function layEdited(root: string, formats: readonly string[]): void {
  cpSync(path.join(FIXTURES, 'bridges'), root, { recursive: true })
  for (const name of ['months.vl.json', 'data', 'dot.png'])
    cpSync(path.join(FIXTURES, 'figures/content', name), path.join(root, 'content', name), { recursive: true })
  appendFileSync(path.join(root, LEAFLET), FIGURES)
  appendFileSync(path.join(root, SETTINGS), `formats: [${formats.join(', ')}]\n`)
  mkdirSync(path.join(root, 'templates'))
  writeFileSync(path.join(root, THEME), ':root {\n  --brand: #123456;\n}\n')
}

const LEAFLET = 'content/leaflet.md'
const CABLES = 'content/02-cables.md'
const SETTINGS = 'content/publication.yaml'
const THEME = 'templates/theme.css'
const FIGURES = `
:::figure{#fig-months src=months.vl.json alt="Replies by month."}
Replies
:::

:::figure{#fig-dot src=dot.png alt="A dot."}
A dot
:::
`

const edit = (name: string, change: (text: string, random: (below: number) => number) => string): Step['apply'] => {
  return (root, _, random) => {
    const file = path.join(root, name)
    writeFileSync(file, change(readFileSync(file, 'utf8'), random))
  }
}
const digit = (pattern: RegExp) => (text: string, random: (below: number) => number) =>
  text.replace(pattern, (_, before: string) => before + random(10))

/** Texts come back to what they were now and then: what was kept of that state is then right again. */
export const STEPS: readonly Step[] = [
  {
    what: 'a paragraph more',
    apply: edit(LEAFLET, (text, random) => text.replace('\n\n', `\n\nRopes hold ${random(4)} years.\n\n`)),
  },
  { what: 'a paragraph less', apply: edit(LEAFLET, text => text.replace(/\n\nRopes hold[^\n]*/, '')) },
  {
    what: 'a word',
    apply: edit(CABLES, (text, random) =>
      text.replace(/Cables \w+ \[/, `Cables ${['pull', 'hold', 'sing'][random(3)]} [`),
    ),
  },
  { what: 'a page cited', apply: edit(LEAFLET, digit(/(\[@smith2020, p\. )\d/)) },
  {
    what: 'a citation',
    apply: edit(CABLES, (text, random) =>
      text.replace(/measured them( \[[^\]]*\])?\./, random(2) ? 'measured them [@smith2020].' : 'measured them.'),
    ),
  },
  { what: 'a note', apply: edit(LEAFLET, digit(/(\[\^brief\]: In brief)\d?/)) },
  { what: 'a translation', apply: edit('locales/es/01-arches.json', digit(/("target": "Arcos)\d?/)) },
  { what: 'a term', apply: edit('locales/pt/publication.json', digit(/("target": "[^"\d]+)\d?/)) },
  { what: 'a setting', apply: edit(SETTINGS, digit(/(subtitle: Why they are built)\d?/)) },
  { what: 'the date', apply: edit(SETTINGS, digit(/(date: 2022-12-1)\d/)) },
  { what: 'a colour', apply: edit(THEME, digit(/(--brand: #12345)\d/)) },
  { what: 'data of a chart', apply: edit('content/data/months.csv', digit(/(2021-02,1)\d/)) },
  { what: 'a drawing', apply: edit('content/figures/arch.svg', digit(/(stroke="#173f6)./)) },
  { what: 'a work', apply: edit('references.bib', digit(/(title = \{[^}\d]+)\d?/)) },
  {
    what: 'a mistake, and its mending',
    apply: edit(LEAFLET, text =>
      text.includes('@nobody') ? text.replace(' [@nobody]', '') : text.replace('In brief', 'In brief [@nobody]'),
    ),
  },
  { what: 'dist/ deleted', apply: root => rmSync(path.join(root, 'dist'), { recursive: true, force: true }) },
  { what: 'dist/ touched', apply: root => writeFileSync(path.join(root, 'dist/index.html'), 'mine') },
  {
    what: 'what is kept damaged',
    apply: (_, cache, random) => {
      for (const name of readdirSync(cache).filter(one => /\.(entry|bytes)$/.test(one))) {
        if (random(4) > 0) continue
        const file = path.join(cache, name)
        const bytes = readFileSync(file)
        writeFileSync(file, random(2) ? bytes.subarray(0, random(bytes.length + 1)) : Buffer.concat([bytes, bytes]))
      }
    },
  },
  { what: 'nothing', apply: () => undefined },
]
