import { VFile } from 'vfile'
import type { ChartAsset } from '../../figures/asset.ts'
import type { JsonObject } from '../../figures/chart-spec.ts'
import { drawChart } from '../../figures/draw-chart.ts'
import { readChart } from '../../figures/load-chart.ts'
import type { Translate } from '../../model/interface.ts'
import type { Disposition } from './disposition.ts'
import { STATUS_COLUMNS, type SummaryRow, statusWord, summaries } from './summary.ts'

/** A chart of the numbers, drawn as those of chapters are. */
export interface ReportChart {
  /** As a figure names it: `by-status.vl.json`. */
  src: string
  /** Its numbers in words. */
  alt: string
  caption: string
  asset: ChartAsset
}

/** More bars than these are no picture any more: the tables have all. */
const MOST_BARS = 20

/** Characters of a line of a bar's name, and its lines. */
const LINE = 28
const MOST_LINES = 2

/** Two charts: how many entries have which status, and where they are, by chapter or, in a text of one, by member. */
export async function reportCharts(table: Disposition, tag: string, t: Translate): Promise<ReportChart[]> {
  const all = summaries(table, t)
  const rowsOf = (key: string): readonly SummaryRow[] => all.find(one => one.key === key)?.rows ?? []
  const key = rowsOf('byChapter').length > 1 ? 'byChapter' : 'byMember'
  const rows = rowsOf(key)
  const shown = new Set([...rows].sort((one, other) => other.total - one.total).slice(0, MOST_BARS))
  const statuses = statusCounts(rowsOf('byStatus')[0], t)
  const charts = [
    {
      name: 'by-status',
      caption: t('consultation.report.byStatus'),
      spec: statusSpec(statuses, t),
      alt: numbers(statuses),
    },
    {
      name: 'by-place',
      caption: `${t(`consultation.report.${key}`)} (${t('consultation.report.status').toLocaleLowerCase(tag)})`,
      spec: placeSpec(
        rows.filter(row => shown.has(row)),
        t,
        t(`consultation.report.${key === 'byChapter' ? 'chapter' : 'member'}`),
      ),
      alt: numbers(rows.filter(row => shown.has(row)).map(({ name, total }) => ({ name, count: total }))),
    },
  ]
  const made = charts.map(async ({ name, caption, spec, alt }): Promise<ReportChart[]> => {
    const asset = await chartOf(`${name}.vl.json`, spec, tag)
    return asset ? [{ src: `${name}.vl.json`, alt: `${caption}: ${alt}`, caption, asset }] : []
  })
  return (await Promise.all(made)).flat()
}

interface Count {
  name: string
  count: number
}

function statusCounts(row: SummaryRow | undefined, t: Translate): Count[] {
  return STATUS_COLUMNS.map((status, index) => ({ name: statusWord(status, t), count: row?.counts[index] ?? 0 }))
}

function numbers(counts: readonly Count[]): string {
  return `${counts.map(({ name, count }) => `${name} ${count}`).join('; ')}.`
}

function statusSpec(counts: readonly Count[], t: Translate): JsonObject {
  const [status, total] = columnNames(['status', 'entries'], t)
  return {
    data: { values: counts.map(({ name, count }) => ({ [status]: broken(name), [total]: count })) },
    height: { step: 34 },
    encoding: {
      y: { field: status, type: 'nominal', sort: null, title: null },
      x: { field: total, type: 'quantitative', title: null, axis: { tickMinStep: 1, format: 'd', tickCount: 6 } },
    },
    layer: [
      { mark: { type: 'bar' } },
      {
        mark: { type: 'text', align: 'left', dx: 4 },
        encoding: { text: { field: total, type: 'quantitative', format: 'd' } },
      },
    ],
  }
}

function placeSpec(rows: readonly SummaryRow[], t: Translate, place: string): JsonObject {
  const [status, total] = columnNames(['status', 'entries'], t)
  const words = STATUS_COLUMNS.map(one => statusWord(one, t))
  const names = unlike(rows.map(({ name }) => broken(name)))
  const column = columnName(place)
  return {
    data: {
      values: rows.flatMap(({ counts }, at) =>
        words.map((word, index) => ({ [column]: names[at] ?? '', [status]: word, [total]: counts[index] ?? 0 })),
      ),
    },
    height: { step: 38 },
    mark: { type: 'bar' },
    encoding: {
      y: { field: column, type: 'nominal', sort: null, title: null },
      x: { field: total, type: 'quantitative', title: null, axis: { tickMinStep: 1, format: 'd', tickCount: 6 } },
      color: {
        field: status,
        type: 'nominal',
        sort: null,
        scale: { domain: words },
        legend: { title: null, orient: 'bottom', columns: 3 },
      },
    },
  }
}

function columnNames(keys: readonly [string, string], t: Translate): [string, string] {
  const [one, other] = keys.map(key => columnName(t(`consultation.report.${key}`)))
  return [one ?? '', other ?? '']
}

/** A column's name may not hold what expressions are made of. */
function columnName(word: string): string {
  return word.replace(/["'\\[\].]/g, ' ').trim() || '–'
}

/** A name in lines, shortened where it has too many. */
function broken(name: string): string {
  const lines: string[] = []
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= LINE) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word.length > LINE ? `${word.slice(0, LINE - 1)}…` : word)
  }
  const isWhole = lines.length <= MOST_LINES
  const shown = lines.slice(0, MOST_LINES).join('\n')
  return isWhole ? shown : `${shown} …`
}

/** Names that are shortened to the same one are two bars all the same. */
function unlike(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map(name => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}

async function chartOf(path: string, spec: JsonObject, tag: string): Promise<ChartAsset | undefined> {
  const file = new VFile({ path, value: JSON.stringify(spec) })
  const chart = await readChart('', '', file, [])
  const drawn = chart && (await drawChart(chart, source => ({ text: source }), tag))
  return chart && drawn && { ...chart, width: drawn.width, height: drawn.height }
}
