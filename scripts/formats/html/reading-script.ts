import path from 'node:path'
import type { Files } from '../../ground/files.ts'
import { bundle } from '../bundle.ts'
import { EARLY_SCRIPT, READING_SCRIPT } from './screen.ts'

const FOLDER = path.join(import.meta.dirname, 'in-page')

let scripts: Promise<[reading: string, early: string]> | undefined

/** What runs in pages for the screen, from the modules of in-page/, as the files that they load. */
export async function readingScriptFiles(): Promise<Files> {
  scripts ??= Promise.all([
    bundle(FOLDER, { minify: true }),
    bundle(FOLDER, { entry: 'before-paint.ts', minify: true }),
  ])
  const [reading, early] = await scripts
  const encoder = new TextEncoder()
  return new Map([
    [READING_SCRIPT, encoder.encode(reading)],
    [EARLY_SCRIPT, encoder.encode(early)],
  ])
}

/** Fonts of drawings, in the two weights that they have. */
const FIGURE_FONTS = [
  { weight: 400, file: 'assets/fonts/source-sans-3-latin-400-normal.woff2' },
  { weight: 600, file: 'assets/fonts/source-sans-3-latin-600-normal.woff2' },
]

/**
 * The fonts of drawings in a script, which in-page/png.ts loads when a reader wants a picture: pages from a folder can read
 * scripts and nothing else.
 */
export function figureFonts(assets: Files): Files {
  const rules = FIGURE_FONTS.flatMap(({ weight, file }) => {
    const bytes = assets.get(file)
    if (!bytes) return []
    const data = Buffer.from(bytes).toString('base64')
    return `@font-face{font-family:"Source Sans 3";font-weight:${weight};src:url(data:font/woff2;base64,${data})}`
  })
  const script = `globalThis.figureFonts=${JSON.stringify(rules.join(''))}\n`
  return new Map([['assets/figure-fonts.js', new TextEncoder().encode(script)]])
}
