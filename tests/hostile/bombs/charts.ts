import type { Contents } from '../../support/publication.ts'
import { type Bomb, times } from './bomb.ts'

const CHAPTER = `---
title: Arches
id: sec-arches
---

Arches carry by leaning [@smith2020, p. 3], as [](#fig-c) shows.

:::figure{#fig-c src=figures/c.vl.json alt="Arches by year."}
Arches.
:::
`

const ENCODING = { x: { field: 'a', type: 'nominal' }, y: { field: 'b', type: 'quantitative' } }
const VALUES = [
  { a: 'x', b: 1 },
  { a: 'y', b: 2 },
]

function chart(spec: object, files: Contents = {}): Contents {
  const whole = { data: { values: VALUES }, mark: 'bar', encoding: ENCODING, ...spec }
  return { 'content/01-arches.md': CHAPTER, 'content/figures/c.vl.json': JSON.stringify(whole), ...files }
}

const csv = (rows: string): Contents => ({
  ...chart({ data: { url: 'c.csv' } }),
  'content/figures/c.csv': `a,b\n${rows}`,
})

const invalid = /^content\/figures\/c\.vl\.json:1:\d+ {2}error {2}.* {2}(?:figure-(?:invalid|unsafe)|json-syntax)$/m
const dataFault = /^content\/figures\/c\.csv:\d+:\d+ {2}error {2}.* {2}figure-invalid$/m

const y = (more: object): object => ({ encoding: { ...ENCODING, y: { ...ENCODING.y, ...more } } })

/** Large, or odd, and drawn. */
const TAKEN = new Set([
  'a chart with a huge extent of bins',
  'a chart with values far apart',
  'a chart with values that are no numbers',
  'a chart of 1,000 rows of its own',
  'a chart of 2,000 colours',
])

const SPECS: [name: string, spec: () => object][] = [
  ['a chart of a million ticks', () => y({ axis: { tickCount: 1e6 } })],
  ['a chart with ticks at each millisecond', () => y({ axis: { tickCount: { interval: 'millisecond', step: 1 } } })],
  [
    'a chart with ten thousand ticks one by one',
    () => y({ axis: { values: Array.from({ length: 1e5 }, (_, n) => n) } }),
  ],
  ['a chart of a million bins', () => y({ bin: { maxbins: 1e6 } })],
  ['a chart with bins of nearly nothing', () => y({ bin: { step: 1e-12 } })],
  ['a chart with a huge extent of bins', () => y({ bin: { extent: [0, 1e300], step: 1 } })],
  ['a chart that fills in a billion keys', () => y({ impute: { keyvals: { start: 0, stop: 1e9 }, value: 0 } })],
  [
    'a chart that fills in keys without a step',
    () => y({ impute: { keyvals: { start: 0, stop: 1, step: 1e-9 }, value: 0 } }),
  ],
  ['a chart as wide as a country', () => ({ width: 1e9, height: 1e9 })],
  ['a chart with a huge step', () => ({ width: { step: 1e8 } })],
  [
    'a chart with a long gradient',
    () => ({ encoding: { ...ENCODING, color: { field: 'b', type: 'quantitative', legend: { gradientLength: 1e9 } } } }),
  ],
  ['a chart of thousands of layers', () => ({ layer: Array.from({ length: 5000 }, () => ({ mark: 'bar' })) })],
  ['a chart of layers in layers', () => nested(2000, inner => ({ layer: [inner] }))],
  [
    'a chart of charts side by side',
    () => ({ hconcat: Array.from({ length: 3000 }, () => ({ mark: 'bar', encoding: ENCODING })) }),
  ],
  ['a chart that repeats a column', () => ({ repeat: Array.from({ length: 3000 }, () => 'b'), spec: { mark: 'bar' } })],
  ['a chart with filters in filters', () => ({ transform: [{ filter: nested(3000, inner => ({ not: inner })) }] })],
  [
    'a chart of a hundred thousand transforms',
    () => ({ transform: Array.from({ length: 1e5 }, () => ({ filter: { field: 'b', gt: 0 } })) }),
  ],
  [
    'a chart that is the product of its columns',
    () => ({ transform: Array.from({ length: 20 }, (_, n) => ({ flatten: ['a'], as: [`a${n}`] })) }),
  ],
  ['a chart with a density of a billion steps', () => ({ transform: [{ density: 'b', steps: 1e9 }] })],
  [
    'a chart with a regression of high order',
    () => ({ transform: [{ regression: 'b', on: 'b', method: 'poly', order: 1e6 }] }),
  ],
  [
    'a chart with a domain of a million values',
    () => y({ scale: { domain: Array.from({ length: 3e5 }, (_, n) => n) } }),
  ],
  ['a chart with a title of a million letters', () => ({ title: 'a'.repeat(1_000_000) })],
  ['a chart with a title of many lines', () => ({ title: Array.from({ length: 1e5 }, () => 'a b') })],
  ['a chart with a title of a quarter of a million words', () => ({ title: 'ab '.repeat(250_000) })],
  ['a chart with a long format', () => y({ axis: { format: '.'.repeat(100_000) } })],
  ['a chart with a format of many digits', () => y({ axis: { format: '.999999999f' } })],
  ['a chart with a wide format', () => y({ axis: { format: '999999999d' } })],
  ['a chart with a huge font', () => ({ title: { text: 'A', fontSize: 1e9 } })],
  ['a chart with an unknown word of a million letters', () => ({ ['x'.repeat(1_000_000)]: 1 })],
  [
    'a chart with a hundred thousand unknown words',
    () => Object.fromEntries(Array.from({ length: 1e5 }, (_, n) => [`x${n}`, 1])),
  ],
  [
    'a chart with values far apart',
    () => ({
      data: {
        values: [
          { a: 'x', b: -1e308 },
          { a: 'y', b: 1e308 },
        ],
      },
    }),
  ],
  ['a chart with values that are no numbers', () => ({ data: { values: [{ a: 'x', b: '1e999' }] } })],
  [
    'a chart of 100,000 rows of its own',
    () => ({ data: { values: Array.from({ length: 1e5 }, (_, n) => ({ a: `n${n}`, b: n })) } }),
  ],
  [
    'a chart of 1,000 rows of its own',
    () => ({ data: { values: Array.from({ length: 1000 }, (_, n) => ({ a: `n${n}`, b: n })) } }),
  ],
  [
    'a chart of 2,000 colours',
    () => ({
      data: { values: Array.from({ length: 2000 }, (_, n) => ({ a: `n${n}`, b: n })) },
      encoding: { ...ENCODING, color: { field: 'a' } },
    }),
  ],
  [
    'a chart with 1,000 columns',
    () => ({
      data: {
        values: Array.from({ length: 100 }, () =>
          Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`a${n}`, n])),
        ),
      },
    }),
  ],
  ['a chart with a value of a million letters', () => ({ data: { values: [{ a: 'x'.repeat(1_000_000), b: 1 }] } })],
  [
    'a chart with values of 2,000 words',
    () => ({ data: { values: Array.from({ length: 100 }, (_, n) => ({ a: `${n} ${'ab '.repeat(2000)}`, b: n })) } }),
  ],
  [
    'a chart of a row for each pair',
    () => ({
      data: { values: Array.from({ length: 1900 }, (_, n) => ({ a: `n${n}`, b: n })) },
      encoding: { ...ENCODING, row: { field: 'a' }, column: { field: 'b' } },
    }),
  ],
]

