import { posix } from 'node:path'
import type { Files } from '../ground/files.ts'

/** A font as an `@font-face` rule says it. */
export interface Face {
  /** Path below `dist/`. */
  path: string
  bytes: Uint8Array
  /** The characters that it is asked for. */
  ranges: [first: number, last: number][]
  /** Whether documents need it from their first page on: its rule holds the comment `preload`, `preload first` or `preload print`. */
  preloaded: boolean
}

/**
 * The fonts that style sheets name and that are there, in their order.
 *
 * @param assets style sheets and fonts by their path below `dist/`
 */
export function facesIn(assets: Files): Face[] {
  const sheets = [...assets].filter(([name]) => name.endsWith('.css'))
  return sheets.flatMap(([name, css]) =>
    [...new TextDecoder().decode(css).matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, rule = '']) => {
      const source = /url\(["']?([^"')]+\.woff2)/.exec(rule)?.[1] ?? ''
      const path = posix.join(posix.dirname(name), source)
      const bytes = assets.get(path)
      return bytes
        ? [{ path, bytes, ranges: rangesOf(rule), preloaded: /\/\*\s*preload( first| print)?\s*\*\//.test(rule) }]
        : []
    }),
  )
}

/** Whether the browser looks for a character, given by its code point, in a font. */
export function isAskedFor({ ranges }: Face, character: number): boolean {
  return ranges.some(([first, last]) => first <= character && character <= last)
}

/** The value of `unicode-range` (CSS Fonts 4): single characters and ranges; every character where there is none. */
export function rangesOf(rule: string): Face['ranges'] {
  const written = /unicode-range:([^;]*)/.exec(rule)?.[1]
  if (written === undefined) return [[0, 0x10ffff]]
  return [...written.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(([, first = '', last = first]) => [
    Number.parseInt(first, 16),
    Number.parseInt(last, 16),
  ])
}
