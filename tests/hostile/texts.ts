import { BIBLIOGRAPHY, type Contents } from '../support/publication.ts'
import { SETTINGS } from '../support/settings.ts'

/**
 * A text that means harm, and where it is put. Many stand in one publication, each in a file, an entry or a line of its own: a check
 * tells all causes at once.
 */
export interface HostileText {
  /** Unique in the corpus. */
  name: string
  shelf: Shelf
  text: string
  /** The rule that refuses it, at its own place; `undefined` where it is taken, as text that does nothing. */
  rule: string | undefined
}

/** Where a text is put, and how. */
export type Shelf = keyof typeof SHELVES

/** Where a text stands in the publication. */
export interface Where {
  path: string
  /** Lines, from 1, both included. */
  from: number
  to: number
}

export interface Laid {
  contents: Contents
  where: ReadonlyMap<HostileText, Where>
}

/** A text of the source that translations of the corpus are made for. */
export const sourceOf = (index: number): string => `Stone number ${index} leans on the next one.`

/** Those with one text a file: its path, and what stands in it. */
const FILES = {
  /** A chapter below its front matter. */
  chapter: {
    path: (n: number) => `content/h-${n}.md`,
    of: (text: string, n: number) => `---\ntitle: Chapter ${n}\n---\n\n${text}\n`,
  },
  /** All of a chapter. */
  whole: { path: (n: number) => `content/h-${n}.md`, of: (text: string) => text },
  chart: { path: (n: number) => `content/figures/h-${n}.vl.json`, of: (text: string) => text },
  drawing: { path: (n: number) => `content/figures/h-${n}.svg`, of: (text: string) => text },
  data: { path: (n: number) => `content/figures/h-${n}.csv`, of: (text: string) => text },
  template: { path: (n: number) => `templates/h-${n}.html`, of: (text: string) => text },
  style: { path: (n: number) => `templates/csl/h-${n}.csl`, of: (text: string) => text },
} as const

/** Those whose texts are entries of one file. */
const LISTS = {
  entry: { path: 'references.bib', of: (text: string, n: number) => `@book{h${n},\n${text}\n}\n` },
  acronym: { path: 'content/acronyms.yaml', of: (text: string) => `${text}\n` },
  term: { path: 'locales/terms.yaml', of: (text: string) => `${text}\n` },
} as const

const SHELVES = { ...FILES, ...LISTS, target: undefined, word: undefined } as const

const isFile = (shelf: Shelf): shelf is keyof typeof FILES => shelf in FILES
const isList = (shelf: Shelf): shelf is keyof typeof LISTS => shelf in LISTS
const linesIn = (text: string): number => text.split('\n').length

const FIGURE = (n: number, ending: string): string =>
  `:::figure{#fig-h${n} src=figures/h-${n}.${ending} alt="What figure ${n} shows."}\nFigure ${n}.\n:::\n`
const ENDINGS = { chart: 'vl.json', drawing: 'svg', data: 'chart.vl.json' } as const

/** A sound chart that draws a CSV. */
const chartOf = (n: number): string =>
  JSON.stringify({
    data: { url: `h-${n}.csv` },
    mark: 'bar',
    encoding: { x: { field: 'a', type: 'nominal' }, y: { field: 'b', type: 'quantitative' } },
  })

/** Lays texts into one publication. */
export function layTexts(texts: readonly HostileText[]): Laid {
  const contents: Record<string, string> = {}
  const where = new Map<HostileText, Where>()
  const chapters: string[] = []
  const editions: string[] = []
  let figures = '---\ntitle: Figures\n---\n\n'
  let works = '---\ntitle: Works\n---\n\n'
  let stones = '---\ntitle: Stones\n---\n\n'
  const lists: Record<string, string> = { 'references.bib': `${BIBLIOGRAPHY}\n` }
  texts.forEach((one, n) => {
    const { shelf, text } = one
    if (isFile(shelf)) {
      const path = FILES[shelf].path(n)
      const whole = FILES[shelf].of(text, n)
      contents[path] = whole
      where.set(one, { path, from: 1, to: linesIn(whole) })
      if (shelf === 'chapter' || shelf === 'whole') chapters.push(`h-${n}`)
      else if (shelf === 'template')
        editions.push(`  - { id: h-${n}, title: T, template: h-${n}, chapters: [02-cables] }\n`)
      else if (shelf === 'style') editions.push(`  - { id: h-${n}, title: T, style: h-${n}, chapters: [02-cables] }\n`)
      else figures += `See [](#fig-h${n}).\n\n${FIGURE(n, ENDINGS[shelf])}\n`
      if (shelf === 'data') contents[`content/figures/h-${n}.chart.vl.json`] = chartOf(n)
    } else if (isList(shelf)) {
      const { path, of } = LISTS[shelf]
      const own = of(text, n)
      const before = lists[path] ?? ''
      const from = linesIn(before)
      lists[path] = before + own
      where.set(one, { path, from, to: from + linesIn(own) - 2 })
      if (shelf === 'entry') works += `Stone ${n} stands [@h${n}].\n\n`
      if (shelf === 'acronym') works += `The H${n} stands.\n\n`
    } else stones += `${sourceOf(n)}\n\n`
  })
  const others = [
    ['drawn', figures, figures.includes('fig-h')],
    ['works', works, works.includes('stands')],
    ['stones', stones, stones.includes('leans')],
  ] as const
  for (const [name, text, isUsed] of others)
    if (isUsed) {
      contents[`content/${name}.md`] = text
      chapters.push(name)
    }
  const list = ['01-arches', '02-cables', ...chapters].join(', ')
  contents['content/publication.yaml'] = SETTINGS.replace(
    'chapters: [01-arches, 02-cables]\n',
    `chapters: [${list}]\n${editions.join('')}`,
  )
  return { contents: { ...contents, ...lists }, where }
}
