import type { VFile } from 'vfile'
import type { JsonMember, JsonValue } from '../ground/json.ts'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import type { Rule } from '../rules/definition/rule.ts'
import figureInvalid from '../rules/figure-invalid.ts'
import figureUnsafe from '../rules/figure-unsafe.ts'

export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}

/**
 * The words of Vega-Lite that a chart may use. What is not here is refused: above all whatever takes an expression (`calculate`,
 * `expr`, `params`, `labelExpr`, `test`), fetches or links (`url`, `href`, `lookup`, image marks) or makes data (`sequence`).
 */
const KEYS = new Set(
  `$schema title subtitle description text mark type layer hconcat vconcat concat columns spacing align center bounds encoding config view
   width height step padding autosize contains resize background data values value datum
   x y x2 y2 xOffset yOffset theta theta2 radius radius2 color fill stroke opacity fillOpacity strokeOpacity strokeWidth strokeDash
   size shape angle detail order row column facet spec
   field aggregate bin maxbins timeUnit sort op scale axis legend header impute band bandPosition year month date
   domain domainMin domainMax domainMid range rangeMin rangeMax scheme extent reverse zero nice clamp base exponent constant
   paddingInner paddingOuter round interpolate
   format formatType orient direction offset tickCount tickMinStep anchor frame limit grid ticks labels
   transform as groupby joinaggregate window ignorePeers filter equal lt lte gt gte range oneOf valid not and or
   resolve line point filled thickness cornerRadius baseline dx dy lineBreak fontSize fontStyle fontWeight lineHeight
   innerRadius outerRadius padAngle tension clip style bar rule tick trail arc area rect circle square
   axisX axisY axisBand axisQuantitative axisTemporal axisDiscrete category ordinal ramp heatmap diverging symbol
   discreteWidth discreteHeight continuousWidth continuousHeight`.split(/\s+/),
)

/** How things look: `labelFontSize`, `gridColor`, `symbolType`, … Their values are numbers, names and colours. */
const STYLE_KEY =
  /^(label|title|subtitle|tick|grid|domain|symbol|gradient|row|column|header|stroke|fill|corner|line|point|font|band|band|min|max|x|y|outer|inner|rect|clip)[A-Z][A-Za-z]*$/

const MARKS = new Set('bar line area point rule text tick arc rect circle square trail'.split(' '))
const FORMAT_TYPES = new Set(['number', 'time'])

/** Numbers that say how many things to make. */
const COUNTS = new Set(['maxbins', 'tickCount', 'columns'])
const MAX_COUNT = 1000

/** Where a string would be an expression, and an object with `field` says the same. */
const PREDICATE_KEYS = new Set(['filter', 'and', 'or', 'not'])

/** Keys under which a string names a column. Vega reads quotes, brackets and backslashes in it. */
const FIELD_KEYS = new Set(['field', 'groupby', 'as'])

/**
 * Checks that a specification only draws. What it may not hold is reported as `figure-unsafe` (what could run or fetch) or
 * `figure-invalid`, with its place.
 */
export function checkSpec(spec: JsonValue, file: VFile): void {
  const pointAt = pointsOf(String(file))
  const refuse = (rule: Rule, at: { start: number }, reason: string, key?: string): void => {
    const { line, column } = pointAt(at.start)
    report(file, rule, reason, { place: { line, column }, ...(key !== undefined && { actual: key, expected: KEYS }) })
  }

  const member = ({ key, start, value }: JsonMember, path: string[]): void => {
    if (key === 'data') {
      // Data are read by us (see chart-data.ts), and there is one table to show beside the chart.
      if (path.length > 0)
        refuse(figureInvalid, { start }, 'Unexpected `data`, expected it at the top, for the whole chart')
      return
    }
    if (!KEYS.has(key) && (!STYLE_KEY.test(key) || key.endsWith('Expr'))) {
      const reason = `Unexpected \`${key}\`, expected a property that needs no expression, link or interaction`
      refuse(figureUnsafe, { start }, reason, key)
      return
    }
    const problem = valueProblem(key, value, path) ?? countProblem(key, value)
    if (problem !== undefined) refuse(problem.rule, value, problem.reason)
    walk(value, [...path, key])
  }

  const countProblem = (key: string, value: JsonValue): Problem | undefined => {
    if (!COUNTS.has(key) || value.type !== 'number') return undefined
    const count = String(file).slice(value.start, value.end)
    if (Number(count) <= MAX_COUNT) return undefined
    return { rule: figureInvalid, reason: `Unexpected \`${count}\`, expected at most ${MAX_COUNT}` }
  }

  const walk = (value: JsonValue, path: string[]): void => {
    if (value.type === 'object') for (const each of value.members) member(each, path)
    else if (value.type === 'array') for (const item of value.items) walk(item, path)
  }

  if (spec.type === 'object') walk(spec, [])
  else
    refuse(figureInvalid, spec, `Unexpected ${spec.type}, expected an object with \`data\`, \`mark\` and \`encoding\``)
}

interface Problem {
  rule: Rule
  reason: string
}

function valueProblem(key: string, value: JsonValue, path: string[]): Problem | undefined {
  if (value.type === 'string') {
    const isMark = key === 'mark' || (key === 'type' && path.at(-1) === 'mark')
    if (isMark && !MARKS.has(value.value)) {
      return { rule: figureUnsafe, reason: `Unexpected mark \`${value.value}\`, expected one of ${list(MARKS)}` }
    }
    if (key === 'formatType' && !FORMAT_TYPES.has(value.value)) {
      return {
        rule: figureUnsafe,
        reason: `Unexpected format \`${value.value}\`, expected one of ${list(FORMAT_TYPES)}`,
      }
    }
  }
  if (PREDICATE_KEYS.has(key) && texts(value).length > 0) {
    return {
      rule: figureUnsafe,
      reason: 'Unexpected expression, expected an object with `field` and `equal`, `oneOf` or `range`',
    }
  }
  if (FIELD_KEYS.has(key) && texts(value).some(text => /["'\\[\]]/.test(text))) {
    return { rule: figureUnsafe, reason: 'Unexpected quote, bracket or backslash, expected the name of a column' }
  }
  return undefined
}

function texts(value: JsonValue): string[] {
  if (value.type === 'array') return value.items.flatMap(texts)
  return value.type === 'string' ? [value.value] : []
}

const list = (names: Iterable<string>): string => [...names].map(name => `\`${name}\``).join(', ')
