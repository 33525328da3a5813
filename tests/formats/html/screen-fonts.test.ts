import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { expect, it } from 'vitest'
import { charactersOf } from '../../../scripts/fonts/cmap.ts'
import { rangesOf } from '../../../scripts/fonts/faces.ts'
import { cmapOfWoff2 } from '../../../scripts/fonts/woff2.ts'
import { loadAssets } from '../../../scripts/formats/html/assets.ts'
import { fontFiles, giveOwnFonts } from '../../../scripts/formats/html/screen-fonts.ts'
import { TOOLCHAIN_ROOT } from '../../../scripts/ground/toolchain.ts'

const assets = loadAssets(TOOLCHAIN_ROOT)
const HEAD = '<link rel="stylesheet" href="../assets/fonts.css"><script src="../assets/colours.js"></script>'
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

async function fontsOf(body: string) {
  const page = fromHtml(`<html><head>${HEAD}</head><body>${body}</body></html>`)
  const files = await giveOwnFonts(page, assets, 'es/paper')
  return { page, files, css: text(files.get('assets/fonts-es-paper.css')) }
}

it('gives a page fonts with its own characters, and names those of the text to be fetched at once', async () => {
  const { page, files, css } = await fontsOf('Año de los puentes → ş')
  const sheets = selectAll('link', page).map(({ properties: { href } }) => href)
  expect(sheets).toEqual(['../assets/fonts-first.css', '../assets/fonts-es-paper.css'])
  const [early] = selectAll('script', page).map(({ properties }) => String(properties.dataFonts).split(' '))
  expect(early?.every(name => files.has(name.replace('../', '')))).toBe(true)
  const serif = [...files].find(([name]) => name.includes('serif-4-latin-400-normal-'))?.[1]
  expect([...charactersOf(cmapOfWoff2(serif as Uint8Array))].map(code => String.fromCharCode(code)).join('')).toMatch(
    /Adelnopstu×?ñ/,
  )
  // The whole family is not fetched for an arrow.
  const signs = [...files].filter(([name]) => /SourceSans3|math/.test(name))
  expect(Math.max(...signs.map(([, { length }]) => length))).toBeLessThan(3000)
  expect(css).toContain('U+2192')
  for (const [, url = ''] of css.matchAll(/url\("([^"]*)"\)/g)) expect(files.has(`assets/${url}`), url).toBe(true)
})

it('leaves out fonts for code where there is none, and moves nothing when a font comes late', async () => {
  const plain = await fontsOf('Puentes')
  expect(plain.css).not.toContain('Source Code Pro')
  expect(plain.css).not.toContain('swap')
  expect((await fontsOf('<code>a</code>')).css).toContain('Source Code Pro')
})

it('holds the fonts in which the first that is seen is set in a sheet', async () => {
  const files = await fontFiles(assets)
  const first = text(files.get('assets/fonts-first.css'))
  expect(first.match(/font-weight:\d+/g)).toEqual(['font-weight:400', 'font-weight:600'])
  expect(first.replace(/url\("data:font\/woff2;base64,[^"]*"\)/g, '')).not.toContain('url(')
  const all = text(files.get('assets/fonts.css'))
  for (const [, url = ''] of all.matchAll(/url\("([^"]*)"\)/g)) expect(files.has(`assets/${url}`), url).toBe(true)
})

it('sends of bold and italics the characters that are seen in them, and keeps the others within reach', async () => {
  const { page, files, css } = await fontsOf(
    '<p>Un <em>puente</em> <strong>más</strong></p><table><th><b>Zx</b></th></table>',
  )
  const [early] = selectAll('script', page).map(({ properties }) => String(properties.dataFonts))
  const charactersIn = (name: RegExp) => {
    const [, bytes] = [...files].find(([file]) => name.test(file)) ?? []
    return bytes && [...charactersOf(cmapOfWoff2(bytes))].map(code => String.fromCharCode(code)).join('')
  }
  expect(charactersIn(/serif-4-latin-400-italic-/)).toBe(' enptu')
  // Those of tables are in another family.
  expect(charactersIn(/serif-4-latin-600-normal-/)).toBe(' msá')
  expect(early).not.toContain('sans-3-latin-400-italic')
  // A theme may set in italics what it likes.
  const italics = [...css.matchAll(/@font-face\{[^}]*Serif[^}]*italic[^}]*weight:400[^}]*\}/g)].map(String)
  expect(italics).toHaveLength(2)
  expect(italics[0]).toContain('latin-400-italic.woff2')
  const isAskedFor = (character: string) =>
    italics.map(rule =>
      rangesOf(rule).some(([first, last]) => first <= character.charCodeAt(0) && character.charCodeAt(0) <= last),
    )
  expect(isAskedFor('U')).toEqual([true, false])
  // Or browsers would fetch both.
  for (const character of ' enptu') expect(isAskedFor(character), character).toEqual([false, true])
})
