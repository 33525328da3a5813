import type { Bomb } from './bomb.ts'
import { CHAPTERS } from './chapters.ts'
import { CHARTS } from './charts.ts'
import { DRAWINGS } from './drawings.ts'
import { EXCHANGE } from './exchange.ts'
import { LISTS } from './lists.ts'
import { SHEETS } from './sheets.ts'
import { WORD } from './word.ts'
import { WORKS } from './works.ts'

/** All bombs; a file here for each area. */
export const BOMBS: readonly Bomb[] = [
  ...CHAPTERS,
  ...WORKS,
  ...DRAWINGS,
  ...LISTS,
  ...CHARTS,
  ...WORD,
  ...SHEETS,
  ...EXCHANGE,
]
