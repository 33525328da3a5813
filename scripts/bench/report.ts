import { cpus, totalmem } from 'node:os'
import type { Size } from './generated.ts'

/** What one way of making something took. */
export interface Row {
  name: string
  /** The median of the runs. */
  seconds: number
  /** Times what the bare browser takes. */
  ratio: number
  /** The most of all runs, in bytes, of all processes together. */
  memory: number
  pages?: number
  /** How many notes are in the PDF. */
  notes?: number
}

interface Measured {
  /** `2026-01-31` */
  date: string
  machine: string
}

/** What `npm run bench` finds. */
export interface BuildReport extends Measured {
  runs: number
  size: Size
  publication: Row[]
  generated: Row[]
}

export interface Point {
  /** How many of what grows. */
  count: number
  seconds: number
  /** In MB. */
  memory: number
  pages: number
}

/** What `npm run bench:scale` finds, by what grows. */
export interface ScaleReport extends Measured {
  axes: Record<string, { points: Point[]; steepness: { time: number; memory: number } }>
}

/** Where and when something is measured. */
export function machine(): Measured {
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  }
}

/** Tables of Markdown. */
export function buildTables({ publication, generated, size, runs }: BuildReport): string {
  const { chapters, words, notes, works } = size
  return `## The publication of this project

Six HTML files and six PDFs, of two editions in three languages. Cold is without anything kept from earlier runs, unchanged
with all of it. Alternating runs, medians of ${runs}, from the start of each program to its end.

${rows(publication)}

## A generated document, Markdown to PDF

${chapters} chapters, ${words} words, ${notes} notes and citations, ${works} works. The bare browser prints our HTML of it, with endnotes. Notes kept are
those whose words are in the PDF.

${rows(generated)}
`
}

function rows(all: readonly Row[]): string {
  return table(
    ['', 'seconds', '× the bare browser', 'peak memory, MB', 'pages', 'notes kept'],
    all.map(({ name, seconds, ratio, memory, pages = '', notes = '' }) => [
      name,
      seconds.toFixed(2),
      ratio.toFixed(2),
      String(Math.round(memory / 1e6)),
      String(pages),
      String(notes),
    ]),
  )
}

/** Tables of Markdown, each with how steeply it grows. */
export function scaleTables({ axes }: ScaleReport): string {
  return Object.entries(axes)
    .map(([axis, { points, steepness }]) => {
      const last = points.at(-1)
      return `### By ${axis}

Up to ${last?.count} ${axis}, time grows with the power ${steepness.time.toFixed(2)}, memory with ${steepness.memory.toFixed(2)}.

${table(
  [axis, 'seconds', 'peak memory, MB', 'pages', 'ms a page'],
  points.map(({ count, seconds, memory, pages }) => [
    String(count),
    seconds.toFixed(1),
    String(Math.round(memory)),
    String(pages),
    String(Math.round((1000 * seconds) / pages)),
  ]),
)}`
    })
    .join('\n\n')
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...body].map(row => `| ${row.join(' | ')} |`).join('\n')
}
