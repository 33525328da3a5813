import { createRequire } from 'node:module'
import { join, posix } from 'node:path'
import type { VFile } from 'vfile'
import { facesIn } from '../../fonts/faces.ts'
import { type Files, isFile, readTextFile } from '../../ground/files.ts'
import { fileKind, limitOf } from '../../ground/limits.ts'
import { report } from '../../ground/messages.ts'
import { isRead, openFile } from '../../ground/open-file.ts'
import { pointsOf } from '../../ground/points.ts'
import { TOOLCHAIN_ROOT } from '../../ground/toolchain.ts'
import { DEFAULT_PAGE, type PageSetup } from '../../model/page.ts'
import templateFont from '../../rules/template-font.ts'
import { pageStyles } from './page-setup.ts'
import { publishTemplateFile } from './template-files.ts'
import { checkTheme, loadTheme } from './themes.ts'

const require = createRequire(join(TOOLCHAIN_ROOT, 'package.json'))

/** The style sheets of the templates; a publication's own of the same name stands in for the toolchain's. */
const STYLE_SHEETS = [
  'fonts.css',
  'theme.css',
  'base.css',
  'screen.css',
  'dark.css',
  'print.css',
  'print-layout.css',
  'bilingual.css',
  'redline.css',
  'epub.css',
] as const

/** What a style sheet takes from an npm package: one of its style sheets, or a font. */
const FROM_PACKAGE =
  /@import "(?<sheet>@?\w[^":]*\.css)";(?<mark> \/\* (?:preload(?: first| print)?|code) \*\/)?|url\("(?<font>@?\w[^":]*\.(?:woff2|svg|png|jpe?g|webp))"\)/g

/**
 * Collects style sheets and the fonts that they name. A font is written as a path in an npm package
 * (`url("@fontsource/…/x.woff2")`) and published as `assets/fonts/x.woff2`, else a font or picture beside the sheet; `@import "@fontsource/…/400.css"` is replaced
 * by that style sheet, with its fonts; a comment `preload`, `preload first`, `preload print` or `code` behind it goes into its rules (see Face). What is not
 * installed is reported (`template-font`).
 *
 * @param onRead is told of every sheet read, with what is wrong in it
 * @param theme name of a sheet in `templates/themes/`, whose colours stand instead of those of `theme.css`
 * @param page what the sheet of the printed page, `assets/page.css`, is made from
 */
export function loadAssets(
  root: string,
  onRead: (sheet: VFile) => void = () => undefined,
  page: PageSetup = DEFAULT_PAGE,
  theme?: string,
): Files {
  const files: Files = new Map([['assets/page.css', new TextEncoder().encode(pageStyles(page))]])
  for (const name of STYLE_SHEETS) {
    const sheet = readTextFile(root, `templates/${name}`) ?? readTextFile(TOOLCHAIN_ROOT, `templates/${name}`)
    if (!sheet) continue
    const css = String(sheet).replace(FROM_PACKAGE, (written, imported?: string, mark = '', font = '', offset = 0) => {
      const found = imported === undefined ? publishNamed(root, font, files) : packageSheet(imported, mark, files)
      if (found !== undefined) return found
      const what = imported === undefined ? `font \`${font}\`` : `style sheet \`${imported}\``
      const place = pointsOf(String(sheet))(offset)
      report(sheet, templateFont, `There is no ${what}: name one of an installed package`, { place })
      return written
    })
    const own = name === 'theme.css' && theme !== undefined ? loadTheme(root, theme) : undefined
    files.set(`assets/${name}`, new TextEncoder().encode(own ? `${css}\n${own}` : css))
    onRead(sheet)
    if (name === 'theme.css') checkTheme(sheet)
    if (own) {
      checkTheme(own)
      onRead(own)
    }
  }
  return files
}

/** What a style sheet names: a file beside it in `templates/`, else a font in a package. */
function publishNamed(root: string, name: string, files: Files): string | undefined {
  const own = publishTemplateFile(root, name, files)
  return own === undefined ? publishFont(name, files) : `url("${own}")`
}

/**
 * A package's style sheet, with its WOFF2 fonts published; what else it offers for old browsers is left out.
 *
 * @param mark written into the rule of every font
 */
function packageSheet(path: string, mark: string, files: Files): string | undefined {
  const css = readInstalled(path)
  if (!css) return undefined
  return new TextDecoder()
    .decode(css)
    .replace(/,\s*url\([^)]*\.woff\)\s*format\([^)]*\)/g, '')
    .replace(/@font-face\s*\{/g, rule => `${rule}${mark}`)
    .replace(/url\(\.\/([^)]*\.woff2)\)/g, (written, font: string) => {
      return publishFont(posix.join(posix.dirname(path), font), files) ?? written
    })
}

/** @returns how the style sheets address it, or nothing where it is not installed. */
function publishFont(font: string, files: Files): string | undefined {
  const bytes = readInstalled(font)
  if (!bytes) return undefined
  const base = posix.basename(font)
  files.set(`assets/fonts/${base}`, bytes)
  return `url("fonts/${base}")`
}

const installed = new Map<string, Uint8Array | undefined>()

/** A file of an installed package, read once; nothing where the path leads out of it. */
function readInstalled(path: string): Uint8Array | undefined {
  if (!installed.has(path)) installed.set(path, openInstalled(path))
  return installed.get(path)
}

function openInstalled(path: string): Uint8Array | undefined {
  const [, name = '', file = ''] = /^(@[^/]+\/[^/]+|[^/]+)\/(.+)$/.exec(path) ?? []
  const folders = require.resolve.paths(name) ?? []
  const home = folders.map(folder => join(folder, name)).find(folder => isFile(join(folder, 'package.json')))
  const opened = home === undefined ? undefined : openFile(home, file, limitOf(fileKind(file)))
  return isRead(opened) ? opened : undefined
}

/**
 * What readers of the HTML editions need of these files: not the style sheets for the printer, and no comments for
 * designers. Fonts are chosen apart: see `screen-fonts.ts`.
 */
export function screenAssets(assets: Files): Files {
  const ofReaders = [...assets].filter(([name]) => !/^assets\/(print\b|page\.|epub\.|fonts\.css$)/.test(name))
  // Those of other sheets stay as they are.
  const kept = new Set(facesIn(new Map(ofReaders)).map(({ path }) => path))
  const dropped = new Set(facesIn(assets).map(({ path }) => path)).difference(kept)
  const wanted = ofReaders.filter(([name]) => !dropped.has(name))
  return new Map(wanted.map(([name, bytes]) => [name, name.endsWith('.css') ? shortened(bytes) : bytes]))
}

/** A style sheet without comments and idle space. What stands in quotation marks stays as it is. */
function shortened(css: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(css)
  const bare = text.replace(/("[^"\n]*"|'[^'\n]*')|\/\*[\s\S]*?\*\//g, (_, string = '') => string)
  const short = bare.replace(/("[^"\n]*"|'[^'\n]*')|\s*([{};,])\s*|:\s+|\s+/g, (found, string, mark) => {
    if (string !== undefined || mark !== undefined) return string ?? mark
    return found.startsWith(':') ? ':' : ' '
  })
  return new TextEncoder().encode(short.trimStart())
}
