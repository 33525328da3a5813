import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { type Chance, prose } from './generate-random.ts'

/** What writes a generated document. */
export interface Writer {
  readonly chance: Chance
  paragraph(): Element
  list(): Element
  /** So many words, with calls strewn in as often as the last number says. */
  words(least: number, most: number, calls: number): ElementContent[]
  /** With a probability a call, or several in a row. */
  callsFor(probability: number): ElementContent[]
}

/**
 * Blocks that are more than text and tables, and what Markdown allows and PDF/UA does not: cells without content, levels left
 * out, pictures that are links. `number` is another for each block.
 */
export const BLOCKS: readonly ((writer: Writer, number: number) => Element)[] = [
  keyMessages,
  quotation,
  bigNumber,
  boxOfAKind,
  figureWithSource,
  tableWithHoles,
  groupsOfRows,
  levelLeftOut,
  linkedPicture,
  acronyms,
  keyWords,
]

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))

function keyMessages(writer: Writer): Element {
  const items = times(writer.chance.between(1, 4), () => h('li', writer.words(4, 24, 0.05)))
  return h('section.key-messages', [h('p.key-messages-title', 'Key messages'), h('ul', items)])
}

/** Words in the margin, of one line or some. */
function keyWords(writer: Writer): Element {
  const { chance } = writer
  return h('p', [h('span.key-words', prose(chance, chance.between(1, 6))), ' ', ...writer.words(5, 90, 0.3)])
}

function quotation(writer: Writer): Element {
  const by = writer.chance.maybe(0.5) ? [h('p.quote-by', prose(writer.chance, 5))] : []
  return h('div.quote', [h('blockquote', h('p', writer.words(8, 30, 0.1))), ...by])
}

function bigNumber({ chance }: Writer): Element {
  const more = chance.maybe(0.5) ? [h('div.big-number-text', h('p', prose(chance, 12)))] : []
  const value = h('strong.big-number-value', `${chance.between(1, 999) / 10} %`)
  return h('div.big-number', [h('p.big-number-title', [value, ' ', prose(chance, chance.between(3, 20))]), ...more])
}

function boxOfAKind(writer: Writer, number: number): Element {
  const { chance } = writer
  const kind = chance.pick(['definition', 'case', 'evidence'])
  const id = `box-title-of-kind-${number}`
  const title = h('p.box-title', { id }, [h('span.label', `Box · ${kind}`), ' ', prose(chance, chance.between(1, 9))])
  const content = times(chance.between(1, 3), () => (chance.maybe(0.3) ? writer.list() : writer.paragraph()))
  return h(`aside.box.box-${kind}`, { ariaLabelledBy: id }, [title, ...content, ...sources(chance, number)])
}

/** A figure that may leave its place, since no note is called in it: it has a line that says its source. */
function figureWithSource({ chance }: Writer, number: number): Element {
  const [width, height] = [chance.between(300, 900), chance.between(120, 500)]
  const picture = h('svg', { role: 'img', ariaLabel: 'An area', viewBox: `0 0 ${width} ${height}` }, [
    h('rect', { width, height, fill: '#dec' }),
    h('text', { x: 10, y: 40, fontSize: 14 }, 'Words in a figure'),
  ])
  const caption = h('p', [h('span.label', 'Figure'), ' ', prose(chance, chance.between(3, 20))])
  const under = h('figcaption', [caption, ...sources(chance, number)])
  return h('figure.figure', { id: `fig-source-${number}` }, [h('div', h('div.media', picture)), under])
}

function sources(chance: Chance, number: number): Element[] {
  if (!chance.maybe(0.8)) return []
  const address = `https://example.org/source-${number}/${prose(chance, 4).replaceAll(' ', '-')}`
  const line = [h('span.label', 'Source:'), ' ', prose(chance, 8), ' ', h('a', { href: address }, address)]
  return [h('p.sources', line)]
}

/** Cells without content, also where the header of a column or a row is missing. */
function tableWithHoles(writer: Writer, number: number): Element {
  const { chance } = writer
  const columns = chance.between(2, 5)
  const cell = (tag: string, scope?: string): Element =>
    chance.maybe(0.25) ? h(tag, { scope }) : h(tag, { scope }, writer.words(1, 8, 0.05))
  // In document order, as notes are numbered.
  const head = h('thead', h('tr', [h('th', { scope: 'col' }), ...times(columns - 1, () => cell('th', 'col'))]))
  const rows = times(chance.between(1, 9), () => h('tr', [cell('th', 'row'), ...times(columns - 1, () => cell('td'))]))
  const table = h('table', [head, h('tbody', rows)])
  if (chance.maybe(0.3)) return table
  const caption = h('figcaption', h('p', [h('span.label', 'Table'), ' ', prose(chance, 5)]))
  return h('figure.table', { id: `tab-holes-${number}` }, [caption, table, ...sources(chance, number)])
}

/** Groups of rows, whose heading is said again overleaf. */
function groupsOfRows({ chance }: Writer): Element {
  const groups = times(chance.between(1, 4), index => {
    const name = `Group ${index + 1}`
    const says = { colSpan: 2, scope: 'rowgroup', dataSays: `${name} (continued)` }
    const rows = times(chance.between(1, 14), at => h('tr', [h('td', String(at + 1)), h('td', prose(chance, 9))]))
    return h('tbody', [h('tr', h('th.actor', says, name)), ...rows])
  })
  const head = h('tr', [h('th', { scope: 'col' }, 'No.'), h('th', { scope: 'col' }, 'Words')])
  return h('table.recommendations', [h('thead', head), ...groups])
}

/** A heading two or more levels below any that may stand before it. */
function levelLeftOut({ chance }: Writer): Element {
  return h(`h${chance.pick([4, 5, 6])}`, prose(chance, chance.between(1, 6)))
}

function linkedPicture({ chance }: Writer, number: number): Element {
  const alt = `A picture that leads on, ${number}`
  const drawing = h('svg', { role: 'img', ariaLabel: alt, viewBox: '0 0 40 20', width: 40, height: 20 }, [
    h('rect', { width: 40, height: 20 }),
  ])
  const picture = chance.maybe(0.5) ? h('img', { src: 'assets/dot.png', alt, width: 40, height: 40 }) : drawing
  const link = h('a', { href: `https://example.org/picture-${number}` }, h('span.media', picture))
  return h('p', chance.maybe(0.5) ? link : [`${prose(chance, 6)} `, link, ` ${prose(chance, 6)}`])
}

function acronyms({ chance }: Writer): Element {
  const entry = (index: number) => h('div', [h('dt', `AC${index}`), h('dd', prose(chance, chance.between(2, 8)))])
  return h('dl.acronyms', times(chance.between(2, 20), entry))
}
