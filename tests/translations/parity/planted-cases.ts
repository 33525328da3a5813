import { readFileSync } from 'node:fs'
import path from 'node:path'

const FIXTURES = path.join(import.meta.dirname, '../../fixtures/parity')

/**
 * A correct translation, and the same with a mistake of one kind in it. A heading's source begins with `#`, which is no
 * part of the text.
 */
export interface Planted {
  kind: string
  tag: 'es' | 'pt-BR'
  source: string
  right: string
  wrong: string
}

/** The rows below the heading; `\\u00ad` stands for a character that nobody would see. */
function rowsOf(file: string): string[][] {
  const text = readFileSync(path.join(FIXTURES, file), 'utf8')
  const character = (code: string): string => String.fromCharCode(Number.parseInt(code, 16))
  const rows = text.trimEnd().split('\n').slice(1)
  return rows.map(row => row.split('\t').map(cell => cell.replace(/\\u([0-9a-f]{4})/g, (_, code) => character(code))))
}

export const PLANTED: readonly Planted[] = rowsOf('mistakes.tsv').flatMap(
  ([kind = '', source = '', right = '', wrong = '', other = '', rightOfOther = '', wrongOfOther = '']): Planted[] => [
    { kind, tag: 'es', source, right, wrong },
    { kind, tag: 'pt-BR', source: other, right: rightOfOther, wrong: wrongOfOther },
  ],
)

/** Sentences with translations in which nothing is wrong: English, Spanish, Portuguese (Brazil). */
export const CORRECT: readonly (readonly [source: string, es: string, pt: string])[] = rowsOf('correct.tsv').map(
  ([source = '', es = '', pt = '']) => [source, es, pt] as const,
)
