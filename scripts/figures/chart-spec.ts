import type { VFile } from 'vfile'
import type { JsonValue } from '../ground/json.ts'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import figureInvalid from '../rules/figure-invalid.ts'
import { checkForm } from './chart-form.ts'
import { SPECIFICATION } from './chart-grammar.ts'

export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}

/**
 * Checks that a specification only draws. What it may not hold is reported as `figure-unsafe` (what could run or fetch) or
 * `figure-invalid`, with its place.
 */
export function checkSpec(spec: JsonValue, file: VFile): void {
  checkForm(withoutData(spec), SPECIFICATION, file)
  const pointAt = pointsOf(String(file))
  for (const start of innerData(spec, 0)) {
    const { line, column } = pointAt(start)
    const reason = '`data` stands inside the chart: write it at the top, for the whole of it'
    report(file, figureInvalid, reason, { place: { line, column } })
  }
}

/** Data are read by us (see chart-data.ts), and there is one table to show beside the chart. */
function withoutData(value: JsonValue): JsonValue {
  if (value.type === 'array') return { ...value, items: value.items.map(withoutData) }
  if (value.type !== 'object') return value
  const members = value.members.filter(({ key }) => key !== 'data')
  return { ...value, members: members.map(member => ({ ...member, value: withoutData(member.value) })) }
}

/** Where `data` stand inside a specification, as offsets. */
function innerData(value: JsonValue, depth: number): number[] {
  if (value.type === 'array') return value.items.flatMap(item => innerData(item, depth))
  if (value.type !== 'object') return []
  return value.members.flatMap(member => {
    if (member.key === 'data') return depth > 0 ? [member.start] : []
    return innerData(member.value, depth + 1)
  })
}
