import type { Form, Shape } from './chart-form.ts'
import {
  AGGREGATE,
  ANY_NUMBER,
  BIN,
  COLOURS,
  COLUMN,
  COLUMNS,
  COUNT,
  FLAG,
  FORMATS,
  listOf,
  NAME,
  names,
  numberIn,
  oneOf,
  PX,
  SCALE,
  STYLE,
  shape,
  styled,
  TEXT,
  TIME,
  TIME_UNIT,
  VALUE,
  VALUES,
  WINDOW_OP,
  WORD,
  WORDS,
} from './chart-values.ts'

/**
 * The specifications of Vega-Lite that a chart may have: what each place takes.
 *
 * Vega-Lite writes many of its values into expressions, not all of them as quoted texts (`format`, the parts of dates, titles in
 * descriptions). So every place has a form, and none takes what an expression could be made of: no `calculate`, `expr`, `params`,
 * `test`, `signal`; nothing that fetches or links (`url`, `href`, `lookup`, images) or makes data (`sequence`). Numbers that say
 * how many things to make are bounded.
 */

const CHANNELS =
  `x y x2 y2 xOffset yOffset theta theta2 radius radius2 color fill stroke opacity fillOpacity strokeOpacity strokeWidth
  strokeDash size shape angle detail order text row column facet`.split(/\s+/)

const SORT: Form = {
  expected: '`ascending`, `descending`, a channel such as `-y`, or a list of values',
  string: new Set(['ascending', 'descending', ...CHANNELS.flatMap(name => [name, `-${name}`])]),
  null: true,
  items: VALUE,
  most: 500,
  object: () => shape({ field: COLUMN, op: AGGREGATE, order: { ...oneOf('ascending descending'), null: true } }),
}

const GUIDE: Record<string, Form> = {
  ...FORMATS,
  title: TEXT,
  values: VALUES,
  tickCount: {
    expected: 'a number from 1 to 100, or a unit of time',
    number: [1, 100],
    string: names('year month week day'),
  },
  tickMinStep: { expected: 'a number above 0', number: [Number.MIN_VALUE, Number.MAX_VALUE] },
  bandPosition: numberIn(0, 1),
  columns: numberIn(0, 20),
  type: oneOf('symbol gradient'),
}
const guide = (): Shape => styled(GUIDE)
const GUIDE_FORM: Form = { expected: 'an object, or null', null: true, object: guide }

const CHANNEL: Form = {
  expected: 'an object such as `{"field": "year", "type": "ordinal"}`',
  null: true,
  object: () => channel,
  items: { expected: 'an object such as `{"field": "year"}`', object: () => channel },
  most: 20,
}
const channel: Shape = shape({
  ...FORMATS,
  field: COLUMN,
  type: oneOf('quantitative temporal ordinal nominal'),
  aggregate: AGGREGATE,
  bin: { ...BIN, string: names('binned') },
  timeUnit: TIME_UNIT,
  sort: SORT,
  scale: SCALE,
  axis: GUIDE_FORM,
  legend: GUIDE_FORM,
  header: GUIDE_FORM,
  title: TEXT,
  stack: { ...oneOf('zero normalize center'), boolean: true, null: true },
  impute: {
    expected: 'an object such as `{"value": 0}`, or null',
    null: true,
    object: () =>
      shape({
        value: VALUE,
        method: oneOf('value mean median max min'),
        frame: listOf({ ...ANY_NUMBER, null: true }, 2),
        // A range of keys would be made by an expression, and may be without end.
        keyvals: listOf(VALUE, 100),
      }),
  },
  band: numberIn(0, 1),
  bandPosition: numberIn(0, 1),
  value: { ...STYLE, string: WORDS, number: [-Number.MAX_VALUE, Number.MAX_VALUE] },
  datum: VALUE,
  // Of facets.
  columns: COUNT,
  spacing: { ...PX, object: () => shape({ row: PX, column: PX }) },
  align: STYLE,
  center: FLAG,
  bounds: oneOf('full flush'),
})

const PREDICATE: Form = {
  expected: 'an object with `field` and `equal`, `oneOf` or `range`',
  object: members => {
    // Beside a unit of time, Vega-Lite takes a text for an expression.
    const value = members.some(({ key }) => key === 'timeUnit') ? TIME : VALUE
    return shape({
      field: COLUMN,
      timeUnit: TIME_UNIT,
      equal: value,
      lt: value,
      lte: value,
      gt: value,
      gte: value,
      range: listOf(value, 2),
      oneOf: listOf(value, 500),
      valid: FLAG,
      not: PREDICATE,
      and: listOf(PREDICATE, 20),
      or: listOf(PREDICATE, 20),
    })
  },
}
const operations = (op: Form): Form =>
  listOf({ expected: 'an object', object: () => shape({ op, field: COLUMN, as: COLUMN, param: COUNT }) }, 20)
const TRANSFORM: Form = {
  expected: 'an object such as `{"filter": {"field": "year", "gte": 2015}}`',
  object: () =>
    shape({
      filter: PREDICATE,
      aggregate: operations(AGGREGATE),
      joinaggregate: operations(AGGREGATE),
      window: operations(WINDOW_OP),
      groupby: COLUMNS,
      sort: listOf(
        { expected: 'an object', object: () => shape({ field: COLUMN, order: oneOf('ascending descending') }) },
        10,
      ),
      frame: listOf({ ...ANY_NUMBER, null: true }, 2),
      ignorePeers: FLAG,
      bin: BIN,
      timeUnit: TIME_UNIT,
      field: COLUMN,
      as: { ...COLUMN, items: COLUMN, most: 20 },
    }),
}

