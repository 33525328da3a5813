import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { PRINT_SHEETS } from '../../../scripts/formats/html/page-setup.ts'
import { BLOCKS, type Writer } from './generate-blocks.ts'
import { Chance, prose } from './generate-random.ts'

export interface GenerateOptions {
  /** Which chapters begin: each on a new page (`paper`), or where the one before ends (`statement`). */
  template?: 'paper' | 'statement'
  chapters?: number
  /** Blocks of a chapter, at least and at most. */
  blocks?: readonly [number, number]
  /** Share of blocks that are not plain paragraphs, 0 to 1. */
  variety?: number
  /** Classes of the body, as the settings of an edition give it: `justified`. */
  setting?: readonly string[]
}

interface Heading {
  id: string
  number: string
  title: string
  children: Heading[]
}

/**
 * A document as the print code receives it, drawn from a seed: notes short, long and of several paragraphs, called in
 * every kind of block and in every position on the page.
 */
export function generateDocument(seed: number, options: GenerateOptions = {}): string {
  const chance = new Chance(seed)
  const template = options.template ?? (chance.maybe(0.25) ? 'statement' : 'paper')
  const generator = new Generator(chance, options.variety ?? 0.6)
  const [least, most] = options.blocks ?? [0, 40]
  const count = options.chapters ?? chance.between(1, 4)
  const chapters = Array.from({ length: count }, (_, index) =>
    generator.chapter(index + 1, chance.between(least, most)),
  )
  const openers = template === 'paper' ? 'page' : 'run-on'
  const setting = options.setting ?? [`openers-${openers}`]
  return toHtml([{ type: 'doctype' }, page([`template-${template}`, ...setting], chapters, generator)])
}

function page(classes: string[], chapters: Element[], { contents, figures, tables }: Generator): Element {
  return h('html.print', { lang: 'en' }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('title', 'Generated document'),
      ...PRINT_SHEETS.map(name => h('link', { rel: 'stylesheet', href: `assets/${name}.css` })),
    ]),
    h('body.status-draft', { className: classes }, [
      h('section.cover', [h('h1', 'Generated document'), h('p.cover-status', 'Consultation draft')]),
      h('section.imprint', [h('h2', 'Imprint'), h('p', 'Generated.')]),
      h('div.page', [
        h('nav.contents#contents', [h('h2', 'Contents'), contentsList(contents)]),
        ...(figures.length > 0 ? [h('nav.contents.list-of-figures', [h('h2', 'Figures'), contentsList(figures)])] : []),
        ...(tables.length > 0 ? [h('nav.contents.list-of-tables', [h('h2', 'Tables'), contentsList(tables)])] : []),
        h('main#main', chapters),
      ]),
    ]),
  ])
}

function contentsList(entries: readonly Heading[]): Element {
  return h(
    'ol',
    entries.map(({ id, number, title, children }) =>
      h('li', [
        h('a', { href: `#${id}` }, [h('span.number', number), ' ', h('span.title', title)]),
        ' ',
        h('span.page-number', { dataTarget: id }),
        ...(children.length > 0 ? [contentsList(children)] : []),
      ]),
    ),
  )
}

class Generator implements Writer {
  readonly contents: Heading[] = []
  readonly figures: Heading[] = []
  readonly tables: Heading[] = []
  readonly chance: Chance
  readonly #variety: number
  #notes = 0
  #calls = 0
  #blocks = 0
  #boxes = 0

  constructor(chance: Chance, variety: number) {
    this.chance = chance
    this.#variety = variety
  }

