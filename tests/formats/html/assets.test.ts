import type { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { facesIn } from '../../../scripts/fonts/faces.ts'
import { loadAssets, screenAssets } from '../../../scripts/formats/html/assets.ts'
import type { Files } from '../../../scripts/ground/files.ts'
import { type Contents, createPublication } from '../../support/publication.ts'

function load(contents: Contents): { assets: Files; messages: string[] } {
  const sheets: VFile[] = []
  const assets = loadAssets(createPublication(contents), sheet => sheets.push(sheet))
  const messages = sheets.flatMap(sheet =>
    sheet.messages.map(({ line, column, ruleId }) => `${sheet.path}:${line}:${column} ${ruleId}`),
  )
  return { assets, messages }
}

const textOf = (assets: Files, name: string) => new TextDecoder().decode(assets.get(name))

describe('loadAssets', () => {
  it('publishes pictures and fonts that stand beside a style sheet of the publication', () => {
    const { assets, messages } = load({
      'templates/theme.css': 'body { background: url("pattern.svg") }\n@font-face { src: url("type/own.woff2") }\n',
      'templates/pattern.svg': '<svg/>',
      'templates/type/own.woff2': 'wOF2',
    })
    expect(messages).toEqual([])
    expect(textOf(assets, 'assets/pattern.svg')).toBe('<svg/>')
    expect(textOf(assets, 'assets/theme.css')).toContain('url("type/own.woff2")')
    expect(assets.has('assets/type/own.woff2')).toBe(true)
  })

  it('publishes nothing from outside the folder', () => {
    const { assets, messages } = load({
      'templates/theme.css': 'body { background: url("a/../../secret.svg") }\n',
      'secret.svg': '<svg/>',
    })
    expect(messages).toEqual(['templates/theme.css:1:20 template-font'])
    expect([...assets.keys()].filter(name => name.includes('secret'))).toEqual([])
  })

  it('brings every file that its style sheets name, and no address outside', () => {
    const { assets, messages } = load({})
    expect(messages).toEqual([])
    const sheets = [...assets.keys()].filter(name => name.endsWith('.css'))
    expect(sheets).toContain('assets/screen.css')
    for (const sheet of sheets)
      for (const [, address = ''] of textOf(assets, sheet).matchAll(/url\(["']?([^"')]*)/g))
        expect(assets.has(`assets/${address}`), `${sheet}: ${address}`).toBe(true)
  })

  it("puts a package's style sheet in its place, with the fonts of that style and nothing for old browsers", () => {
    const { assets, messages } = load({
      'templates/fonts.css': '@import "@fontsource/source-serif-4/greek-400.css";\n',
    })
    expect(messages).toEqual([])
    const css = textOf(assets, 'assets/fonts.css')
    expect(css.match(/@font-face/g)).toHaveLength(1)
    expect([...css.matchAll(/url\(.*/g)].join()).toBe(
      'url("fonts/source-serif-4-greek-400-normal.woff2") format(\'woff2\');',
    )
    expect(assets.has('assets/fonts/source-serif-4-greek-400-normal.woff2')).toBe(true)
  })

  it('marks the fonts of a style sheet that are to be preloaded', () => {
    const { assets } = load({
      'templates/fonts.css':
        '@import "@fontsource/source-serif-4/greek-400.css"; /* preload */\n@import "@fontsource/source-serif-4/greek-600.css";\n',
    })
    const marked = facesIn(assets).filter(({ preloaded }) => preloaded)
    expect(marked.map(({ path }) => path)).toEqual(['assets/fonts/source-serif-4-greek-400-normal.woff2'])
  })

  it("puts a publication's own style sheet in the place of the toolchain's", () => {
    const { assets } = load({ 'templates/screen.css': 'body { color: teal }' })
    expect(textOf(assets, 'assets/screen.css')).toBe('body { color: teal }')
    expect(textOf(assets, 'assets/base.css')).not.toBe('')
  })

  it('tells a designer of a font that is not there, and of a sheet that is not UTF-8', () => {
    const { messages } = load({
      'templates/fonts.css': '/* Ours */\n@import "@fontsource/none/400.css";\n',
      'templates/base.css': 'p { color: teal }\n@font-face { src: url("@fontsource/none/files/none.woff2") }\n',
      'templates/print.css': Buffer.from('/* ni\xf1o */', 'latin1'),
    })
    expect(messages).toEqual([
      'templates/fonts.css:2:1 template-font',
      'templates/base.css:2:19 template-font',
      'templates/print.css:1:6 file-not-utf8',
    ])
  })

  it('leaves the sheets for the printer, and fonts that are chosen apart, out of what readers get', () => {
    const names = [...screenAssets(load({}).assets).keys()]
    expect(names.filter(name => /print/.test(name))).toEqual([])
    expect(names).toContain('assets/screen.css')
    expect(names.filter(name => /woff2$/.test(name))).toEqual([])
  })
})
