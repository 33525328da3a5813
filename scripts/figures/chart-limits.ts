import type { VFile } from 'vfile'
import type { JsonValue } from '../ground/json.ts'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import figureInvalid from '../rules/figure-invalid.ts'
import type { Column } from './chart-data.ts'

/** Bins of one column. */
const MOST_BINS = 200
/** Charts that one is divided into. */
const MOST_FACETS = 60
const FACETS = new Set(['row', 'column', 'facet'])

/**
 * Whether a specification makes as few things of its data as a page can show: bins of a step, and one chart for each value of a
 * column. What does not, is reported as `figure-invalid`.
 */
export function checkLimits(spec: JsonValue, columns: readonly Column[], file: VFile): boolean {
  const before = file.messages.length
  const pointAt = pointsOf(String(file))
  const refuse = ({ start }: JsonValue, reason: string): void => {
    const { line, column } = pointAt(start)
    report(file, figureInvalid, reason, { place: { line, column } })
  }
  const columnOf = (value: JsonValue | undefined): Column | undefined =>
    value?.type === 'string' ? columns.find(({ name }) => name === value.value) : undefined
  let facets = 1

  const walk = (value: JsonValue, key: string): void => {
    if (value.type === 'array') for (const item of value.items) walk(item, key)
    if (value.type !== 'object') return
    const members = new Map(value.members.map(member => [member.key, member.value]))
    const bin = members.get('bin')
    const step = bin?.type === 'object' ? bin.members.find(member => member.key === 'step')?.value : undefined
    if (step !== undefined) {
      const bins = span(columnOf(members.get('field'))) / Number(String(file).slice(step.start, step.end))
      // What a transform makes is not known here: it is drawn in a worker, with limits.
      if (bins > MOST_BINS)
        refuse(step, `The step makes ${Math.ceil(bins)} bins: choose one that makes ${MOST_BINS} at most`)
    }
    const field = members.get('field')
    const facet = FACETS.has(key) ? columnOf(field) : undefined
    if (facet !== undefined && field !== undefined) {
      facets *= new Set(facet.cells.map(({ text }) => text)).size
      if (facets > MOST_FACETS)
        refuse(field, `${facets} charts stand beside one another: make it ${MOST_FACETS} at most`)
    }
    for (const member of value.members) if (member.key !== 'data') walk(member.value, member.key)
  }
  walk(spec, '')
  return file.messages.length === before
}

/** From the least number of a column to the greatest; 0 where it has none. */
function span(column: Column | undefined): number {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { text } of column?.cells ?? []) {
    const value = Number(text)
    if (text === '' || !Number.isFinite(value)) continue
    least = Math.min(least, value)
    greatest = Math.max(greatest, value)
  }
  return greatest > least ? greatest - least : 0
}
