import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Paragraph, PhrasingContent, Strong, Table, TableCell } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Block } from '../../model/nodes.ts'
import type { Words } from '../../model/source.ts'
import type { BlockContext, CollectedBlock } from './context.ts'
import type { HtmlBlockContext } from './definition.ts'
import { bodyOf } from './read.ts'

/** Recommendations as a table: a row for each, a column for whom it addresses and for each thing that their lists name. */
export interface RecommendationMatrix {
  /** Words of the columns: number and what it is, whom it addresses, and the fields. */
  columns: PhrasingContent[][]
  rows: { entry: CollectedBlock; title: PhrasingContent[]; actors: Words[]; fields: PhrasingContent[][] }[]
}

/** What an item of a list says under the bold word that it begins with: `**By when.** Within a year.` */
interface Field {
  name: string
  words: PhrasingContent[]
}

/**
 * @param addressees ids of the actors that a recommendation addresses
 * @param from the first of the fields that has a column, from 1
 */
export function recommendationMatrix(
  entries: readonly CollectedBlock[],
  addressees: (block: Block) => string[],
  { actors, t }: BlockContext,
  from: number,
): RecommendationMatrix {
  const fields = entries.map(({ block }) => fieldsOf(block))
  const names = [...new Set(fields.flatMap(own => own.map(({ name }) => name)))].slice(from - 1)
  return {
    columns: [t('list.recommendation'), t('list.actor'), ...names].map(words),
    rows: entries.map((entry, index) => ({
      entry,
      title: entry.title ? entry.title.children : words(entry.id),
      actors: addressees(entry.block).map(id => actors.get(id) ?? { text: id, lang: undefined }),
      fields: names.map(name => fields[index]?.find(field => field.name === name)?.words ?? []),
    })),
  }
}

function fieldsOf(block: Block): Field[] {
  const items = bodyOf(block).flatMap(child => (child.type === 'list' ? child.children : []))
  return items.flatMap(item => {
    const paragraph = item.children.find((child): child is Paragraph => child.type === 'paragraph')
    const [first, ...rest] = paragraph?.children ?? []
    if (first?.type !== 'strong') return []
    return [{ name: nameOf(first), words: rest }]
  })
}

function nameOf(strong: Strong): string {
  return textOf(strong).trim().replace(/[.:]$/, '')
}

function words(value: string): PhrasingContent[] {
  return [{ type: 'text', value }]
}

/** The matrix as a Markdown table, for formats without a table of their own for it. */
export function matrixTable({ columns, rows }: RecommendationMatrix): Table {
  const row = (cells: readonly PhrasingContent[][]): Table['children'][number] => ({
    type: 'tableRow',
    children: cells.map((children): TableCell => ({ type: 'tableCell', children })),
  })
  const body = rows.map(({ entry, title, actors, fields }) =>
    row([
      [...words(`${entry.number} `), ...title],
      actors.flatMap(({ text }, index) => words(`${index === 0 ? '' : '; '}${text}`)),
      ...fields,
    ]),
  )
  return { type: 'table', children: [row(columns), ...body] }
}

export function htmlMatrix({ columns, rows }: RecommendationMatrix, context: HtmlBlockContext): Element {
  const { hasAnchor, compileAgain } = context
  const head = h(
    'tr',
    columns.map(column => h('th', { scope: 'col' }, compileAgain(column))),
  )
  const body = rows.map(({ entry, title, actors, fields }) => {
    const content: ElementContent[] = compileAgain(title)
    const linked = hasAnchor(entry.id) ? [h('a', { href: `#${entry.id}` }, content)] : content
    return h('tr', [
      h('th', { scope: 'row' }, [
        h('span.number', entry.number),
        ' ',
        h('span', { lang: entry.title?.data?.lang }, linked),
      ]),
      h(
        'td',
        actors.flatMap(({ text, lang }, index) => [
          ...(index === 0 ? [] : ['; ']),
          lang === undefined ? text : h('span', { lang }, text),
        ]),
      ),
      ...fields.map(field => h('td', compileAgain(field))),
    ])
  })
  return h('table.recommendations.matrix', [h('thead', head), h('tbody', body)])
}
