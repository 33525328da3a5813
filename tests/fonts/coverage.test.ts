import { describe, expect, it } from 'vitest'
import { charactersOf } from '../../scripts/fonts/cmap.ts'
import { coverageOf } from '../../scripts/fonts/coverage.ts'
import { cmapOfWoff2 } from '../../scripts/fonts/woff2.ts'
import { loadAssets } from '../../scripts/formats/html/assets.ts'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'

const assets = loadAssets(TOOLCHAIN_ROOT)
const has = coverageOf(assets)

/** Those of some characters that the fonts lack. */
const lacking = (characters: string) =>
  [...characters].filter(character => !has(character.codePointAt(0) ?? 0)).join('')

/** The characters of each style and weight of each family, as the style sheets name them. */
function families(): Map<string, Map<string, Set<number>>> {
  const found = new Map<string, Map<string, Set<number>>>()
  for (const [, rule = ''] of new TextDecoder()
    .decode(assets.get('assets/fonts.css'))
    .matchAll(/@font-face \{([^}]*)\}/g)) {
    const value = (property: string) => new RegExp(`${property}: ["']?([^"';]+)`).exec(rule)?.[1] ?? ''
    const styles = found.get(value('font-family')) ?? new Map<string, Set<number>>()
    const style = `${value('font-style')} ${value('font-weight')}`
    const font = assets.get(`assets/${/url\("([^"]+)/.exec(rule)?.[1]}`) ?? new Uint8Array()
    styles.set(style, (styles.get(style) ?? new Set<number>()).union(charactersOf(cmapOfWoff2(font))))
    found.set(value('font-family'), styles)
  }
  return found
}

describe('the fonts', () => {
  it.each([
    ['the languages of the paper', 'aÁñçõüºª¿¡«»“”‘’–—…§€'],
    ['other languages of Europe', 'ğışžřőłțßøåþæŒĳ'],
    ['Greek, Cyrillic and Vietnamese', 'ΕλλάδαΩἀѣЖщїґЂệữđ'],
    ['figures', '⁰⁴⁻³₂₀⅓⅔⅛½‰%№'],
    ['mathematics', '≤≥≠≈∞±×÷−√∑∏∂∫∈∅⊂'],
    ['arrows and signs', '→←↑↓↔⇒†‡•◦●■□▲✓✔✗★℃™©®°′″‑‐'.replace('℃', '')],
    ['currencies', '$€£¥₹₽₦₫₲'],
  ])('have what %s need', (_what, characters) => {
    expect(lacking(characters)).toBe('')
  })

  it('lack other scripts and emoji', () => {
    expect(lacking('漢عשא한ไ😀✅☎')).toBe('漢عשא한ไ😀✅☎')
  })

  it('have in bold and italics what they have upright, or another has it', () => {
    const found = families()
    const sans = found.get('Source Sans 3')?.get('normal 400') ?? new Set()
    for (const [family, styles] of found) {
      const upright = styles.get('normal 400') ?? new Set()
      expect(upright.size, family).toBeGreaterThan(500)
      // The last ones of every list have no italics, so that the upright letters stand in for them.
      for (const [style, characters] of styles)
        expect([...upright.difference(characters).difference(sans)], `${family} ${style}`).toEqual([])
    }
  })

  it('are in the lists of every text, so that what one of them has is shown everywhere', () => {
    const text = (name: string) => new TextDecoder().decode(assets.get(`assets/${name}.css`))
    const signs = /--signs: (.*);/.exec(text('base'))?.[1] ?? ''
    const lists = [...text('base').matchAll(/--(?:serif|sans|mono):\s*([^;]*);/g)].map(([, list = '']) =>
      list.replace('var(--signs)', signs),
    )
    lists.push(/@page \{\s*font-family: (.*);/.exec(text('print'))?.[1] ?? '')
    expect(lists).toHaveLength(4)
    // The fixed-width family has nothing that Source Sans 3 lacks.
    for (const list of lists)
      for (const family of [...families().keys()].filter(name => name !== 'Source Code Pro'))
        expect(list).toContain(`"${family}"`)
  })
})

describe('coverageOf', () => {
  const css = (text: string) => new TextEncoder().encode(text)
  const latin = assets.get('assets/fonts/source-sans-3-latin-400-normal.woff2') ?? new Uint8Array()

  it('asks a font for the characters of its range alone', () => {
    const face = '@font-face { font-family: A; src: url("fonts/a.woff2"); unicode-range: U+41-5A, U+2019 }'
    const covers = coverageOf(
      new Map([
        ['assets/own.css', css(face)],
        ['assets/fonts/a.woff2', latin],
      ]),
    )
    expect([...'AZaz’“'].map(character => covers(character.codePointAt(0) ?? 0))).toEqual([
      true,
      true,
      false,
      false,
      true,
      false,
    ])
  })

  it('has nothing to say where the machine chooses the fonts, or where one cannot be read', () => {
    expect(coverageOf(new Map())(0x6f22)).toBe(true)
    const face = '@font-face { font-family: A; src: url(fonts/a.woff2) }'
    const broken = new Map([
      ['assets/own.css', css(face)],
      ['assets/fonts/a.woff2', latin.slice(0, 900)],
    ])
    expect(coverageOf(broken)(0x6f22)).toBe(true)
  })
})

describe('a table of characters', () => {
  it('is read in the form for the characters beyond U+FFFF as well', () => {
    const math = assets.get('assets/fonts/noto-sans-math-latin-400-normal.woff2') ?? new Uint8Array()
    const characters = charactersOf(cmapOfWoff2(math))
    expect([0x2208, 0x1d54f, 0x1f600].map(character => characters.has(character))).toEqual([true, true, false])
  })

  it('is not looked for in what is no font', () => {
    expect(() => cmapOfWoff2(new Uint8Array(100))).toThrow(RangeError)
    expect(() => cmapOfWoff2(new Uint8Array(3))).toThrow(RangeError)
  })
})
