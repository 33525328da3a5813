import type { Form, Shape } from './chart-form.ts'

/** What single values of a specification may be: words, numbers, columns, formats, moments. */

export const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))
export const oneOf = (text: string): Form => ({
  expected: `one of ${text
    .split(/\s+/)
    .map(name => `\`${name}\``)
    .join(', ')}`,
  string: names(text),
})
export const numberIn = (least: number, greatest: number): Form => ({
  expected: `a number from ${least} to ${greatest}`,
  number: [least, greatest],
})
export const listOf = (items: Form, most: number): Form => ({ expected: `a list of ${items.expected}`, items, most })
export const shape = (members: Record<string, Form>): Shape => ({ members: new Map(Object.entries(members)) })
export const styled = (members: Record<string, Form>): Shape => ({
  members: new Map(Object.entries({ ...SIMPLE_STYLES, ...members })),
  style: { name: STYLE_NAME, form: STYLE },
})

export const FLAG: Form = { expected: 'true or false', boolean: true }
/** Sizes and distances in px, angles in degrees. A page is 800 px wide. */
export const PX = numberIn(-2000, 2000)
export const COUNT = numberIn(1, 100)
export const ANY_NUMBER: Form = { expected: 'a number', number: [-Number.MAX_VALUE, Number.MAX_VALUE] }

/** Words that readers see. Control characters and backslashes have no place among them. */
export const WORDS = /^[^\p{Cc}\\]{0,300}$/u
const LINE: Form = { expected: 'a text of at most 300 characters, without backslashes', string: WORDS }
export const TEXT: Form = { ...LINE, null: true, items: LINE, most: 10 }

/** A name that CSS or Vega knows: `#1b2733`, `rgb(1, 2, 3)`, `bold`, `Source Sans 3`, `bottom-right`. */
export const NAME = /^(#[0-9a-f]{3,8}|[a-z][a-z0-9 -]{0,60}|(rgb|hsl)a?\([0-9.,%/ ]{1,40}\)|)$/i
export const WORD: Form = { expected: 'a name or a colour', string: NAME }
export const STYLE: Form = {
  expected: 'a name, a colour, a number from -2000 to 2000, or a list of them',
  string: NAME,
  number: [-2000, 2000],
  boolean: true,
  null: true,
  items: { expected: 'a name, a colour or a number', string: NAME, number: [-2000, 2000] },
  most: 20,
}
/** How things look: `labelFontSize`, `gridColor`, `symbolType`, … */
const STYLE_NAME =
  /^(label|title|subtitle|tick|grid|domain|symbol|gradient|row|column|header|stroke|fill|corner|line|point|font|band|min|max|x|y|outer|inner|rect|clip|discrete|continuous)(?!.*Expr$)[A-Z][A-Za-z]*$/
const SIMPLE_STYLES = Object.fromEntries(
  `align anchor angle background bandSize baseline binSpacing bounds clip color cornerRadius direction domain dx dy ellipsis fill filled font fontSize fontStyle
   fontWeight frame grid innerRadius interpolate labels limit line lineHeight offset opacity orient outerRadius padAngle padding position
   point radius radius2 reverse round rule shape size spacing stroke tension theta theta2 thickness ticks translate width height x x2 y y2 zindex`
    .split(/\s+/)
    .map(name => [name, STYLE]),
)

export const COLUMN: Form = {
  expected: 'the name of a column, without quotes, brackets, backslashes and full stops',
  string: /^[^"'`\\[\].\p{Cc}]{1,200}$/u,
}
export const COLUMNS = listOf(COLUMN, 20)

const UNITS =
  `year quarter month week day dayofyear date hours minutes seconds milliseconds yearquarter yearquartermonth yearmonth
  yearmonthdate yearweek yearweekday yeardayofyear quartermonth monthdate weekday`.split(/\s+/)
export const TIME_UNIT: Form = {
  expected: 'a unit of time such as `year` or `yearmonth`',
  string: new Set(UNITS.flatMap(unit => [unit, `utc${unit}`])),
}

/** A moment by its parts, which Vega-Lite writes into an expression as they are. */
const MOMENT: Shape = shape({
  year: numberIn(0, 9999),
  quarter: numberIn(1, 4),
  month: numberIn(1, 12),
  date: numberIn(1, 31),
})
/** A value of the data. */
export const VALUE: Form = {
  expected: 'a text, a number or a date such as `{"year": 2021}`',
  string: WORDS,
  number: [-Number.MAX_VALUE, Number.MAX_VALUE],
  boolean: true,
  null: true,
  object: () => MOMENT,
}
export const TIME: Form = {
  expected: 'a number or a date such as `{"year": 2021}`',
  number: [-Number.MAX_VALUE, Number.MAX_VALUE],
  null: true,
  object: () => MOMENT,
}
export const VALUES = listOf(VALUE, 500)

/** A format of D3: `,.1f` for numbers, `%B %Y` for dates. */
const FORMAT: Form = {
  expected: 'a format such as `,.1f` or `%B %Y`',
  string:
    /^(?:(?:[^"'`\\{}\p{Cc}]?[<>=^])?[-+( ]?[$#]?0?\d{0,2},?(?:\.\d{1,2})?~?[a-z%]?|(?=.*%)(?:%[-_0]?[a-z%]|[\p{L}\p{N} .,/:–-]){1,40})$/iu,
}
export const FORMATS: Record<string, Form> = { format: FORMAT, formatType: { ...oneOf('number time'), unsafe: true } }

export const AGGREGATE = oneOf(
  'count distinct sum product mean average variance variancep stdev stdevp stderr median q1 q3 ci0 ci1 min max valid missing',
)
export const WINDOW_OP: Form = {
  expected: 'an operation such as `rank` or `sum`',
  string: new Set([
    ...(AGGREGATE.string as ReadonlySet<string>),
    ...names('row_number rank dense_rank percent_rank cume_dist lag lead first_value last_value'),
  ]),
}

export const BIN: Form = {
  expected: 'true, or an object such as `{"maxbins": 10}`',
  boolean: true,
  null: true,
  object: () =>
    shape({
      maxbins: numberIn(2, 100),
      // How many bins a step makes depends on the data: chart-limits.ts.
      step: { expected: 'a number above 0', number: [Number.MIN_VALUE, Number.MAX_VALUE] },
      extent: listOf(ANY_NUMBER, 2),
      nice: FLAG,
    }),
}

export const COLOURS = listOf(STYLE, 50)
export const SCALE: Form = {
  expected: 'an object, or null',
  null: true,
  object: () =>
    shape({
      type: oneOf(
        'linear log pow sqrt symlog time utc ordinal band point quantile quantize threshold identity bin-ordinal',
      ),
      domain: VALUES,
      domainMin: VALUE,
      domainMax: VALUE,
      domainMid: ANY_NUMBER,
      range: { ...COLOURS, string: NAME },
      rangeMin: STYLE,
      rangeMax: STYLE,
      scheme: { ...WORD, object: () => shape({ name: WORD, count: COUNT, extent: listOf(ANY_NUMBER, 2) }) },
      reverse: FLAG,
      zero: FLAG,
      nice: { ...COUNT, boolean: true },
      clamp: FLAG,
      round: FLAG,
      base: numberIn(1.1, 1000),
      exponent: numberIn(-10, 10),
      constant: ANY_NUMBER,
      padding: PX,
      paddingInner: numberIn(0, 1),
      paddingOuter: numberIn(0, 100),
      align: numberIn(0, 1),
      interpolate: oneOf('rgb lab hcl hsl hsl-long hcl-long cubehelix cubehelix-long'),
    }),
}
