import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { readTextFile } from '../load/files.ts'
import { TOOLCHAIN_ROOT } from '../toolchain.ts'

/** A file to be published or lent to the browser, by its path below `dist/`: `assets/screen.css`. */
export type Files = Map<string, Uint8Array>

const require = createRequire(path.join(TOOLCHAIN_ROOT, 'package.json'))

/** The style sheets of the templates; a publication's own of the same name stands in for the toolchain's. */
const STYLE_SHEETS = ['fonts.css', 'base.css', 'screen.css', 'print.css', 'print-layout.css', 'bilingual.css'] as const

/**
 * Collects style sheets and the fonts that they name. A font is written as a path in an npm package
 * (`url("@fontsource/…/x.woff2")`) and published as `assets/fonts/x.woff2`.
 */
export function loadAssets(root: string): Files {
  const files: Files = new Map()
  for (const name of STYLE_SHEETS) {
    const sheet = readTextFile(root, `templates/${name}`) ?? readTextFile(TOOLCHAIN_ROOT, `templates/${name}`)
    if (!sheet) continue
    const css = String(sheet).replace(/url\("(@[^"]+\.woff2)"\)/g, (_match, font: string) => {
      const base = path.posix.basename(font)
      files.set(`assets/fonts/${base}`, readFileSync(require.resolve(font)))
      return `url("fonts/${base}")`
    })
    files.set(`assets/${name}`, new TextEncoder().encode(css))
  }
  return files
}

/** What readers of the HTML editions need of these files: not the style sheets for the printer. */
export function screenAssets(assets: Files): Files {
  return new Map([...assets].filter(([name]) => !/^assets\/print\b/.test(name)))
}
