import type { HostileText } from '../texts.ts'
import { ADDRESSES, MARKUP, WORDS } from './payloads.ts'

const told = (text: string): string | undefined => (text.includes('-->') ? 'comment-unclosed' : undefined)

const ENCODING = { x: { field: 'a', type: 'nominal' }, y: { field: 'b', type: 'quantitative' } }

function chart(more: object): string {
  return JSON.stringify({
    data: {
      values: [
        { a: 'x', b: 1 },
        { a: 'y', b: 2 },
      ],
    },
    mark: 'bar',
    encoding: ENCODING,
    ...more,
  })
}

const CODE = 'constructor.constructor("canary(100)")()'
const x = (more: object): object => ({ encoding: { ...ENCODING, x: { ...ENCODING.x, ...more } } })

const CHARTS: readonly (readonly [name: string, more: object])[] = [
  ['a calculation', { transform: [{ calculate: CODE, as: 'c' }] }],
  ['a filter', { transform: [{ filter: CODE }] }],
  ['a filter among others', { transform: [{ filter: { and: [{ field: 'b', gt: 0 }, CODE] } }] }],
  ['a filter by a date', { transform: [{ filter: { field: 'b', equal: { year: CODE } } }] }],
  ['a parameter', { params: [{ name: 'p', expr: CODE }] }],
  ['a parameter that listens', { params: [{ name: 'p', bind: { input: 'text', element: 'body' } }] }],
  ['a signal', { mark: { type: 'bar', width: { signal: CODE } } }],
  ['an expression of a mark', { mark: { type: 'bar', width: { expr: CODE } } }],
  ['an expression of labels', x({ axis: { labelExpr: CODE } })],
  ['an expression of the style', { config: { axis: { labelColor: { expr: CODE } } } }],
  ['signals of the style', { config: { signals: [{ name: 'x', init: CODE }] } }],
  ['a condition', { encoding: { ...ENCODING, color: { condition: { test: CODE, value: 'red' }, value: 'blue' } } }],
  ['a format of its own', x({ axis: { formatType: 'evil' } })],
  ['a unit of time', x({ timeUnit: `year');${CODE}('` })],
  ['a year', x({ scale: { domain: [{ year: CODE }] } })],
  ['a datum', { encoding: { ...ENCODING, x: { datum: { date: CODE } } } }],
  ['a sort', x({ sort: [{ month: CODE }] })],
  ['a place in a band', x({ bandPosition: CODE })],
  ['columns of a legend', { encoding: { ...ENCODING, color: { field: 'a', legend: { columns: CODE } } } }],
  ['a column that breaks out', x({ field: `a'] + ${CODE} + datum['a` })],
  ['a title that breaks out', { title: `\\"+${CODE}+\\"` }],
  ['a picture as a mark', { mark: { type: 'image', url: 'http://127.0.0.1:9/x.png' } }],
  ['an address', { encoding: { ...ENCODING, url: { value: 'http://127.0.0.1:9/x.png' } } }],
  ['a link', { encoding: { ...ENCODING, href: { value: 'javascript:canary(101)' } } }],
  ['a tip', { encoding: { ...ENCODING, tooltip: { field: 'a' } } }],
  ['data of the web', { data: { url: 'http://127.0.0.1:9/x.csv' } }],
  ['data of the machine', { data: { url: 'file:///etc/passwd.csv' } }],
  ['data by a whole path', { data: { url: '/etc/passwd.csv' } }],
  ['data of the same protocol', { data: { url: '//127.0.0.1:9/x.csv' } }],
  ['data that are made', { data: { sequence: { start: 0, stop: 1e9 } } }],
  ['data of a globe', { data: { sphere: true } }],
  ['data of a layer', { layer: [{ data: { url: 'http://127.0.0.1:9/x.csv' }, mark: 'bar' }] }],
  ['data that are looked up', { transform: [{ lookup: 'a', from: { data: { url: 'http://127.0.0.1:9/x.csv' } } }] }],
  ['named sets of data', { datasets: { x: [] } }],
  ['a map', { mark: 'geoshape', projection: { type: 'mercator' } }],
  ['options of a host', { usermeta: { embedOptions: { loader: { baseURL: 'http://127.0.0.1:9/' } } } }],
  ['a style sheet of fonts', { config: { font: 'x", url(http://127.0.0.1:9/x)' } }],
  ['a colour that fetches', { mark: { type: 'bar', color: 'url(http://127.0.0.1:9/x#a)' } }],
  ['a million ticks', x({ axis: { tickCount: 1e6 } })],
  ['a width without end', { width: 1e9 }],
  ['a prototype', JSON.parse('{"__proto__": {"polluted": true}}')],
  ['a constructor', { constructor: { prototype: { polluted: true } } }],
]

