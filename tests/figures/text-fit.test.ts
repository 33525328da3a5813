import { expect, test } from 'vitest'
import { renderFigure } from '../../scripts/figures/render.ts'
import { ES, loaded, publication } from './publication.ts'

/** What is said of a drawing whose words become longer in Spanish, as `line:column rule`. */
async function problems(texts: string, spanish: Record<string, string> = {}): Promise<string[]> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300" font-size="20">\n${texts}\n</svg>\n`
  const asset = await loaded(await publication({ 'content/a.svg': svg }), 'content/a.svg', 'svg')
  await renderFigure(asset, {
    translate: text => ({ text: spanish[text] ?? text }),
    ...{ language: ES, id: 'fig-a', alt: 'Dibujo' },
  })
  return asset.file.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)
}

test('words that a translation makes to run over others are told of', async () => {
  const texts = '<text x="10" y="40">Towns</text>\n<text x="110" y="40">Roads</text>'
  expect(await problems(texts)).toEqual([])
  expect(await problems(texts, { Towns: 'Municipios y ciudades' })).toEqual(['3:1 figure-text-overlap'])
})

test('words that a translation makes to run out of the picture are told of', async () => {
  const texts = '<text x="560" y="40">Towns</text>'
  expect(await problems(texts)).toEqual([])
  expect(await problems(texts, { Towns: 'Municipios' })).toEqual(['2:1 figure-text-wide'])
})
