import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { load, publication } from './publication.ts'

afterEach(() => vi.unstubAllGlobals())

const DATA = { values: [{ a: 'x', b: 1 }] }
const ENCODING = { x: { field: 'a', type: 'nominal' }, y: { field: 'b', type: 'quantitative' } }
const CODE = 'constructor.constructor("globalThis.ran = true")()'

/** What a hostile specification adds to a sound one, and the rule that refuses it. */
const HOSTILE: [name: string, spec: object, rule: string][] = [
  ['a calculation', { transform: [{ calculate: CODE, as: 'c' }] }, 'figure-unsafe'],
  ['a filter expression', { transform: [{ filter: CODE }] }, 'figure-unsafe'],
  [
    'a filter expression among others',
    { transform: [{ filter: { and: [{ field: 'b', gt: 0 }, CODE] } }] },
    'figure-unsafe',
  ],
  ['a negated expression', { transform: [{ filter: { not: CODE } }] }, 'figure-unsafe'],
  ['a parameter', { params: [{ name: 'p', expr: CODE }] }, 'figure-unsafe'],
  ['an expression in a mark', { mark: { type: 'bar', width: { expr: CODE } } }, 'figure-unsafe'],
  ['a signal', { mark: { type: 'bar', width: { signal: CODE } } }, 'figure-unsafe'],
  ['a label expression', { encoding: { ...ENCODING, x: { field: 'a', axis: { labelExpr: CODE } } } }, 'figure-unsafe'],
  ['an expression in the style', { config: { axis: { labelColor: { expr: CODE } } } }, 'figure-unsafe'],
  ['signals in the style', { config: { signals: [{ name: 'x', init: CODE }] } }, 'figure-unsafe'],
  [
    'a condition',
    { encoding: { ...ENCODING, color: { condition: { test: CODE, value: 'red' }, value: 'blue' } } },
    'figure-unsafe',
  ],
  ['a custom format', { encoding: { ...ENCODING, text: { field: 'b', formatType: 'evil' } } }, 'figure-unsafe'],
  ['a quote in a column', { encoding: { ...ENCODING, x: { field: "a'] + alert(1) + datum['a" } } }, 'figure-unsafe'],
  ['an image mark', { mark: { type: 'image', url: 'https://example.org/x.png' } }, 'figure-unsafe'],
  ['an image mark in short', { mark: 'image' }, 'figure-unsafe'],
  ['an address channel', { encoding: { ...ENCODING, url: { value: 'https://example.org/x.png' } } }, 'figure-unsafe'],
  ['a link', { encoding: { ...ENCODING, href: { value: 'https://example.org/' } } }, 'figure-unsafe'],
  ['data of the network', { data: { url: 'https://example.org/x.csv' } }, 'figure-unsafe'],
  ['data of the same protocol', { data: { url: '//example.org/x.csv' } }, 'figure-unsafe'],
  ['data by absolute path', { data: { url: '/etc/passwd' } }, 'figure-unsafe'],
  ['data by file address', { data: { url: 'file:///etc/passwd.csv' } }, 'figure-unsafe'],
  ['data outside content/', { data: { url: '../../secret.csv' } }, 'image-outside-content'],
  ['data of another kind', { data: { url: 'x.svg' } }, 'figure-invalid'],
  ['data that are not there', { data: { url: 'nowhere.csv' } }, 'image-missing'],
  ['data that are made', { data: { sequence: { start: 0, stop: 1e9 } } }, 'figure-invalid'],
  ['data of a layer', { layer: [{ data: { url: 'https://example.org/x.csv' }, mark: 'bar' }] }, 'figure-invalid'],
  [
    'a look-up of other data',
    { transform: [{ lookup: 'a', from: { data: { url: 'https://example.org/x.csv' } } }] },
    'figure-unsafe',
  ],
  ['named data sets', { datasets: { x: [] } }, 'figure-unsafe'],
  [
    'a million ticks',
    { encoding: { ...ENCODING, y: { field: 'b', type: 'quantitative', axis: { tickCount: 1e6 } } } },
    'figure-invalid',
  ],
  ['a prototype', JSON.parse('{"__proto__": {"polluted": true}}'), 'figure-unsafe'],
  ['a column that is not there', { encoding: { x: { field: 'aa' } } }, 'figure-invalid'],
  ['a word that Vega-Lite does not have', { encodng: {} }, 'figure-unsafe'],
]

