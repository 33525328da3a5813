import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, type TopLevelSpec } from 'vega-lite'
import { VFile } from 'vfile'
import { afterEach, expect, test, vi } from 'vitest'
import { chartLocale } from '../../scripts/figures/chart-locale.ts'
import { checkSpec, type JsonObject } from '../../scripts/figures/chart-spec.ts'
import { compiledProblem } from '../../scripts/figures/compiled-spec.ts'
import { drawInWorker } from '../../scripts/figures/drawing-worker.ts'
import { drawSpec } from '../../scripts/figures/vega.ts'
import { readJson } from '../../scripts/ground/json.ts'
import { FIXTURES } from './publication.ts'

afterEach(() => vi.unstubAllGlobals())

const DATA = { values: [{ a: 'x', b: 1, c: Date.UTC(2021, 1) }] }

/** Charts that use most of what a chart may use. */
const SOUND: JsonObject[] = [
  ...['facets', 'heat', 'months', 'projects'].map(name =>
    JSON.parse(readFileSync(join(FIXTURES, 'content', `${name}.vl.json`), 'utf8')),
  ),
  {
    title: { text: 'Words', subtitle: ['more', 'words'], anchor: 'start', color: '#123456' },
    transform: [
      { filter: { and: [{ field: 'b', gt: 0 }, { not: { field: 'a', oneOf: ['q', 'r'] } }] } },
      { filter: { field: 'c', timeUnit: 'year', equal: { year: 2021 } } },
      { timeUnit: 'utcyear', field: 'c', as: 'y' },
      { window: [{ op: 'rank', field: 'b', as: 'r' }], sort: [{ field: 'b', order: 'descending' }] },
      { joinaggregate: [{ op: 'sum', field: 'b', as: 's' }], groupby: ['a'] },
      { bin: { maxbins: 10 }, field: 'b', as: 'n' },
    ],
    layer: [
      {
        mark: { type: 'bar', width: { band: 0.5 }, cornerRadius: 2 },
        encoding: {
          x: { field: 'a', type: 'nominal', sort: '-y', axis: { title: 'Place', labelAngle: 30, bandPosition: 0.5 } },
          y: {
            field: 'b',
            aggregate: 'sum',
            type: 'quantitative',
            stack: 'zero',
            scale: { domain: [0, 10], nice: 5 },
            axis: { format: ',.1f', formatType: 'number', tickCount: 4, values: [0, 5, 10] },
          },
          color: { field: 'a', scale: { domain: ['x'], range: ['#112233'] }, legend: { columns: 2, orient: 'top' } },
          detail: [{ field: 'c', timeUnit: 'utcyearmonth' }],
        },
      },
      { mark: { type: 'rule', strokeDash: [4, 2] }, encoding: { y: { datum: 5 }, x: { datum: 'x' } } },
      { mark: { type: 'text', text: 'note' }, encoding: { text: { field: 'b', format: '.0%' }, x: { value: 20 } } },
    ],
    config: { axis: { gridColor: '#ddd' }, range: { category: ['red'] }, view: { continuousWidth: 200 } },
    resolve: { scale: { y: 'independent' } },
  },
  {
    hconcat: [
      { mark: 'point', encoding: { x: { field: 'b', bin: true, title: 'Bins' }, y: { aggregate: 'count' } } },
      {
        mark: { type: 'line', point: true },
        encoding: {
          x: { field: 'c', type: 'temporal', scale: { domain: [{ year: 2020, month: 1 }, { year: 2022 }] } },
          y: { field: 'b', type: 'quantitative', impute: { value: 0, keyvals: [1, 2] } },
        },
      },
      {
        mark: 'rule',
        encoding: {
          x: { datum: { year: 2021, month: 2 }, type: 'temporal', axis: { values: [{ year: 2021 }, 5] } },
          y: { field: 'c', timeUnit: 'utcmonth', sort: [{ month: 2 }, 3], scale: { domainMin: { year: 2020 } } },
        },
      },
      { mark: 'arc', encoding: { theta: { field: 'b', type: 'quantitative' }, color: { field: 'a', sort: ['x'] } } },
    ],
    spacing: 10,
  },
].map(spec => ({ ...spec, data: DATA }) as unknown as JsonObject)

