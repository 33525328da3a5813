import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publishedName } from '../../scripts/figures/file-name.ts'
import { renderFigure } from '../../scripts/figures/render.ts'
import { figureWords } from '../../scripts/figures/words.ts'
import { EN, ES, FIXTURES, load, loaded, publication, toHtml } from './publication.ts'

const options = { language: ES, id: 'fig-x', alt: 'Dibujo' }

test('the words of a drawing are its texts and tooltips, lines of one text as one, without numbers alone', async () => {
  const words = figureWords(await loaded(FIXTURES, 'content/diagram.svg', 'svg'))
  expect(words.map(word => `${word.file.path}:${word.line}:${word.column} ${word.in}: ${word.text}`)).toEqual([
    'content/diagram.svg:11:127 title: Who acts',
    'content/diagram.svg:13:20 text: Local and regional governments',
    'content/diagram.svg:17:24 text: Communities',
    'content/diagram.svg:18:25 text: Since',
    'content/diagram.svg:18:57 text: Bandung',
  ])
})

test('translated words stand where the source words stood, in as many lines', async () => {
  const asset = await loaded(FIXTURES, 'content/diagram.svg', 'svg')
  const spanish: Record<string, string> = {
    'Local and regional governments': 'Gobiernos locales y regionales',
    Communities: 'Comunidades',
    Since: 'Desde',
    'Who acts': 'Quién actúa',
  }
  const translate = (text: string) => (spanish[text] === undefined ? { text, lang: 'en-GB' } : { text: spanish[text] })
  const html = toHtml((await renderFigure(asset, { ...options, translate })).element)
  expect(html).toContain('<tspan x="120">Gobiernos locales</tspan><tspan x="120" dy="18">y regionales</tspan>')
  expect(html).toContain('<text x="410" y="64">Comunidades</text>')
  expect(html).toContain('Desde <tspan font-weight="bold" lang="en-GB">Bandung</tspan>, 1955')
  expect(html).toContain(
    '<svg viewBox="0 0 640 200" font-size="14" width="640" height="200" role="img" aria-label="Dibujo">',
  )
  expect(asset.file.messages).toEqual([])
})

test('the source language leaves the drawing as it was drawn', async () => {
  const asset = await loaded(FIXTURES, 'content/diagram.svg', 'svg')
  const html = toHtml((await renderFigure(asset, { ...options, language: EN, translate: text => ({ text }) })).element)
  expect(html).toContain('<tspan x="120">Local and regional</tspan>')
})

test('a longer translation goes onto more lines, centred where the source was', async () => {
  const asset = await loaded(FIXTURES, 'content/diagram.svg', 'svg')
  const long = 'Gobiernos locales y regionales de todos los países que toman parte'
  const html = toHtml((await renderFigure(asset, { ...options, translate: () => ({ text: long }) })).element)
  expect(html).toContain('<tspan x="120" dy="-9">Gobiernos locales y</tspan>')
  expect(html.match(/<tspan x="120"/g)).toHaveLength(3)
})

test('words that leave the picture or their room are reported once, with the language', async () => {
  const asset = await loaded(FIXTURES, 'content/diagram.svg', 'svg')
  const word = 'Desoxirribonucleoproteínicamente'
  const long: Record<string, string> = { 'Local and regional governments': word, Communities: `${word} ${word}` }
  const translate = (text: string) => ({ text: long[text] ?? text })
  await renderFigure(asset, { ...options, translate })
  await renderFigure(asset, { ...options, translate })
  expect(asset.file.messages.map(message => `${message.line} ${message.ruleId} ${message.reason}`)).toEqual([
    `12 figure-text-wide \`${word}\` (es) does not fit into its place: write it shorter, or make room`,
    `17 figure-text-wide \`${word} ${word}\` (es) does not fit into the picture: write it shorter, or make room`,
  ])
})