test.each(HOSTILE)('%s is refused with its place, and nothing is run or fetched', async (_, more, rule) => {
  const fetched = vi.fn()
  vi.stubGlobal('fetch', fetched)
  const spec = { data: DATA, mark: 'bar', encoding: ENCODING, ...Object.fromEntries(Object.entries(more)) }
  const root = await publication({
    'content/figures/x.vl.json': JSON.stringify(spec, null, 1),
    'secret.csv': 'a,b\n1,2\n',
  })
  const { asset, messages } = await load(root, 'content/figures/x.vl.json')
  expect(asset).toBeUndefined()
  expect(messages.join('\n')).toMatch(new RegExp(`^content/figures/x\\.vl\\.json:\\d+:\\d+ ${rule} .`, 'm'))
  expect(fetched).not.toHaveBeenCalled()
  expect(globalThis).not.toHaveProperty('ran')
  expect({}).not.toHaveProperty('polluted')
})

/** Places where Vega-Lite writes what stands there into an expression, quoted badly or not at all. */
const CHANNEL_FAULTS: [name: string, channel: object][] = [
  ['a format', { format: '"+constructor.constructor("x")()+"' }],
  ['a list of formats', { formatType: ['number'] }],
  ['a unit of time', { timeUnit: "year');evil('" }],
  ['a unit of time as an object', { timeUnit: { unit: 'year', step: 'evil()' } }],
  ['the year of a domain', { scale: { domain: [{ year: 'evil()' }, { year: 2020 }] } }],
  ['the date of an axis value', { axis: { values: [{ year: 2020, date: 'evil()' }] } }],
  ['the month of a sort', { sort: [{ month: '1, evil()' }] }],
  ['a fixed moment', { datum: { year: 'evil()' }, field: undefined }],
  ['a place in a band', { bandPosition: 'evil()' }],
  ['a part of a band', { band: 'evil()' }],
  ['columns of a legend', { legend: { columns: 'evil()' } }],
  ['a sort by a text', { sort: 'evil()' }],
  ['a step of bins', { bin: { step: 'evil()' } }],
  ['a range of an extent', { bin: { extent: ['evil()', 1] } }],
  ['an encoding within a title', { title: { encode: { update: { text: { signal: 'evil()' } } } } }],
  ['a title with a backslash', { title: '\\"+evil()+\\"' }],
  ['a range by a field', { scale: { range: { field: 'evil()' } } }],
  [
    'a label colour with a condition',
    { axis: { labelColor: { condition: { test: 'evil()', value: 'red' }, value: 'blue' } } },
  ],
  ['ticks at an interval without bounds', { axis: { tickCount: { interval: 'millisecond', step: 1 } } }],
  ['keys without end', { impute: { keyvals: { start: 0, stop: 1e9 }, value: 0 } }],
  ['a wide axis', { axis: { labelPadding: 1e9 } }],
  ['a long legend', { legend: { gradientLength: 1e9 } }],
  ['a thousand bins', { bin: { maxbins: 1e6 } }],
  ['an argument of the greatest', { aggregate: { argmax: 'evil()' } }],
]

test.each(CHANNEL_FAULTS)('%s in a channel is refused with its place', async (_, channel) => {
  const encoding = { ...ENCODING, x: { field: 'a', ...channel } }
  const root = await publication({ 'content/x.vl.json': JSON.stringify({ data: DATA, mark: 'bar', encoding }) })
  const { asset, messages } = await load(root, 'content/x.vl.json')
  expect(asset).toBeUndefined()
  expect(messages).toEqual([expect.stringMatching(/^content\/x\.vl\.json:1:\d+ figure-(unsafe|invalid) ./)])
})

test.each([
  ['a filter by a moment', { transform: [{ filter: { field: 'b', equal: { year: 'evil()' } } }] }],
  ['a filter by one of a few', { transform: [{ filter: { field: 'b', oneOf: [{ date: 'evil()' }] } }] }],
  ['columns', { facet: { field: 'a' }, columns: 'evil()', spec: { mark: 'bar', encoding: ENCODING } }],
  ['a width', { width: 1e9 }],
  ['a step', { width: { step: 1e9 } }],
  ['a key by a channel', { encoding: { ...ENCODING, key: { field: 'a' } } }],
  ['thousands of layers', { layer: Array.from({ length: 3000 }, () => ({ mark: 'bar' })) }],
])('%s of the chart is refused with its place', async (_, more) => {
  const spec = { data: DATA, mark: 'bar', encoding: ENCODING, ...more }
  const root = await publication({ 'content/x.vl.json': JSON.stringify(spec) })
  const { asset, messages } = await load(root, 'content/x.vl.json')
  expect(asset).toBeUndefined()
  expect(messages).toEqual([expect.stringMatching(/^content\/x\.vl\.json:1:\d+ figure-(unsafe|invalid) ./)])
})

