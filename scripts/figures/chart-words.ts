import { pointsOf } from '../ground/points.ts'
import type { FigureWord } from './asset.ts'
import type { Chart } from './load-chart.ts'

/** The words of a chart: its titles and texts, then the names of the columns that it uses and of the things in them. */
export function chartWords({ texts, columns, file, dataFile }: Chart): FigureWord[] {
  const pointAt = pointsOf(String(file))
  const ofSpec = texts.map(({ text, path, start }): FigureWord => {
    const { line, column } = pointAt(start)
    return { text, in: specPlace(path), file, line, column }
  })
  const ofData = columns.flatMap(({ name, label, role, place, cells }): FigureWord[] => {
    const header: FigureWord[] = label === name ? [{ text: label, in: COLUMN, file: dataFile, ...place }] : []
    const values = role === 'category' ? cells : []
    return [...header, ...values.map(cell => ({ ...cell, in: name, file: dataFile }))]
  })
  return [...ofSpec, ...ofData.filter(({ text }) => /\p{L}/u.test(text))]
}

/** Where the name of a column stands. */
export const COLUMN = 'column'

/** `title of x`, `subtitle`, `text of mark`: where a text stands in a specification. */
export function specPlace(path: (string | number)[]): string {
  const keys = path.filter(key => typeof key === 'string')
  const channel = keys[keys.lastIndexOf('encoding') + 1]
  const [owner, key = ''] = keys.slice(-2)
  if (keys.includes('encoding')) return `${key} of ${channel}`
  return key === 'text' && owner === 'mark'
    ? 'text of mark'
    : key === 'text' || keys.length === 1
      ? (owner ?? key)
      : key
}
