import { afterEach, expect, test, vi } from 'vitest'
import { figureData } from '../../scripts/figures/data-table.ts'
import { type RenderOptions, renderFigure } from '../../scripts/figures/render.ts'
import { figureWords } from '../../scripts/figures/words.ts'
import { EN, ES, FIXTURES, loaded, PT, publication, toHtml } from './publication.ts'

afterEach(() => vi.unstubAllEnvs())

const asWritten = (text: string) => ({ text })

/** The texts that a figure shows, in document order; lines of one text joined by `/`. */
async function shown(path: string, options: Partial<RenderOptions> = {}, root = FIXTURES): Promise<string[]> {
  const asset = await loaded(root, path, 'chart')
  const { element } = await renderFigure(asset, {
    translate: asWritten,
    language: EN,
    id: 'fig-x',
    alt: 'x',
    ...options,
  })
  return [...toHtml(element).matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(match =>
    (match[1] ?? '').replaceAll('</tspan><tspan', '</tspan>/<tspan').replace(/<[^>]*>/g, ''),
  )
}

test('the words of a chart are its titles, the columns that it shows and the things in them', async () => {
  const words = figureWords(await loaded(FIXTURES, 'content/projects.vl.json', 'chart'))
  expect(words.map(word => `${word.file.path}:${word.line}:${word.column} ${word.in}: ${word.text}`)).toEqual([
    'content/projects.vl.json:3:22 title: Projects by region',
    'content/projects.vl.json:3:56 subtitle: Registered in two years',
    expect.stringMatching(/^content\/projects\.vl\.json:\d+:\d+ title of y: Projects$/),
    expect.stringMatching(/^content\/projects\.vl\.json:\d+:\d+ title of color: Year$/),
    'content/data/projects.csv:1:1 column: region',
    'content/data/projects.csv:2:1 region: Latin America and the Caribbean',
    'content/data/projects.csv:4:1 region: Asia and the Pacific',
    'content/data/projects.csv:6:1 region: Africa',
  ])
})

test('all words come out translated, and names keep the order that the specification gives', async () => {
  const asset = await loaded(FIXTURES, 'content/projects.vl.json', 'chart')
  const spanish = new Map(figureWords(asset).map(({ text }, index) => [text, `Palabra ${index}`]))
  const translate = (text: string) => ({ text: spanish.get(text) ?? `untranslated ${text}` })
  const texts = await shown('content/projects.vl.json', { translate, language: ES })
  expect(texts.join(' ')).not.toMatch(/untranslated|[Pp]rojects|Year|Africa|Asia|Registered/)
  const regions = ['Palabra 7', 'Palabra 6', 'Palabra 5']
  expect(texts.filter(text => regions.includes(text))).toEqual(regions)
  expect(texts).toEqual(expect.arrayContaining(['Palabra 0', 'Palabra 2', 'Palabra 3']))
})

test('a filter that names things still finds them when they are translated', async () => {
  const texts = await shown('content/facets.vl.json', { translate: text => ({ text: `Ñ ${text}` }), language: ES })
  expect(texts.filter(text => /Africa|Asia|America/.test(text))).toEqual(['Ñ Africa', 'Ñ Asia and the Pacific'])
})

test('words without a translation carry their language', async () => {
  const asset = await loaded(FIXTURES, 'content/projects.vl.json', 'chart')
  const translate = (text: string) => (text === 'Africa' ? { text: 'África' } : { text, lang: 'en-GB' })
  const html = toHtml((await renderFigure(asset, { translate, language: ES, id: 'fig-x', alt: 'x' })).element)
  expect(html).toMatch(/<text [^>]*lang="en-GB"[^>]*>Projects by region</)
  expect(html).toMatch(/<text [^>]*lang="en-GB"[^>]*><tspan[^>]*>Latin America/)
  expect(html.match(/<text [^>]*>África</)?.[0]).not.toContain('lang=')
})

test('two things that a translation calls by one name stay two', async () => {
  const translate = (text: string) => ({ text: ['Africa', 'Asia and the Pacific'].includes(text) ? 'Igual' : text })
  const texts = await shown('content/projects.vl.json', { translate, language: ES })
  expect(texts.filter(text => text === 'Igual')).toHaveLength(2)
})

test('long names under bars are broken into lines, and no words stand on others', async () => {
  const asset = await loaded(FIXTURES, 'content/projects.vl.json', 'chart')
  expect(await shown('content/projects.vl.json')).toContain('Latin America and/the Caribbean')
  expect(asset.file.messages).toEqual([])
})

test.each([
  [EN, ['2,000', '12,000']],
  [ES, ['2000', '12\u202f000']],
  [PT, ['2.000', '12.000']],
])('numbers on axes are written as the language does: %o', async (language, numbers) => {
  expect(await shown('content/projects.vl.json', { language })).toEqual(expect.arrayContaining(numbers))
})

test.each([
  [EN, ['January', 'April']],
  [ES, ['enero', 'abril']],
  [PT, ['janeiro', 'abril']],
])('months are named in the language: %o', async (language, months) => {
  expect(await shown('content/months.vl.json', { language })).toEqual(expect.arrayContaining(months))
})

test('numbers in marks are grouped, and decimals are the language’s', async () => {
  const root = await publication({
    'content/x.vl.json': JSON.stringify({
      data: { values: [{ name: 'A', n: 12345.5 }] },
      mark: 'text',
      encoding: { y: { field: 'name' }, text: { field: 'n', type: 'quantitative' } },
    }),
  })
  expect(await shown('content/x.vl.json', {}, root)).toContain('12,345.5')
  expect(await shown('content/x.vl.json', { language: ES }, root)).toContain('12\u202f345,5')
})

test('the data are a table in the language, rows and decimals as in the file', async () => {
  const asset = await loaded(FIXTURES, 'content/projects.vl.json', 'chart')
  const translate = (text: string) => (text === 'Africa' ? { text: 'África' } : { text, lang: 'en-GB' })
  const table = figureData(asset, translate, ES)
  expect(table && toHtml(table)).toContain(
    '<th scope="row">África</th><td>2019</td><td class="number">0,5</td></tr><tr><th scope="row">África</th><td>2020</td><td class="number"></td>',
  )
  expect(table && toHtml(table)).toContain(
    '<th scope="row" lang="en-GB">Asia and the Pacific</th><td>2019</td><td class="number">12\u202f345,25</td>',
  )
  const months = figureData(await loaded(FIXTURES, 'content/months.vl.json', 'chart'), asWritten, PT)
  expect(months && toHtml(months)).toContain('<th scope="row">maio de 2021</th><td class="number">2.100,5</td>')
  expect(figureData(await loaded(FIXTURES, 'content/dot.png', 'raster'), asWritten, ES)).toBeUndefined()
})

test('a chart comes out the same every time, in any time zone, also when several are drawn at once', async () => {
  const draw = async (path: string): Promise<string> => {
    const asset = await loaded(FIXTURES, path, 'chart')
    return toHtml((await renderFigure(asset, { translate: asWritten, language: PT, id: 'fig-x', alt: 'x' })).element)
  }
  const paths = ['content/months.vl.json', 'content/heat.vl.json']
  const first = [await draw('content/months.vl.json'), await draw('content/heat.vl.json')]
  expect(first.join()).toMatch(/clip-path="url\(#fig-x-d\d\)".*<clipPath id="fig-x-d\d"><rect /)
  for (const zone of ['Pacific/Kiritimati', 'America/La_Paz', 'Europe/Madrid']) {
    vi.stubEnv('TZ', zone)
    expect(await Promise.all(paths.map(draw))).toEqual(first)
  }
})

test('a chart is a drawing like any other: as wide as the page, described, without what nobody sees', async () => {
  const asset = await loaded(FIXTURES, 'content/projects.vl.json', 'chart')
  expect(asset.width).toBe(640)
  const html = toHtml(
    (await renderFigure(asset, { translate: asWritten, language: EN, id: 'fig-x', alt: 'Two years' })).element,
  )
  expect(html).toMatch(/^<svg [^>]*width="640" [^>]*role="img" aria-label="Two years">/)
  expect(html).not.toMatch(/opacity="0"|font-family|aria-hidden|class=|display="none"|\.\d{3}/)
})