const MARKS = 'bar line area point rule text tick arc rect circle square trail'
const MARK: Form = { ...oneOf(MARKS), unsafe: true }
const mark = (): Shape =>
  styled({
    type: MARK,
    text: TEXT,
    order: FLAG,
    line: LAYERED_MARK,
    point: LAYERED_MARK,
    width: BAND,
    height: BAND,
  })
const LAYERED_MARK: Form = { ...STYLE, object: mark }
const BAND: Form = { ...STYLE, object: () => shape({ band: numberIn(0, 1) }) }

const TITLE: Form = {
  ...TEXT,
  object: () => styled({ text: TEXT, subtitle: TEXT }),
}
const SIZE: Form = {
  expected: 'a number from 1 to 2000, or a step',
  number: [1, 2000],
  object: () => shape({ step: numberIn(1, 500) }),
}
const PADDING: Form = { ...PX, object: () => shape({ left: PX, right: PX, top: PX, bottom: PX }) }
const RESOLVE = (): Shape => {
  const each: Form = { expected: '`shared` or `independent`', string: names('shared independent') }
  const channels: Form = {
    expected: 'an object',
    object: () => shape(Object.fromEntries(CHANNELS.map(name => [name, each]))),
  }
  return shape({ scale: channels, axis: channels, legend: channels })
}

const BLOCK: Form = { expected: 'an object', object: () => styled({ ...GUIDE, step: PX, band: numberIn(0, 1) }) }
const config = (): Shape => {
  const blocks = `axis axisX axisY axisBand axisQuantitative axisTemporal axisDiscrete axisTop axisBottom axisLeft axisRight legend
    header headerRow headerColumn headerFacet title mark scale facet concat ${MARKS}`
  const sized: Form = { expected: 'an object', object: () => styled({ ...viewSizes }) }
  return styled({
    ...Object.fromEntries(blocks.split(/\s+/).map(name => [name, BLOCK])),
    bar: { expected: 'an object', object: () => styled({ discreteBandSize: BAND }) },
    view: sized,
    style: {
      expected: 'an object',
      object: () => ({ members: new Map(), style: { name: /^[a-z][a-z-]{0,30}$/i, form: BLOCK } }),
    },
    range: {
      expected: 'an object',
      object: () =>
        shape(
          Object.fromEntries(
            'category ordinal ramp heatmap diverging symbol'
              .split(' ')
              .map(name => [name, { ...COLOURS, string: NAME }]),
          ),
        ),
    },
    padding: PADDING,
    lineBreak: { expected: 'a line end', string: /^[\n|/]$/ },
  })
}
const viewSizes: Record<string, Form> = {
  discreteWidth: SIZE,
  discreteHeight: SIZE,
  continuousWidth: SIZE,
  continuousHeight: SIZE,
}

const VIEWS: Form = { expected: 'a list of charts', items: { expected: 'a chart', object: () => view }, most: 20 }
const ENCODING: Form = {
  expected: 'an object such as `{"x": {"field": "year"}}`',
  object: () => shape(Object.fromEntries(CHANNELS.map(name => [name, CHANNEL]))),
}
const viewMembers: Record<string, Form> = {
  title: TITLE,
  subtitle: TEXT,
  description: { expected: 'a text', string: /^.{0,2000}$/s },
  mark: { ...MARK, object: mark },
  encoding: ENCODING,
  layer: VIEWS,
  hconcat: VIEWS,
  vconcat: VIEWS,
  concat: VIEWS,
  spec: { expected: 'a chart', object: () => view },
  facet: {
    ...CHANNEL,
    object: () => ({ members: new Map([...channel.members, ['row', CHANNEL], ['column', CHANNEL]]) }),
  },
  columns: COUNT,
  spacing: { ...PX, object: () => shape({ row: PX, column: PX }) },
  align: { ...STYLE, object: () => shape({ row: STYLE, column: STYLE }) },
  center: { ...FLAG, object: () => shape({ row: FLAG, column: FLAG }) },
  bounds: oneOf('full flush'),
  view: { expected: 'an object', object: () => styled({}) },
  width: SIZE,
  height: SIZE,
  transform: listOf(TRANSFORM, 20),
  resolve: { expected: 'an object', object: RESOLVE },
}
const view: Shape = shape(viewMembers)

/** A whole specification, without its data: those are read by us (chart-data.ts). */
export const SPECIFICATION: Form = {
  expected: 'an object with `data`, `mark` and `encoding`',
  object: () =>
    shape({
      ...viewMembers,
      $schema: { expected: 'an address', string: /^.{0,200}$/s },
      background: { ...WORD, null: true },
      padding: PADDING,
      autosize: {
        ...oneOf('pad fit fit-x fit-y none'),
        object: () =>
          shape({ type: oneOf('pad fit fit-x fit-y none'), contains: oneOf('content padding'), resize: FLAG }),
      },
      config: { expected: 'an object', object: config },
    }),
}
