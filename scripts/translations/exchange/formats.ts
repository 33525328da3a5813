import { csv } from './csv.ts'
import type { ExchangeFormat } from './format.ts'
import { po } from './po.ts'

/** The formats in which translations are exchanged, the usual one first. */
export const EXCHANGE_FORMATS: readonly [ExchangeFormat, ...ExchangeFormat[]] = [po, csv]