  chapter(number: number, blocks: number): Element {
    const title = `Chapter ${number} ${prose(this.chance, this.chance.between(1, 8))}`
    const id = `sec-${number}`
    this.contents.push({ id, number: String(number), title, children: [] })
    const heading = h('h2', { id }, [h('span.number', String(number)), ' ', title, ...this.callsFor(0.1)])
    const children = Array.from({ length: blocks }, () => this.#block())
    return h('section.chapter', { id: `chapter-${number}`, dataRunning: `Running ${number}` }, [heading, ...children])
  }

  #block(): Element {
    this.#blocks++
    if (!this.chance.maybe(this.#variety)) return this.paragraph()
    const kinds = [
      () => this.#heading(),
      () => this.#heading(),
      () => this.list(),
      () => this.list(),
      () => this.#table(this.chance.between(2, 8), this.chance.between(2, 5)),
      () => this.#table(this.chance.between(20, 60), 3),
      () => this.#figure(),
      () => this.#box(),
      () => this.#recommendation(),
      () => h('blockquote', [this.paragraph(), ...(this.chance.maybe(0.4) ? [this.paragraph()] : [])]),
      () =>
        h('pre', { style: 'font-family: inherit' }, [
          h('code', { style: 'font-family: inherit' }, [prose(this.chance, 40).replaceAll('. ', '.\n')]),
        ]),
      () => h('p', ['https://example.org/', `${prose(this.chance, 12).replaceAll(' ', '-')}/`.repeat(3)]),
      () => h('p', this.words(30, 60, 0.9)),
      ...BLOCKS.map(block => () => block(this, this.#blocks)),
    ]
    return this.chance.pick(kinds)()
  }

  paragraph(): Element {
    const id = `p-${this.#blocks}-${this.chance.between(1000, 9999)}`
    return h('p', { id }, this.words(5, 180, 0.45))
  }

  #heading(): Element {
    const level = this.chance.pick([3, 3, 4])
    const chapter = this.contents.at(-1)
    const title = `Section ${this.#blocks} ${prose(this.chance, this.chance.between(1, 12))}`
    const id = `sec-${this.#blocks}-${level}`
    if (level === 3 && chapter)
      chapter.children.push({ id, number: `${chapter.number}.${chapter.children.length + 1}`, title, children: [] })
    return h(`h${level}`, { id }, [title, ...this.callsFor(0.15)])
  }

  list(): Element {
    const items = Array.from({ length: this.chance.between(1, 7) }, () => {
      const content = this.words(3, 60, 0.25)
      const nested = this.chance.maybe(0.15) ? [h('ul', [h('li', this.words(3, 20, 0.2)), h('li', 'More')])] : []
      return this.chance.maybe(0.3) ? h('li', [h('p', content), ...nested]) : h('li', [...content, ...nested])
    })
    return h(this.chance.pick(['ul', 'ol']), items)
  }

  #table(rows: number, columns: number): Element {
    const id = `tab-${this.#blocks}`
    const number = `Table ${this.tables.length + 1}`
    const title = prose(this.chance, 6)
    this.tables.push({ id, number, title, children: [] })
    // In document order, as notes are numbered.
    const caption = h('figcaption', h('p', [h('span.label', number), ' ', title, ...this.callsFor(0.2)]))
    const cell = (tag: string, words: number, calls: number) => h(tag, this.words(1, words, calls))
    const header = h(
      'tr',
      Array.from({ length: columns }, () => cell('th', 3, 0.05)),
    )
    const body = Array.from({ length: rows }, () => {
      // A row taller than a page has notes in one column: those of two could not be in order on both pages.
      const isTall = this.chance.maybe(0.02)
      const words = isTall ? 500 : 14
      return h(
        'tr',
        Array.from({ length: columns }, (_, index) =>
          cell('td', index === 0 ? words : 10, isTall && index > 0 ? 0 : 0.06),
        ),
      )
    })
    return h('figure.table', { id }, [caption, h('table', [h('thead', header), h('tbody', body)])])
  }

  #figure(): Element {
    const id = `fig-${this.#blocks}`
    const number = `Figure ${this.figures.length + 1}`
    const title = prose(this.chance, 5)
    this.figures.push({ id, number, title, children: [] })
    const height = this.chance.between(100, 700)
    const picture = h('svg', { role: 'img', ariaLabel: title, viewBox: `0 0 600 ${height}` }, [
      h('rect', { width: 600, height, fill: '#cde' }),
    ])
    const caption = h('p', [h('span.label', number), ' ', title, ...this.callsFor(0.4), ' ', prose(this.chance, 8)])
    return h('figure.figure', { id }, [h('div', h('div.media', picture)), h('figcaption', caption)])
  }

  #box(): Element {
    this.#boxes++
    const title = h('p.box-title', [h('span.label', `Box ${this.#boxes}`), ' ', prose(this.chance, 4)])
    const content = Array.from({ length: this.chance.maybe(0.15) ? 16 : this.chance.between(1, 4) }, () =>
      this.chance.maybe(0.2) ? this.list() : this.paragraph(),
    )
    return h('aside.box', { id: `box-${this.#boxes}` }, [title, ...content])
  }

