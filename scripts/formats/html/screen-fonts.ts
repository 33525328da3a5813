import { type Face, rangesOf } from '../../fonts/faces.ts'
import type { Files } from '../../ground/files.ts'

/** A style sheet of fonts, and the characters for which they are asked. */
export interface FontSheet {
  /** Name in `assets/`, without its ending. */
  name: string
  ranges: Face['ranges']
}

const FONTS = 'assets/fonts.css'
const RULE = /@font-face\s*\{[^}]*\}\s*/g
/** Every font that has this letter, or is for all characters, is for any text. */
const LETTER = 0x41

/**
 * Parts the style sheet of fonts by the characters that they are for: `fonts.css` keeps those that any text needs, and each
 * further script has a sheet of its own, which pages with such characters fetch. The rules of a dozen fonts in five scripts are
 * longer than all other styles of a page.
 */
export function partFonts(assets: Files): Files {
  const css = new TextDecoder().decode(assets.get(FONTS))
  const parts = new Map<string, string>([[FONTS, css.replace(RULE, rule => (isForAny(rangesOf(rule)) ? rule : ''))]])
  for (const [rule] of css.matchAll(RULE)) {
    const ranges = rangesOf(rule)
    if (isForAny(ranges)) continue
    const name = `assets/${nameOf(ranges)}.css`
    parts.set(name, (parts.get(name) ?? '') + rule)
  }
  const bytes = [...parts].map(([name, text]) => [name, new TextEncoder().encode(text)] as const)
  return new Map([...assets, ...bytes])
}

/** The sheets that {@link partFonts} makes beside `fonts.css`. */
export function furtherSheets(assets: Files): FontSheet[] {
  const css = new TextDecoder().decode(assets.get(FONTS))
  const sheets = new Map<string, FontSheet>()
  for (const [rule] of css.matchAll(RULE)) {
    const ranges = rangesOf(rule)
    if (!isForAny(ranges)) sheets.set(nameOf(ranges), { name: nameOf(ranges), ranges })
  }
  return [...sheets.values()]
}

/** Those of the sheets that a text needs. */
export function sheetsFor(text: string, sheets: readonly FontSheet[]): FontSheet[] {
  const characters = [...new Set(text)].map(character => character.codePointAt(0) ?? 0)
  return sheets.filter(({ ranges }) =>
    characters.some(character => ranges.some(([first, last]) => first <= character && character <= last)),
  )
}

function isForAny(ranges: FontSheet['ranges']): boolean {
  return ranges.some(([first, last]) => first <= LETTER && LETTER <= last)
}

/** `fonts-0100`: fonts for the same characters stand in one sheet, named by the first of them and how many spans there are. */
function nameOf(ranges: FontSheet['ranges']): string {
  const first = ranges[0]?.[0] ?? 0
  return `fonts-${first.toString(16).padStart(4, '0')}-${ranges.length}`
}
