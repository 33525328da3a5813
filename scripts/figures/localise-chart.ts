import type { Translate } from './asset.ts'
import { type ChartColumn, channelsOf } from './chart-columns.ts'
import type { Json, JsonObject } from './chart-spec.ts'
import { CHART_STYLE, CHART_WIDTH } from './chart-style.ts'
import { eachObject, isObject, setAt } from './chart-texts.ts'
import { COLUMN, specPlace } from './chart-words.ts'
import type { Chart } from './load-chart.ts'
import { textWidth } from './text-width.ts'
import { balancedLines, fitLines } from './wrap.ts'

/** Room for a name beside a vertical axis, in px. */
const ROOM_BESIDE = 190
/** What axis and margins leave of a chart's width for its bars, in parts. */
const PLOT_SHARE = 0.85
const FONT_SIZE = 13

/** Channels whose order on the page is that of the data, unless the specification sorts them. */
const SORTED = new Set(
  'x y xOffset yOffset color fill stroke shape size opacity strokeDash row column facet theta'.split(' '),
)
/** Channels that make several charts of one. */
const FACETS = ['row', 'column', 'facet']
/** Keys whose values may name categories: what the data call them is translated there too. */
const NAMING = new Set(['sort', 'domain', 'equal', 'oneOf', 'values', 'datum'])
/** Channels that have a scale, and so a setting for time. */
const SCALED = new Set('x y xOffset yOffset x2 y2 color fill stroke opacity size theta radius'.split(' '))

/** A complete specification, with data and style, in the reader's language. */
export function localiseChart(chart: Chart, translate: Translate): JsonObject {
  const spec = structuredClone(chart.spec)
  for (const { path, text, lines } of chart.texts) {
    const translated = translate(text, specPlace(path)).text
    setAt(spec, path, lines === 1 ? translated : balancedLines(translated, lines, line => textWidth(line, FONT_SIZE)))
  }
  const names = categoryNames(chart, translate)
  eachObject(spec, (object, key, parent) => {
    for (const [name, value] of Object.entries(object)) {
      if (NAMING.has(name)) object[name] = renamed(value, names)
    }
    if (parent === 'encoding') completeChannel(key, object, chart.columns, translate)
  })
  return {
    ...sized(spec),
    data: { values: rowsOf(chart.columns, names) },
    config: { ...CHART_STYLE, ...(isObject(spec.config) && merged(spec.config)) },
  }
}

/** The author's settings win, key by key, within `axis`, `legend` and the like too. */
function merged(own: JsonObject): JsonObject {
  const entries = Object.entries(own).map(([key, value]): [string, Json] => {
    const house = CHART_STYLE[key]
    return [key, isObject(value) && isObject(house) ? { ...house, ...value } : value]
  })
  return Object.fromEntries(entries)
}

/** A single chart fills the column; several beside one another have the size that their specification gives. */
function sized(spec: JsonObject): JsonObject {
  const { encoding } = spec
  const isFaceted = isObject(encoding) && FACETS.some(channel => channel in encoding)
  if (isFaceted || (spec.mark ?? spec.layer) === undefined) return spec
  return { width: CHART_WIDTH, autosize: { type: 'fit-x', contains: 'padding' }, ...spec }
}

/** What each name in the data is called on the page, broken into lines where it stands under a bar or beside one. */
function categoryNames({ columns, spec }: Chart, translate: Translate): Map<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const column of columns.filter(({ role }) => role === 'category')) {
    const values = new Set(column.cells.map(cell => cell.text))
    const on = new Set(
      channelsOf(spec).flatMap(({ name, definition }) => (definition.field === column.name ? name : [])),
    )
    const room = on.has('x')
      ? (CHART_WIDTH * PLOT_SHARE) / values.size - 8
      : on.has('y')
        ? ROOM_BESIDE
        : Number.POSITIVE_INFINITY
    for (const value of values) {
      if (names.has(value)) continue
      const text = /\p{L}/u.test(value) ? translate(value, column.name).text : value
      let name = fitLines(text, 1, room, line => textWidth(line, FONT_SIZE)).join('\n')
      // Two things that a translation calls by one name stay two: a mark without width keeps them apart.
      while (taken.has(name)) name += '\u200B'
      taken.add(name)
      names.set(value, name)
    }
  }
  return names
}

function renamed(value: Json, names: Map<string, string>): Json {
  if (Array.isArray(value)) return value.map(item => renamed(item, names))
  return typeof value === 'string' ? (names.get(value) ?? value) : value
}

function completeChannel(name: string, channel: JsonObject, columns: ChartColumn[], translate: Translate): void {
  const column = columns.find(each => each.name === channel.field)
  if (column === undefined) return
  if (
    channel.title === undefined &&
    ![channel.axis, channel.legend, channel.header].some(owner => isObject(owner) && 'title' in owner)
  ) {
    channel.title = /\p{L}/u.test(column.label) ? translate(column.label, COLUMN).text : column.label
  }
  if (column.role === 'category' && channel.sort === undefined && SORTED.has(name)) channel.sort = null
  if (column.role === 'quantitative' && name === 'text' && channel.format === undefined) channel.format = ','
  if (column.role === 'temporal') useUtc(name, channel)
}

/** Dates have no time zone: read and written in UTC they are the same day wherever the chart is drawn. */
function useUtc(name: string, channel: JsonObject): void {
  if (typeof channel.timeUnit === 'string') channel.timeUnit = channel.timeUnit.replace(/^(?!utc)/, 'utc')
  else if (SCALED.has(name)) channel.scale = { ...(isObject(channel.scale) && channel.scale), type: 'utc' }
  else channel.timeUnit = 'utcyearmonthdate'
}

function rowsOf(columns: ChartColumn[], names: Map<string, string>): JsonObject[] {
  const count = columns[0]?.cells.length ?? 0
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(columns.map(column => [column.name, dataOf(column, column.cells[row]?.text ?? '', names)])),
  )
}

function dataOf({ role }: ChartColumn, text: string, names: Map<string, string>): Json {
  if (text === '') return null
  if (role === 'quantitative') return Number(text)
  // ISO dates without a time are UTC (ECMA-262, Date Time String Format).
  return role === 'temporal' ? Date.parse(text) : (names.get(text) ?? text)
}
