import type { Files } from '../ground/files.ts'
import { charactersOf } from './cmap.ts'
import { type Face, facesIn, isAskedFor } from './faces.ts'
import { cmapOfWoff2 } from './woff2.ts'

/** Whether any font has a character, given by its code point. */
export type Coverage = (character: number) => boolean

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
      (faces.length === 0 || faces.some(face => isAskedFor(face, character) && isInFont(face, character)))
    known.set(character, found)
    return found
  }
}

function readTable(font: Uint8Array): ReadonlySet<number> | undefined {
  try {
    return charactersOf(cmapOfWoff2(font))
  } catch {
    return undefined
  }
}