  #recommendation(): Element {
    const title = h('p.recommendation-title', [h('span.label', 'Recommendation'), ' ', prose(this.chance, 8)])
    const content = [h('p', this.words(10, 60, 0.4)), h('p.recommendation-foot', prose(this.chance, 8))]
    return h('section.recommendation', { id: `rec-${this.#blocks}` }, [title, ...content])
  }

  /** Text with calls strewn in, at most one group of them per 15 words. */
  words(least: number, most: number, calls: number): ElementContent[] {
    const content: ElementContent[] = []
    for (let left = this.chance.between(least, most); left > 0; ) {
      const length = Math.min(left, this.chance.between(8, 40))
      content.push({ type: 'text', value: `${content.length > 0 ? ' ' : ''}${prose(this.chance, length)}` })
      if (this.chance.maybe(0.08)) content.push({ type: 'text', value: ' ' }, h('em', prose(this.chance, 4)))
      if (this.chance.maybe(0.04)) content.push(...this.#pageReference())
      content.push(...this.callsFor(calls * 0.6))
      left -= length
    }
    return content
  }

  #pageReference(): ElementContent[] {
    const target = this.chance.pick([...this.contents, ...this.figures, ...this.tables])
    const link = h('a.page-reference', { href: `#${target.id}`, dataTarget: target.id })
    return [{ type: 'text', value: ' See page ' }, link]
  }

  /** With a probability a call, or several in a row, of new notes and of earlier ones. */
  callsFor(probability: number): ElementContent[] {
    if (!this.chance.maybe(probability)) return []
    const content: ElementContent[] = []
    for (let left = this.chance.maybe(0.12) ? this.chance.between(2, 4) : 1; left > 0; left--) {
      if (content.length > 0) content.push(h('sup.call-separator', ','))
      const isRepeated = this.#notes > 0 && this.chance.maybe(0.1)
      const number = isRepeated ? this.chance.between(1, this.#notes) : ++this.#notes
      content.push(h('sup.call', h('a', { id: `call-${++this.#calls}`, href: `#note-${number}` }, String(number))))
      if (!isRepeated) content.push(this.#note(number))
    }
    return content
  }

  #note(number: number): Element {
    const size = this.chance.next()
    const words = size < 0.75 ? 30 : size < 0.97 ? 120 : size < 0.99 ? 700 : 1800
    const paragraphs = Array.from({ length: this.chance.maybe(0.15) ? this.chance.between(1, 3) : 0 }, () =>
      h('span.note-paragraph', prose(this.chance, this.chance.between(4, words))),
    )
    const address = `https://example.org/${number}/${prose(this.chance, 6).replaceAll(' ', '-')}`
    return h('span.note', { id: `note-${number}`, dataNumber: String(number) }, [
      h('span.note-number', String(number)),
      ` Note ${number}: `,
      prose(this.chance, this.chance.between(3, words)),
      ...(this.chance.maybe(0.4) ? [' ', h('a', { href: address }, address)] : []),
      ...paragraphs,
    ])
  }
}
