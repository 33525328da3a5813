import { parseExpression, type Spec } from 'vega'

/** What Vega-Lite writes into expressions. All of it computes; none of it matches patterns, logs, or reaches the page or its events. */
const FUNCTIONS = new Set(
  `abs ceil floor max min pow sqrt log exp round clamp if inrange indexof length sequence span extent peek slice
   isValid isFinite isNaN isDate isNumber isArray isString isDefined toNumber toString toDate toBoolean
   format timeFormat utcFormat timeParse utcParse timeUnitSpecifier timeOffset utcOffset
   datetime utc time year quarter month week day dayofyear date hours minutes seconds milliseconds
   utcyear utcquarter utcmonth utcweek utcday utcdayofyear utcdate
   scale domain range bandwidth bandspace data invert`.split(/\s+/),
)
const NODES = new Set(
  `ArrayExpression BinaryExpression CallExpression ConditionalExpression Identifier Literal LogicalExpression MemberExpression
   ObjectExpression Property UnaryExpression`.split(/\s+/),
)
const HIDDEN_MEMBERS = new Set(['__proto__', 'constructor', 'prototype'])

/** Members whose texts are expressions, wherever they stand. */
const EXPRESSIONS = new Set(['signal', 'expr', 'test', 'init', 'update'])
/** Members that fetch, link or listen. */
const REFUSED = new Set(['url', 'href', 'bind', 'on', 'events', 'projections', 'cursor', 'tooltip'])
const TRANSFORMS = new Set(
  'aggregate bin collect extent filter formula fold identifier impute joinaggregate stack timeunit window'.split(' '),
)
const MARKS = new Set('arc area group line rect rule symbol text trail'.split(' '))

/**
 * What a specification of Vega, as Vega-Lite made it, holds beyond drawing.
 *
 * The second of two borders: chart-grammar.ts lets nothing into a specification that an expression could be made of; this looks at
 * what has become of it.
 *
 * @returns Nothing where all is well.
 */
export function compiledProblem(spec: Spec): string | undefined {
  const problems: string[] = []
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      const problem = EXPRESSIONS.has(key) ? expressionProblem(value) : undefined
      if (problem !== undefined) problems.push(problem)
    } else if (Array.isArray(value)) for (const item of value) walk(item, key)
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        if (REFUSED.has(name)) problems.push(`it uses \`${name}\``)
        else walk(inner, name)
      }
    }
  }
  const { data = [], ...rest } = spec as {
    data?: { values?: unknown; format?: unknown; transform?: { type: string }[] }[]
  }
  walk(rest, '')
  // The rows of the data, and how their columns are read, have the names of columns as keys.
  for (const { values: _values, format: _format, ...set } of data) {
    walk(set, '')
    for (const { type } of set.transform ?? [])
      if (!TRANSFORMS.has(type)) problems.push(`it uses the transform \`${type}\``)
  }
  problems.push(...markProblems(rest))
  return problems[0]
}

function markProblems(group: { marks?: unknown }): string[] {
  if (!Array.isArray(group.marks)) return []
  return group.marks.flatMap((mark: { type: string; marks?: unknown }) =>
    MARKS.has(mark.type) ? markProblems(mark) : [`it has a mark \`${mark.type}\``],
  )
}

/** What an expression holds that Vega-Lite does not write for a chart that only draws. */
function expressionProblem(expression: string): string | undefined {
  let tree: unknown
  try {
    tree = parseExpression(expression)
  } catch {
    return 'one of its texts became part of an expression'
  }
  let problem: string | undefined
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) walk(each)
    if (!isNode(node) || problem !== undefined) return
    if (!NODES.has(node.type)) problem = `an expression holds a ${node.type}`
    else if (node.type === 'Literal' && 'regex' in node && node.regex) problem = 'an expression holds a pattern'
    else if (node.type === 'CallExpression' && !FUNCTIONS.has(String(node.callee?.name)))
      problem = `an expression calls \`${node.callee?.name}\``
    else if (
      node.type === 'MemberExpression' &&
      HIDDEN_MEMBERS.has(String(node.property?.name ?? node.property?.value))
    )
      problem = `an expression asks for \`${node.property?.name ?? node.property?.value}\``
    for (const inner of Object.values(node)) walk(inner)
  }
  walk(tree)
  return problem
}

interface ExpressionNode {
  type: string
  regex?: unknown
  callee?: { name?: unknown }
  property?: { name?: unknown; value?: unknown }
}

const isNode = (value: unknown): value is ExpressionNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
