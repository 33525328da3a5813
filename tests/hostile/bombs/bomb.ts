import type { Contents } from '../../support/publication.ts'

/** An input that is small, or no larger than files may be, and meant to take a machine's time or memory. */
export interface Bomb {
  /** What is tried: `tables of 10,000 rows`. Unique among bombs. */
  name: string
  /** Files that differ from those of a sound publication; made only when it is run. */
  make(): Contents
  /** The command line, without `--root`; `check` where it is not named. Files are named by their paths in the publication. */
  run?: readonly string[]
  /** Laid under the files instead of a sound publication: the one whose round was sent to members. */
  base?: 'consultation'
  /** What must be printed, with its place and rule; `undefined` where the input is large and harmless, and is taken. */
  expected: RegExp | undefined
}

/** A piece of text so many times; with a function, one for each number. */
export function times(count: number, piece: string | ((index: number) => string)): string {
  return typeof piece === 'string' ? piece.repeat(count) : Array.from({ length: count }, (_, n) => piece(n)).join('')
}