/** What a text would be that ends the quotes around it, ends the expression, or is one. */
const CODE = [
  '"+evil()+"',
  "'+evil()+'",
  '\\"+evil()+\\"',
  "\\'+evil()+\\'",
  'evil()',
  ');evil();(',
  '`$' + '{evil()}`',
  '\n;evil()',
]
/** What Vega takes for an expression. */
const OBJECTS = [
  { signal: 'evil()' },
  { expr: 'evil()' },
  { year: 'evil()' },
  { test: 'evil()', value: 1 },
  ['evil()'],
  { param: 'p' },
]

type Path = (string | number)[]

function* places(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value))
    if (key !== 'data') yield* places(inner, [...path, Array.isArray(value) ? Number(key) : key])
}

function changed(spec: JsonObject, path: Path, to: unknown): JsonObject {
  const copy = structuredClone(spec)
  let at: object = copy
  for (const key of path.slice(0, -1)) at = Reflect.get(at, key)
  Reflect.set(at, path.at(-1) as string, to)
  return copy
}

const attacks = (spec: JsonObject) =>
  [...places(spec)].flatMap(path =>
    [...CODE, ...OBJECTS].map(attack => ({ path, attacked: changed(spec, path, attack) })),
  )

const isTaken = (spec: JsonObject): boolean => {
  const file = new VFile({ path: 'x.vl.json', value: JSON.stringify(spec) })
  const value = readJson(file)
  if (value) checkSpec(value, file)
  return file.messages.length === 0
}

/** What Vega-Lite makes of it; undefined where that is nothing. */
function compiled(spec: JsonObject) {
  try {
    return compile(withoutAria(spec) as unknown as TopLevelSpec, { logger: silent }).spec
  } catch {
    return undefined
  }
}

const withoutAria = (spec: JsonObject): JsonObject => ({
  ...spec,
  config: { ...(spec.config as JsonObject), aria: false },
})

const silent = {
  warn: () => silent,
  info: () => silent,
  debug: () => silent,
  error: () => silent,
  level: () => 0,
} as never

test.each(SOUND.map((spec, index) => [index, spec] as const))(
  'chart %i is sound, and passes both borders',
  (_, spec) => {
    const vega = compiled(spec)
    expect(vega && compiledProblem(vega)).toBeUndefined()
    expect(vega).toBeDefined()
    expect(isTaken(spec)).toBe(true)
  },
)

test.each(SOUND.map((spec, index) => [index, spec] as const))(
  'no word put anywhere into chart %i becomes part of an expression',
  (_, spec) => {
    const passed: string[] = []
    for (const { path, attacked } of attacks(spec)) {
      if (!isTaken(attacked)) continue
      const vega = compiled(attacked)
      if (vega && compiledProblem(vega) !== undefined) passed.push(path.join('.'))
    }
    expect(passed).toEqual([])
  },
)

test('where the first border is left out, the second refuses what calls a function', () => {
  const some = attacks(SOUND[4] ?? {}).filter((_, index) => index % 6 === 0)
  const caught = some.filter(({ attacked }) => {
    const vega = compiled(attacked)
    return vega && compiledProblem(vega) !== undefined
  })
  expect(caught.length).toBeGreaterThan(8)
})

test('charts are drawn without making code', async () => {
  vi.stubGlobal('Function', () => {
    throw new Error('code was made')
  })
  for (const spec of SOUND) expect(await drawSpec(withoutAria(spec), chartLocale('en'))).toHaveProperty('svg')
})

test('a drawing that takes too long or too much is given up, and the next one is drawn', async () => {
  const SIMPLE = { data: { values: [{ a: 'x' }] }, mark: 'bar', encoding: { x: { field: 'a', type: 'nominal' } } }
  const bomb = {
    data: { values: [{ b: 0 }, { b: 1e9 }] },
    mark: 'bar',
    encoding: { x: { field: 'b', type: 'quantitative', bin: { step: 0.001 } }, y: { aggregate: 'count' } },
  }
  const [late, large, sound] = await Promise.all([
    drawInWorker(bomb, 'en', 1),
    drawInWorker(bomb, 'en', 60_000),
    drawInWorker(withoutAria(SIMPLE), 'en'),
  ])
  expect(late).toEqual({ problem: 'it takes more than 0.001 s' })
  expect(large).toEqual({ problem: expect.stringMatching(/^(it takes more than 400 MB|Invalid array length)$/) })
  expect(sound).toHaveProperty('svg')
})
