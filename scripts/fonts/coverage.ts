import { posix } from 'node:path'
import type { Files } from '../html/assets.ts'
import { charactersOf } from './cmap.ts'
import { cmapOfWoff2 } from './woff2.ts'

/** Whether any font has a character, given by its code point. */
export type Coverage = (character: number) => boolean

/** A font and the characters that it is asked for, as an `@font-face` rule says it. */
interface Face {
  bytes: Uint8Array
  ranges: [first: number, last: number][]
}

/**
 * What the fonts of style sheets have, by their own tables of characters (`cmap`). A table is read when a character is asked
 * for that its font could have: text in Latin letters costs the reading of one. Where the sheets bring no font at all,
 * the choice is the machine's, and nothing can be said against a character.
 *
 * @param assets style sheets and fonts by their path below `dist/`
 */
export function coverageOf(assets: Files): Coverage {
  const faces = facesIn(assets)
  const tables = new Map<Uint8Array, ReadonlySet<number> | undefined>()
  const known = new Map<number, boolean>()
  const isInFont = ({ bytes }: Face, character: number): boolean => {
    if (!tables.has(bytes)) tables.set(bytes, readTable(bytes))
    // Of a font that cannot be read the browser says so.
    return tables.get(bytes)?.has(character) ?? true
  }
  return character => {
    const found =
      known.get(character) ??
      (faces.length === 0 ||
        faces.some(
          face =>
            face.ranges.some(([first, last]) => first <= character && character <= last) && isInFont(face, character),
        ))
    known.set(character, found)
    return found
  }
}

function facesIn(assets: Files): Face[] {
  const sheets = [...assets].filter(([name]) => name.endsWith('.css'))
  return sheets.flatMap(([name, css]) =>
    [...new TextDecoder().decode(css).matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, rule = '']) => {
      const source = /url\(["']?([^"')]+\.woff2)/.exec(rule)?.[1] ?? ''
      const bytes = assets.get(posix.join(posix.dirname(name), source))
      return bytes ? [{ bytes, ranges: rangesOf(rule) }] : []
    }),
  )
}

/** The value of `unicode-range` (CSS Fonts 4): single characters and ranges; every character where there is none. */
function rangesOf(rule: string): Face['ranges'] {
  const written = /unicode-range:([^;]*)/.exec(rule)?.[1]
  if (written === undefined) return [[0, 0x10ffff]]
  return [...written.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(([, first = '', last = first]) => [
    Number.parseInt(first, 16),
    Number.parseInt(last, 16),
  ])
}

function readTable(font: Uint8Array): ReadonlySet<number> | undefined {
  try {
    return charactersOf(cmapOfWoff2(font))
  } catch {
    return undefined
  }
}
