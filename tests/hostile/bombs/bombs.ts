import type { Bomb } from './bomb.ts'
import { CHARTS } from './charts.ts'
import { EXCHANGE } from './exchange.ts'
import { SHEETS } from './sheets.ts'
import { WORD } from './word.ts'

/** All bombs; a file here for each area. */
export const BOMBS: readonly Bomb[] = [...CHARTS, ...WORD, ...SHEETS, ...EXCHANGE]
