import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { VFile } from 'vfile'
import { readTextFile } from '../load/files.ts'
import { report } from '../messages.ts'
import { pointsOf } from '../points.ts'
import { TOOLCHAIN_ROOT } from '../toolchain.ts'

/** A file to be published or lent to the browser, by its path below `dist/`: `assets/screen.css`. */
export type Files = Map<string, Uint8Array>

const require = createRequire(path.join(TOOLCHAIN_ROOT, 'package.json'))

/** The style sheets of the templates; a publication's own of the same name stands in for the toolchain's. */
const STYLE_SHEETS = ['fonts.css', 'base.css', 'screen.css', 'print.css', 'print-layout.css', 'bilingual.css'] as const

/**
 * Collects style sheets and the fonts that they name. A font is written as a path in an npm package
 * (`url("@fontsource/…/x.woff2")`) and published as `assets/fonts/x.woff2`; one that is not installed is reported
 * (`template-font`).
 *
 * @param onRead is told of every sheet read, with what is wrong in it
 */
export function loadAssets(root: string, onRead: (sheet: VFile) => void = () => undefined): Files {
  const files: Files = new Map()
  for (const name of STYLE_SHEETS) {
    const sheet = readTextFile(root, `templates/${name}`) ?? readTextFile(TOOLCHAIN_ROOT, `templates/${name}`)
    if (!sheet) continue
    const css = String(sheet).replace(/url\("(@[^"]+\.woff2)"\)/g, (written, font: string, offset: number) => {
      const bytes = readFont(font)
      if (!bytes) {
        const place = pointsOf(String(sheet))(offset)
        report(sheet, 'template-font', `Missing font \`${font}\`, expected one of an installed package`, { place })
        return written
      }
      const base = path.posix.basename(font)
      files.set(`assets/fonts/${base}`, bytes)
      return `url("fonts/${base}")`
    })
    files.set(`assets/${name}`, new TextEncoder().encode(css))
    onRead(sheet)
  }
  return files
}

function readFont(font: string): Uint8Array | undefined {
  try {
    return readFileSync(require.resolve(font))
  } catch {
    return undefined
  }
}

/** What readers of the HTML editions need of these files: not the style sheets for the printer. */
export function screenAssets(assets: Files): Files {
  return new Map([...assets].filter(([name]) => !/^assets\/print\b/.test(name)))
}
