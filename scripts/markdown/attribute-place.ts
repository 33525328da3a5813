import type { Node } from 'unist'
import type { VFile } from 'vfile'
import { type Point, pointsOf } from '../ground/points.ts'

/** Where the name of a directive's attribute stands; where the directive begins if it has no such attribute. */
export function attributeNamePlace(node: Node, name: string, file: VFile): Point | undefined {
  const found = findAttribute(node, name, file)
  return found && pointsOf(String(file))(found.name)
}

/**
 * Where the value of a directive's attribute stands, or its name where it has no value, or `#` of its anchor; where the
 * directive begins if it has no such attribute.
 *
 * @param name `alt`; `id` for the anchor
 * @param value a part of the value: one of several words
 */
export function attributePlace(node: Node, name: string, file: VFile, value = ''): Point | undefined {
  const found = findAttribute(node, name, file)
  if (!found) return undefined
  const part = value === '' ? -1 : found.line.indexOf(value, found.value - found.start)
  return pointsOf(String(file))(part < 0 ? found.value : found.start + part)
}

interface FoundAttribute {
  /** The directive's first line. */
  line: string
  /** Offsets in the file: of the directive, of the attribute's name and of its value. */
  start: number
  name: number
  value: number
}

function findAttribute({ position }: Node, name: string, file: VFile): FoundAttribute | undefined {
  const start = position?.start.offset
  if (start === undefined) return undefined
  const [line = ''] = String(file).slice(start).split('\n', 1)
  const pattern =
    name === 'id'
      ? /(?<=\{(?:[^}]*\s)?)#/
      : new RegExp(`(?<=[{\\s])${RegExp.escape(name)}(?:\\s*=\\s*(?:"|'|))?(?=[^\\w-]|\\S|$)`)
  const found = pattern.exec(line)
  if (!found) return { line, start, name: start, value: start }
  const at = start + found.index
  return { line, start, name: at, value: found[0].includes('=') ? at + found[0].length : at }
}
