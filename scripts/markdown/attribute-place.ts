import type { Node } from 'unist'
import type { VFile } from 'vfile'
import { type Point, pointsOf } from '../ground/points.ts'

/**
 * Where the value of a directive's attribute stands, or its name where it has no value, or `#` of its anchor; where the
 * directive begins if it has no such attribute.
 *
 * @param name `alt`; `id` for the anchor
 * @param value a part of the value: one of several words
 */
export function attributePlace({ position }: Node, name: string, file: VFile, value = ''): Point | undefined {
  const start = position?.start.offset
  if (start === undefined) return undefined
  const text = String(file)
  const [line = ''] = text.slice(start).split('\n', 1)
  const pattern =
    name === 'id'
      ? /(?<=\{(?:[^}]*\s)?)#/
      : new RegExp(`(?<=[{\\s])${RegExp.escape(name)}(?:\\s*=\\s*(?:"|'|))?(?=[^\\w-]|\\S|$)`)
  const found = pattern.exec(line)
  if (!found) return pointsOf(text)(start)
  const valueAt = found[0].includes('=') ? found.index + found[0].length : found.index
  const part = value === '' ? -1 : line.indexOf(value, valueAt)
  return pointsOf(text)(start + (part < 0 ? valueAt : part))
}