test('bins, facets and rows that the data make too many are told', async () => {
  const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ a: `n${n}`, b: n * 1000 }))
  const spec = (values: object[], channel: object) =>
    JSON.stringify({ mark: 'bar', encoding: { x: { field: 'b', ...channel }, row: { field: 'a' } }, data: { values } })
  const root = await publication({
    'content/bins.vl.json': spec(rows(9), { bin: { step: 1e-9 } }),
    'content/facets.vl.json': spec(rows(99), {}),
    'content/rows.vl.json': spec(rows(2001), {}),
  })
  expect((await load(root, 'content/bins.vl.json')).messages).toEqual([
    expect.stringMatching(/:1:58 figure-invalid The step makes 8000000000000 bins: choose one that makes 200 at most$/),
  ])
  expect((await load(root, 'content/facets.vl.json')).messages).toEqual([
    expect.stringMatching(/figure-invalid 99 charts stand beside one another: make it 60 at most$/),
  ])
  expect((await load(root, 'content/rows.vl.json')).messages).toEqual([
    expect.stringMatching(/:1:\d+ figure-invalid The data has 2001 rows: make it 2000 at most$/),
  ])
})

const SPEC = JSON.stringify({ data: { url: 'x.csv' }, mark: 'bar', encoding: ENCODING })

test('a cell of many words is told; one of a hundred short ones is drawn', async () => {
  const root = await publication({
    'content/x.vl.json': SPEC,
    'content/x.csv': `a,b\nx,1\n${'word '.repeat(300)},2\n`,
  })
  expect((await load(root, 'content/x.vl.json')).messages).toEqual([
    'content/x.csv:3:1 figure-invalid A cell has 1499 characters: make it 500 at most',
  ])
  await writeFile(join(root, 'content/x.csv'), `a,b\nx,1\n${'wo '.repeat(100)},2\n`)
  expect((await load(root, 'content/x.vl.json')).asset).toBeDefined()
})

/** What is wrong with a data file, and where that is said. */
test.each([
  ['a text among numbers', 'a,b\nx,1\ny,n.a.\n', '3:3 figure-invalid `n.a.` is no number: write one such as `2051.5`'],
  ['a row too short', 'a,b\nx\n', '2:1 figure-invalid The line has 1 cells, and the first one 2: write as many'],
  [
    'a quote that is never closed',
    'a,b\n"x,1\n',
    '2:1 figure-invalid A quotation mark `"` stands alone: write one at each end of a cell',
  ],
  ['a name twice', 'a,b,a\nx,1,y\n', '1:5 figure-invalid A column cannot be called `a`: write each name once'],
  [
    'a name with a bracket',
    'a,b,c[0]\nx,1,y\n',
    '1:5 figure-invalid A column cannot be called `c[0]`: write a name without quotes, backslashes, brackets and full stops',
  ],
  ['nothing', '', '0:0 figure-invalid The file ends too soon: write a line of column names, and lines of values'],
])('%s in the data is told with its place', async (_, csv, message) => {
  const root = await publication({ 'content/x.vl.json': SPEC, 'content/x.csv': csv })
  expect((await load(root, 'content/x.vl.json')).messages).toContain(`content/x.csv:${message}`)
})

test('a specification that is no JSON is told with line and column, a misspelt property with the right one', async () => {
  const root = await publication({
    'content/x.vl.json': '{\n  "mark": "bar",\n  oops\n}\n',
    'content/y.vl.json': '{\n  "data": {"values": [{"a": 1}]},\n  "mark": "point",\n  "encodng": {}\n}\n',
  })
  expect((await load(root, 'content/x.vl.json')).messages).toEqual([
    expect.stringMatching(/^content\/x\.vl\.json:3:3 json-syntax Unexpected `o`/),
  ])
  expect((await load(root, 'content/y.vl.json')).messages).toEqual([
    'content/y.vl.json:4:3 figure-unsafe `encodng` is no property that a chart can have here: expressions, links and interactions are not drawn; did you mean `encoding`?',
  ])
})

test('what Vega-Lite would mend by itself is told', async () => {
  const encoding = { ...ENCODING, y: { field: 'b', type: 'quantitative', scale: { type: 'time' } } }
  const root = await publication({ 'content/x.vl.json': JSON.stringify({ data: DATA, mark: 'bar', encoding }) })
  expect((await load(root, 'content/x.vl.json')).messages).toEqual([
    'content/x.vl.json:0:0 figure-chart Vega-Lite warns: FieldDef does not work with "time" scale. We are using "linear" scale instead.',
  ])
})

test('what Vega-Lite cannot draw is an error', async () => {
  const root = await publication({
    'content/x.vl.json': JSON.stringify({ data: DATA, encoding: ENCODING }),
  })
  const { asset, messages } = await load(root, 'content/x.vl.json')
  expect(asset).toBeUndefined()
  expect(messages.join()).toMatch(/figure-invalid Vega-Lite cannot draw the chart: /)
})