test('no word is lost when a text is broken into lines anew', async () => {
  const root = await publication({
    'content/x.svg':
      '<svg viewBox="0 0 640 400"><text x="320" y="20" text-anchor="middle"><tspan x="320">One two</tspan><tspan x="320" dy="20">three</tspan></text></svg>',
  })
  const asset = await loaded(root, 'content/x.svg', 'svg')
  const word = fc.stringMatching(/^[a-zñé]{1,14}$/)
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 20 }), async words => {
      const { element } = await renderFigure(asset, { ...options, translate: () => ({ text: words.join(' ') }) })
      const html = toHtml(element)
      expect([...html.matchAll(/<tspan[^>]*>([^<]*)/g)].map(match => match[1]).join(' ')).toBe(words.join(' '))
    }),
    { seed: 20221215, numRuns: 200 },
  )
})

test('text that is smaller than 8 pt in print is reported, scaling and inheritance counted', async () => {
  const svg = (inner: string): string => `<svg viewBox="0 0 640 100">\n${inner}\n</svg>`
  const root = await publication({
    'content/small.svg': svg('<text font-size="11">Small</text>'),
    'content/scaled.svg': svg('<g font-size="20" transform="scale(0.5)"><text>Small</text></g>'),
    'content/inner.svg': svg('<text font-size="14">Large <tspan font-size="0.7em">small</tspan></text>'),
    'content/large.svg': svg(
      '<g transform="rotate(45) scale(2)" font-size="6"><text>Large</text></g><text font-size="12">x</text>',
    ),
  })
  const reason = (pt: string): string => `The text has ${pt} pt in print (160 mm wide): make it 8 pt at least`
  expect((await load(root, 'content/small.svg')).messages).toEqual([
    `content/small.svg:2:1 figure-text-small ${reason('7.8')}`,
  ])
  expect((await load(root, 'content/scaled.svg')).messages).toEqual([
    `content/scaled.svg:2:42 figure-text-small ${reason('7.1')}`,
  ])
  expect((await load(root, 'content/inner.svg')).messages).toEqual([
    `content/inner.svg:2:1 figure-text-small ${reason('6.9')}`,
  ])
  expect((await load(root, 'content/large.svg')).messages).toEqual([])
})

test('ids of two figures on one page do not clash', async () => {
  const asset = await loaded(FIXTURES, 'content/diagram.svg', 'svg')
  const draw = async (id: string) =>
    toHtml((await renderFigure(asset, { ...options, id, translate: text => ({ text }) })).element)
  const ids = [...(await draw('fig-a')).matchAll(/ id="([^"]*)"/g), ...(await draw('fig-b')).matchAll(/ id="([^"]*)"/g)]
  expect(ids.map(match => match[1])).toEqual(['fig-a-arrow', 'fig-a-shade', 'fig-b-arrow', 'fig-b-shade'])
  expect(await draw('fig-a')).toContain('marker-end="url(#fig-a-arrow)"')
})

test('a PNG is emitted under a name that changes with its bytes, and has no words', async () => {
  const asset = await loaded(FIXTURES, 'content/dot.png', 'raster')
  expect(figureWords(asset)).toEqual([])
  const { element, files } = await renderFigure(asset, { ...options, translate: text => ({ text }) })
  expect(files).toEqual([{ path: expect.stringMatching(/^assets\/dot-[0-9a-f]{8}\.png$/), bytes: asset.bytes }])
  expect(element.properties).toEqual({ src: files[0]?.path, alt: 'Dibujo', width: 4, height: 3 })
})

test.each([
  ['content/a#b?c%d.png', 'a-b-c-d'],
  ['content/a:"\\b&$\'.png', 'a-b-'],
  ['content/Gráfico 1 (es).png', 'Gráfico-1-es-'],
  ['content/.png', '-png'],
])('the name of %s holds nothing that addresses and systems read in their own way', (path, name) => {
  expect(publishedName(path, new Uint8Array(), '.png')).toBe(`${name}-e3b0c442.png`)
})
