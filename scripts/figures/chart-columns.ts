import type { VFile } from 'vfile'
import type { JsonValue } from '../ground/json.ts'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import figureInvalid from '../rules/figure-invalid.ts'
import type { Column } from './chart-data.ts'
import type { JsonObject } from './chart-spec.ts'
import { eachObject, isObject } from './chart-texts.ts'

/**
 * What a column's values are: numbers, points in time (`2021`, `2021-06`, `2021-06-30`), or names of things (years among them, where the
 * chart treats them as such).
 */
export type Role = 'quantitative' | 'temporal' | 'category'

export interface ChartColumn extends Column {
  role: Role
  /** What the chart calls it: the title of its axis or legend, else the column's name. */
  label: string
}

/** Where values of a column are shown or placed: an object with a `field` inside an `encoding`. */
interface Channel {
  name: string
  definition: JsonObject
}

const NUMBER = /^-?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?$/i
const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

export function channelsOf(spec: JsonObject): Channel[] {
  const channels: Channel[] = []
  eachObject(spec, (object, key) => {
    if (key !== 'encoding') return
    for (const [name, value] of Object.entries(object)) {
      for (const definition of Array.isArray(value) ? value : [value]) {
        if (isObject(definition)) channels.push({ name, definition })
      }
    }
  })
  return channels
}

/** The columns that a chart uses, in the order of its data. Columns that it does not name are notes of the editors. */
export function chartColumns(columns: Column[], spec: JsonObject): ChartColumn[] {
  const named = new Set<string>()
  eachObject({ spec }, object => {
    for (const value of Object.values(object).flat()) if (typeof value === 'string') named.add(value)
  })
  const channels = channelsOf(spec)
  return columns
    .filter(column => named.has(column.name))
    .map(column => {
      const own = channels.filter(channel => channel.definition.field === column.name)
      return {
        ...column,
        role: roleOf(column, own),
        label: own.map(titleOf).find(title => title !== '') ?? column.name,
      }
    })
}

function roleOf(column: Column, channels: Channel[]): Role {
  const has = (type: string, ...keys: string[]): boolean =>
    channels.some(
      ({ definition }) =>
        definition.type === type || (definition.type === undefined && keys.some(key => definition[key])),
    )
  if (has('temporal', 'timeUnit')) return 'temporal'
  if (has('quantitative', 'bin', 'aggregate')) return 'quantitative'
  const isNumeric = column.cells.every(({ text }) => text === '' || NUMBER.test(text))
  return channels.length === 0 && isNumeric ? 'quantitative' : 'category'
}

/** The title that a channel gives: its own, or that of its axis, legend or header. */
function titleOf({ definition }: Channel): string {
  const titles = [definition, definition.axis, definition.legend, definition.header].map(owner => {
    const title = isObject(owner) ? owner.title : undefined
    return Array.isArray(title) ? title.join(' ') : title
  })
  return titles.find(title => typeof title === 'string') ?? ''
}

/** Whether every value is what the chart takes it for. What is not, is reported as `figure-invalid` on the data. */
export function checkCells(columns: ChartColumn[], dataFile: VFile): boolean {
  const before = dataFile.messages.length
  for (const { role, cells } of columns) {
    if (role === 'category') continue
    const [form, wanted] =
      role === 'temporal'
        ? [DATE, 'date: write one such as `2021-06-30`']
        : [NUMBER, 'number: write one such as `2051.5`']
    for (const { text, line, column } of cells) {
      if (text === '' || form.test(text)) continue
      report(dataFile, figureInvalid, `\`${text}\` is no ${wanted}`, { place: { line, column } })
    }
  }
  return dataFile.messages.length === before
}

/** Whether every `field` of a specification is a column of its data or made by a transform. What is not, is reported. */
export function checkFields(spec: JsonValue, columns: Column[], file: VFile): boolean {
  const before = file.messages.length
  const pointAt = pointsOf(String(file))
  const fields: { name: string; start: number }[] = []
  const known = new Set(columns.map(column => column.name))
  const walk = (value: JsonValue): void => {
    if (value.type === 'array') value.items.forEach(walk)
    if (value.type !== 'object') return
    for (const { key, value: inner } of value.members) {
      const names = inner.type === 'array' ? inner.items : [inner]
      for (const name of names) {
        if (name.type !== 'string') continue
        if (key === 'as') known.add(name.value)
        if (key === 'field' || key === 'groupby') fields.push({ name: name.value, start: name.start })
      }
      if (key !== 'data') walk(inner)
    }
  }
  walk(spec)
  for (const { name, start } of fields) {
    if (known.has(name)) continue
    const { line, column } = pointAt(start)
    report(file, figureInvalid, `No column of the data is called \`${name}\``, {
      place: { line, column },
      actual: name,
      expected: known,
    })
  }
  return file.messages.length === before
}