/** A value in itself, so many times. */
function nested(depth: number, around: (inner: unknown) => object): object {
  let inner: unknown = { mark: 'bar' }
  for (let level = 0; level < depth; level++) inner = around(inner)
  return inner as object
}

const DEEP: [name: string, text: () => string][] = [
  ['a chart of brackets', () => '['.repeat(100_000)],
  ['a chart of closed brackets', () => '['.repeat(50_000) + ']'.repeat(50_000)],
  ['a chart of objects in objects', () => times(50_000, '{"a":') + 1 + '}'.repeat(50_000)],
  ['a chart that is a text of a million letters', () => JSON.stringify('a'.repeat(1_000_000))],
  ['a chart that is no JSON for a million letters', () => 'a '.repeat(500_000)],
  ['a chart with a hundred thousand equal keys', () => `{${times(100_000, '"a":1,')}"a":1}`],
  ['a chart with a number of a million digits', () => `{"width":${'1'.repeat(1_000_000)}}`],
]

const TABLES: [name: string, rows: () => string, expected: RegExp | undefined][] = [
  ['a table of 100,000 rows for a chart', () => times(100_000, n => `n${n},${n}\n`), dataFault],
  ['a cell of a megabyte', () => `${'x'.repeat(1_500_000)},1\n`, dataFault],
  ['a quoted cell of a megabyte', () => `"${'x'.repeat(1_500_000)}",1\n`, dataFault],
  ['a cell of a million doubled quotes', () => `"${'""'.repeat(700_000)}",1\n`, dataFault],
  ['a cell of 300 words', () => times(50, n => `${n} ${'word '.repeat(300)},${n}\n`), dataFault],
  ['a quote that is never closed', () => `"${'a,b\n'.repeat(400_000)}`, dataFault],
  ['quotes that are never closed', () => times(200_000, '"a\n'), dataFault],
  ['a row of a million cells', () => `${times(900_000, 'a,')}\n`, dataFault],
  ['a million empty lines in a table', () => '\n'.repeat(1_900_000), dataFault],
  ['a million carriage returns in a table', () => '\r'.repeat(1_900_000), dataFault],
  ['a million commas in rows', () => times(1000, `${','.repeat(1000)}\n`), dataFault],
  ['numbers of a thousand digits', () => times(500, n => `n${n},${'9'.repeat(1000)}\n`), dataFault],
]

export const CHARTS: readonly Bomb[] = [
  ...SPECS.map(
    ([name, spec]): Bomb => ({ name, make: () => chart(spec()), expected: TAKEN.has(name) ? undefined : invalid }),
  ),
  ...DEEP.map(
    ([name, text]): Bomb => ({
      name,
      make: () => ({ ...chart({}), 'content/figures/c.vl.json': text() }),
      expected: /^content\/figures\/c\.vl\.json:\d+:\d+ {2}error {2}/m,
    }),
  ),
  ...TABLES.map(([name, rows, expected]): Bomb => ({ name, make: () => csv(rows()), expected })),
]
