import path from 'node:path'
import type { VFile } from 'vfile'
import { listFiles, readTextFile } from '../../ground/files.ts'
import { report } from '../../ground/messages.ts'
import { pointsOf } from '../../ground/points.ts'
import { TOOLCHAIN_ROOT } from '../../ground/toolchain.ts'
import themeValue from '../../rules/theme-value.ts'

/** A theme's style sheet: the publication's own, else the toolchain's; undefined where neither has it. */
export function loadTheme(root: string, name: string): VFile | undefined {
  const relative = `templates/themes/${name}.css`
  return readTextFile(root, relative) ?? readTextFile(TOOLCHAIN_ROOT, relative)
}

/** Names of the themes that a publication can use. */
export function themeNames(root: string): string[] {
  const names = [root, TOOLCHAIN_ROOT].flatMap(folder => listFiles(path.join(folder, 'templates/themes'), folder))
  return [...new Set(names.filter(name => name.endsWith('.css')).map(name => path.basename(name, '.css')))]
}

const VARIABLE = /(--[\w-]+)\s*:\s*([^;}]*?)\s*(?=[;}])/g
const COLOURS =
  /^--(?:ink|ink-soft|brand|brand-soft|accent|accent-soft|warm|warm-soft|line|paper|part-\d|cover-(?:line|edition|soft|notice))$/
/** In numbers of any notation: names of colours are not taken, but for two, since one that is misspelt would look like another. */
const COLOUR =
  /^(?:#(?:[\da-f]{3}|[\da-f]{6})|(?:rgb|hsl|hwb|oklch|oklab|lab|lch)\([\d\s.,%/deg+-]+\)|var\(--[\w-]+\)|white|black)$/i

/** Reports values of a theme's variables that are no colours. */
export function checkTheme(sheet: VFile): void {
  const css = String(sheet).replace(/\/\*[\s\S]*?\*\//g, comment => comment.replace(/[^\n]/g, ' '))
  for (const { 0: all, 1: name = '', 2: value = '', index } of css.matchAll(VARIABLE)) {
    if (!COLOURS.test(name) || COLOUR.test(value)) continue
    const place = pointsOf(css)(index + all.lastIndexOf(value))
    const what = value === '' ? 'empty' : `\`${value}\``
    report(sheet, themeValue, `\`${name}\` is ${what}, which is no colour: write one such as \`#173f6b\``, { place })
  }
}
