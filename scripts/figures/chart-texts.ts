import type { JsonValue } from '../ground/json.ts'
import type { Json, JsonObject } from './chart-spec.ts'

/** A text of a specification that readers see. */
export interface SpecText {
  /** Keys and indices that lead to it. */
  path: (string | number)[]
  /** On one line, also where the specification has a list of lines. */
  text: string
  /** How many lines it has. */
  lines: number
  /** Offset in the file. */
  start: number
}

/** The texts of a specification in document order: titles, subtitles, words of text marks, fixed values that a legend names. */
export function specTexts(spec: JsonValue): SpecText[] {
  const found: SpecText[] = []
  const walk = (value: JsonValue, path: (string | number)[]): void => {
    const [parent, key] = [path.at(-2), path.at(-1)]
    const lines = isWords(parent, key) ? linesOf(value) : []
    if (lines.length > 0) found.push({ path, text: lines.join(' '), lines: lines.length, start: value.start })
    else if (value.type === 'array') for (const [index, item] of value.items.entries()) walk(item, [...path, index])
    else if (value.type === 'object') {
      for (const member of value.members) if (member.key !== 'data') walk(member.value, [...path, member.key])
    }
  }
  walk(spec, [])
  return found.filter(({ text }) => /\p{L}/u.test(text))
}

/** Whether texts at this place are shown as they are. */
function isWords(parent: string | number | undefined, key: string | number | undefined): boolean {
  if (key === 'title' || key === 'subtitle' || key === 'datum') return true
  if (key === 'text') return parent === 'title' || parent === 'mark'
  return key === 'value' && parent === 'text'
}

function linesOf(value: JsonValue): string[] {
  if (value.type === 'string') return [value.value]
  if (value.type !== 'array') return []
  return value.items.flatMap(item => (item.type === 'string' ? [item.value] : []))
}

/** Puts a value at a path that exists. Changes the specification. */
export function setAt(spec: JsonObject, path: (string | number)[], value: Json): void {
  let at: Json = spec
  for (const key of path.slice(0, -1)) at = child(at, key)
  const last = path.at(-1)
  if (Array.isArray(at) && typeof last === 'number') at[last] = value
  else if (isObject(at) && typeof last === 'string') at[last] = value
}

function child(value: Json, key: string | number): Json {
  if (Array.isArray(value) && typeof key === 'number') return value[key] ?? null
  return isObject(value) && typeof key === 'string' ? (value[key] ?? null) : null
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Calls back for every object of a specification with the key that it stands under, outer ones first. */
export function eachObject(
  value: Json,
  visit: (object: JsonObject, key: string, parent: string) => void,
  key = '',
  parent = '',
): void {
  if (Array.isArray(value)) for (const item of value) eachObject(item, visit, key, parent)
  if (!isObject(value)) return
  visit(value, key, parent)
  for (const [name, inner] of Object.entries(value)) eachObject(inner, visit, name, key)
}
