import { readFileSync } from 'node:fs'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { withBrowser } from '../../../scripts/browser/browser.ts'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { loadAssets } from '../../../scripts/formats/html/assets.ts'
import { PRINT_SHEETS } from '../../../scripts/formats/html/page-setup.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { TOOLCHAIN_ROOT } from '../../../scripts/ground/toolchain.ts'
import { pageTexts } from '../../support/pdf.ts'
import { chapter, createPublication } from '../../support/publication.ts'

/** A grey picture. */
function png(width: number, height: number): Uint8Array {
  const chunk = (name: string, data: Uint8Array) => {
    const bytes = Buffer.alloc(data.length + 12)
    bytes.writeUInt32BE(data.length)
    bytes.write(name, 4)
    bytes.set(data, 8)
    bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4)
    return bytes
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const pixels = deflateSync(Buffer.alloc((width + 1) * height, 90))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

const SHEETS = {
  print: PRINT_SHEETS,
  screen: ['fonts', 'theme', 'base', 'screen'],
}
type Medium = keyof typeof SHEETS

/** Runs in a page that has the style sheets of a medium, and these elements in a chapter. */
function inPage<T>(
  medium: Medium,
  chapterHtml: string,
  run: () => T | Promise<T>,
  pictures: Record<string, Uint8Array> = {},
) {
  const links = SHEETS[medium].map(name => `<link rel="stylesheet" href="../assets/${name}.css">`)
  const files = [...loadAssets(TOOLCHAIN_ROOT), ...Object.entries(pictures)].map(([name, body]) => {
    const type = name.endsWith('css') ? 'text/css' : name.endsWith('png') ? 'image/png' : 'font/woff2'
    return [name, { body, type } as const] as const
  })
  const html = `<!doctype html><html lang="en">${links.join('')}<body class="template-paper"><main><section class="chapter">${chapterHtml}</section></main>`
  return withBrowser({}, async browser => {
    const page = await browser.open({ name: 'test', html, files: new Map(files) })
    try {
      return await page.evaluate(run)
    } finally {
      await page.close()
    }
  })
}

it('prints the characters of a climate paper and of our neighbours, and code, in fonts of the document', async () => {
  const body = [
    'Less CO₂ → 1,5 °C, **CO₂ ≤ ⅓**, *10⁻³ ‰*, a‑b ‡ ∞ ≠ ✓ Ω.',
    'Ελλάδα, *Київ*, **Việt Nam**, ǵ.',
    'In `code → ₂`, **`bold`** and *`italic`*.',
    '```\ncode  ≤\n```',
  ]
  const root = createPublication({ 'content/01-arches.md': chapter('Arches ≥ CO₂', body.join('\n\n')) })
  const { messages } = await runPipeline({ root, formats: ['pdf'], languages: ['en'], progress: silent })
  expect(messages.filter(({ rule }) => rule !== 'locale-out-of-date')).toEqual([])
  const pages = await pageTexts(new Uint8Array(readFileSync(path.join(root, 'dist/en/paper.pdf'))))
  // The reader sees a space where the font changes.
  const text = pages.join(' ').replaceAll(' ', '')
  for (const words of ['CO₂ → 1,5 °C', 'CO₂ ≤ ⅓', '10⁻³ ‰', 'b ‡ ∞ ≠ ✓ Ω', 'Ελλάδα, Київ, Việt Nam', 'code → ₂'])
    expect(text).toContain(words.replaceAll(' ', ''))
  expect(text).toMatch(/a[-\u2011]b/)
})

it.each(['print', 'screen'] as const)(
  'sets code in letters of one width, bold and slanted ones too: %s',
  async medium => {
    const words = ['<code>iiii</code>', '<b><code>iiii</code></b>', '<i><code>MMMM</code></i>', '<code>MMMM</code>']
    const widths = await inPage(medium, words.join('<br>'), async () => {
      await document.fonts.ready
      return [...document.querySelectorAll('code')].map(code => code.getBoundingClientRect().width)
    })
    expect(new Set(widths.map(width => width.toFixed(2))).size).toBe(1)
  },
)

it('lets no line end at a hyphen that does not break', async () => {
  const paragraph = (hyphen: string) => `<p style="width: 5em; text-wrap: wrap">Aaa bbbb${hyphen}cccc</p>`
  const areParted = await inPage('print', paragraph('-') + paragraph('\u2011'), () =>
    [...document.querySelectorAll('p')].map(({ firstChild }) => {
      const [first, last] = ['bbbb', 'cccc'].map(part => {
        const range = document.createRange()
        const start = firstChild?.textContent?.indexOf(part) ?? 0
        if (firstChild) range.setStart(firstChild, start)
        if (firstChild) range.setEnd(firstChild, start + part.length)
        return range.getBoundingClientRect().top
      })
      return first !== last
    }),
  )
  expect(areParted).toEqual([true, false])
})

it.each(['print', 'screen'] as const)(
  'shows a picture no larger than it is, and no wider than the text: %s',
  async medium => {
    const figure = (name: string, width: number, height: number) =>
      `<figure class="figure"><div class="media"><img src="../assets/${name}.png" alt="" width="${width}" height="${height}"></div><figcaption>A</figcaption></figure>`
    const sizes = await inPage(
      medium,
      `<p>Text</p>${figure('dot', 3, 3)}${figure('logo', 100, 50)}${figure('photo', 2000, 1000)}`,
      () => {
        const text = document.querySelector('p')?.getBoundingClientRect().width ?? 0
        return [...document.images].map(image => {
          const { width, height } = image.getBoundingClientRect()
          return `${width === text ? 'all' : width} ${(width / height).toFixed(1)}`
        })
      },
      { 'assets/dot.png': png(3, 3), 'assets/logo.png': png(100, 50), 'assets/photo.png': png(2000, 1000) },
    )
    expect(sizes).toEqual(['3 1.0', '100 2.0', 'all 2.0'])
  },
)

it.each(['print', 'screen'] as const)('keeps text away from a table without a caption: %s', async medium => {
  const table = '<table><tbody><tr><td>a</td></tr></tbody></table>'
  const gaps = await inPage(
    medium,
    `<p>Before</p>${medium === 'screen' ? `<div class="scroll">${table}</div>` : table}<p>After</p>`,
    () => {
      const [before, table, after] = [...document.querySelectorAll('p, table')].map(part =>
        part.getBoundingClientRect(),
      )
      return [(table?.top ?? 0) - (before?.bottom ?? 0), (after?.top ?? 0) - (table?.bottom ?? 0)]
    },
  )
  for (const gap of gaps) expect(gap).toBeGreaterThan(8)
})

it('has readers fetch the fonts of the characters that they read, and no others', async () => {
  const page =
    '<p>Niñez: 12\u202f500 «años» — 1.º</p><h3>Ação</h3><p><a class="backlink" href="#a">\u21a9\ufe0e</a></p>'
  const sheet = new TextDecoder().decode(loadAssets(TOOLCHAIN_ROOT).get('assets/fonts.css'))
  const unmarked = { 'assets/fonts.css': Buffer.from(sheet.replaceAll(/\/\* preload[^*]*\*\//g, '')) }
  const namesOfUsed = async () => {
    await document.fonts.ready
    const used = [...document.fonts].filter(({ status }) => status === 'loaded')
    return used.map(({ family, weight, unicodeRange }) => `${family} ${weight} ${unicodeRange.split(',')[0]}`)
  }
  const fetched = (text: string) => inPage('screen', page + text, namesOfUsed, unmarked)
  const latin = ['Source Serif 4 400 U+0-FF', 'Source Sans 3 600 U+0-FF']
  expect(await fetched('')).toEqual(latin)
  expect(await fetched('<p>Ж ₂</p>')).toEqual([
    'Source Serif 4 400 U+301',
    ...latin,
    'Source Sans 3 Signs 400 U+2B0-36F',
  ])
})
