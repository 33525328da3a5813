import { pointsOf } from '../../ground/points.ts'

/** A key in a bibliography, from its first letter to its last. */
export interface KeyPlace {
  start: { line: number; column: number; offset: number }
  end: { line: number; column: number; offset: number }
}

/** Where the first entry of a key says it. */
export function entryPlaces(bibliography: string): (key: string) => KeyPlace | undefined {
  const pointAt = pointsOf(bibliography)
  const places = new Map<string, number>()
  for (const { 0: entry, 1: key = '', index } of bibliography.matchAll(/@\w+\s*[{(]\s*([^\s,{}()]+)(?=\s*,)/g))
    if (!places.has(key)) places.set(key, index + entry.length - key.length)
  const point = (offset: number) => ({ ...pointAt(offset), offset })
  return key => {
    const offset = places.get(key)
    return offset === undefined ? undefined : { start: point(offset), end: point(offset + key.length) }
  }
}
