import type { Element, Properties } from 'hast'
import { h } from 'hastscript'
import { formatDate } from '../languages/format-date.ts'
import { formatNumber } from '../languages/format-number.ts'
import type { Language } from '../model/publication.ts'
import type { FigureAsset, FigureWord, Translate } from './asset.ts'
import type { ChartColumn } from './chart-columns.ts'
import { COLUMN } from './chart-words.ts'

/**
 * The data of a chart as a table, for readers who cannot see it or want the figures: columns and rows as in the data file, numbers and
 * dates as the language writes them. The caller adds a caption.
 *
 * @returns Nothing for drawings and images: they have no data.
 */
export function figureData(asset: FigureAsset, translate: Translate, language: Language): Element | undefined {
  if (asset.kind !== 'chart') return undefined
  const { columns } = asset
  const rows = columns[0]?.cells.map((_, index) => index) ?? []
  return h('table', [
    h('thead', [
      h(
        'tr',
        columns.map(({ label, role }) =>
          cell('th', { text: label, in: COLUMN }, { scope: 'col', ...aligned(role) }, translate),
        ),
      ),
    ]),
    h(
      'tbody',
      rows.map(row =>
        h(
          'tr',
          columns.map((column, index) => dataCell(column, row, index === 0, translate, language)),
        ),
      ),
    ),
  ])
}

function dataCell(
  column: ChartColumn,
  row: number,
  isFirst: boolean,
  translate: Translate,
  language: Language,
): Element {
  const text = column.cells[row]?.text ?? ''
  // The first column names the rows, unless it is a number like the others.
  const isHeader = isFirst && column.role !== 'quantitative'
  const properties = { ...(isHeader && { scope: 'row' }), ...aligned(column.role) }
  const name = isHeader ? 'th' : 'td'
  if (column.role === 'category') return cell(name, { text, in: column.name }, properties, translate)
  return h(name, properties, column.role === 'temporal' ? dateIn(language, text) : numberIn(language, text))
}

const aligned = (role: ChartColumn['role']): Properties => (role === 'quantitative' ? { className: ['number'] } : {})

function cell(
  name: string,
  word: Pick<FigureWord, 'text' | 'in'>,
  properties: Properties,
  translate: Translate,
): Element {
  const { text, lang } = /\p{L}/u.test(word.text) ? translate(word.text, word.in) : { text: word.text }
  return h(name, { ...properties, ...(lang !== undefined && { lang }) }, text)
}

/** A number with as many decimals as the data give: 2.50 is more exact than 2.5. */
function numberIn({ tag }: Language, text: string): string {
  if (text === '') return ''
  const decimals = /\.(\d+)$/.exec(text)?.[1]?.length ?? 0
  const [minimumFractionDigits, maximumFractionDigits] = [decimals, Math.max(decimals, 20)]
  return formatNumber(Number(text), tag, { minimumFractionDigits, maximumFractionDigits })
}

/** A date as exact as the data give it: a year, a month or a day. */
function dateIn({ tag }: Language, text: string): string {
  const parts = text.split('-').length
  if (text === '' || parts === 1) return text
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', ...(parts === 3 && { day: 'numeric' }) }
  return formatDate(Date.parse(text), tag, { ...options, timeZone: 'UTC' })
}