const DRAWINGS: readonly (readonly [name: string, inner: string])[] = [
  ...MARKUP.filter(([name]) => !/condition|slot|shadow|character data|instruction|document type|end of/.test(name)).map(
    ([name, text]): [string, string] => [name, text.replace(/<([^<>/\s]+)([^<>]*)>$/, '<$1$2/>')],
  ),
  ['a handler of a shape', '<rect width="1" height="1" onclick="canary(110)"/>'],
  ['a picture in an address', '<image href="data:image/svg+xml;base64,AAAA"/>'],
  ['a set of an attribute', '<rect><set attributeName="href" to="javascript:canary(111)"/></rect>'],
  ['a hidden fetch in a style', '<rect style="fill:u\\72l(http://127.0.0.1:9/x)"/>'],
  ['a filter from elsewhere', '<rect filter="url(http://127.0.0.1:9/x#a)"/>'],
  ['a base for links', '<g xml:base="http://127.0.0.1:9/"/>'],
  ['an element of another space', '<h:script xmlns:h="http://www.w3.org/1999/xhtml">canary(112)</h:script>'],
  ['a font from elsewhere', '<style>@font-face{font-family:x;src:url(http://127.0.0.1:9/x.woff)}</style>'],
  ['a copy of itself', '<g id="a"><use href="#a"/></g>'],
  ['a pattern of itself', '<pattern id="a"><rect fill="url(#a)"/></pattern>'],
]

const ROWS: readonly (readonly [name: string, csv: string])[] = [
  ['a quote that is never closed', 'a,b\n"x,1\n'],
  ['words behind a quote', 'a,b\n"x"y,1\n'],
  ['a number that is a formula', 'a,b\nx,=1+1\n'],
  ['a number that is code', 'a,b\nx,canary(113)\n'],
  ['a number that is none', 'a,b\nx,NaN\ny,Infinity\n'],
  ['a row that is longer', 'a,b\nx,1,2\n'],
  ['columns of one name', 'a,a\nx,1\n'],
  ['no rows', 'a,b\n'],
  ['a column of the prototype', '__proto__,b\nx,1\n'],
]

const size = 'viewBox="0 0 640 100" width="640" height="100" xmlns="http://www.w3.org/2000/svg"'

export const FIGURES: readonly HostileText[] = [
  ...CHARTS.map(
    ([name, more]): HostileText => ({
      name: `a chart with ${name}`,
      shelf: 'chart',
      text: chart(more),
      rule: 'figure-',
    }),
  ),
  ...WORDS.filter(([, text], n) => n % 4 === 0 && !text.includes('\\')).map(
    ([name, text]): HostileText => ({
      name: `a chart with ${name} in its title`,
      shelf: 'chart',
      text: chart({ title: `${text} x` }),
      rule: told(text),
    }),
  ),
  ...MARKUP.filter((_, n) => n % 4 === 1).map(
    ([name, text]): HostileText => ({
      name: `a chart with ${name} in a cell`,
      shelf: 'chart',
      text: chart({
        data: {
          values: [
            { a: text, b: 1 },
            { a: 'y', b: 2 },
          ],
        },
      }),
      rule: told(text),
    }),
  ),
  ...DRAWINGS.map(
    ([name, inner]): HostileText => ({
      name: `a drawing with ${name}`,
      shelf: 'drawing',
      text: `<svg ${size}>${inner}</svg>`,
      rule: 'figure-',
    }),
  ),
  ...ADDRESSES.map(
    ([name, address]): HostileText => ({
      name: `a drawing with ${name}`,
      shelf: 'drawing',
      text: `<svg ${size}><a href="${address}"><rect width="9" height="9"/></a></svg>`,
      rule: 'figure-',
    }),
  ),
  ...WORDS.filter((_, n) => n % 2 === 0).map(
    ([name, text]): HostileText => ({
      name: `a drawing with ${name} as words`,
      shelf: 'drawing',
      text: `<svg ${size}><text x="9" y="50" font-size="14">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').slice(0, 50)} x</text></svg>`,
      rule: told(text),
    }),
  ),
  ...ROWS.map(([name, csv]): HostileText => ({ name: `data with ${name}`, shelf: 'data', text: csv, rule: 'figure-' })),
  ...[...MARKUP, ...WORDS]
    .filter((_, n) => n % 8 === 0)
    .map(
      ([name, text]): HostileText => ({
        name: `data with ${name} in a cell`,
        shelf: 'data',
        text: `a,b\n"${text.replaceAll('"', '""')}",1\ny,2\n`,
        rule: told(text),
      }),
    ),
]
