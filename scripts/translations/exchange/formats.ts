import { csv } from './csv.ts'
import type { ExchangeFormat } from './format.ts'
import { po } from './po.ts'
import { pot } from './pot.ts'
import { xliff } from './xliff.ts'
import { xlsx } from './xlsx.ts'

/** The formats in which translations are exchanged, the usual one first. */
export const EXCHANGE_FORMATS: readonly [ExchangeFormat, ...ExchangeFormat[]] = [po, xliff, xlsx, csv, pot]
