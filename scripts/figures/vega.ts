import * as vega from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile, type TopLevelSpec } from 'vega-lite'
import type { ChartLocale } from './chart-locale.ts'
import type { JsonObject } from './chart-spec.ts'
import { compiledProblem } from './compiled-spec.ts'
import { textWidth } from './text-width.ts'

/** A chart as the text of an SVG, or why there is none. */
export type Drawing = { svg: string; warnings: string[] } | { problem: string; isUnsafe?: true }

/** What Vega exports and its type declarations leave out. */
interface Undeclared {
  textMetrics: { width(item: { fontSize?: number; fontWeight?: string | number }, text: unknown): number }
  locale(number: ChartLocale['number'], time: ChartLocale['time']): vega.LocaleFormatters
}
const undeclared = vega as unknown as Undeclared

// Without a canvas Vega would take every character for equally wide.
undeclared.textMetrics.width = ({ fontSize, fontWeight }, text) =>
  textWidth(String(text ?? ''), fontSize ?? 11, fontWeight === 'bold' || Number(fontWeight) >= 600)

/** Nothing is ever fetched or read: data stand in the specification. */
const refuse = (uri: string): Promise<never> => Promise.reject(new Error(`\`${uri}\` is not loaded`))
const closedLoader: vega.Loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse }

/** Longer drawings are none for a paper; they would only fill memory. In characters. */
const LONGEST_DRAWING = 5_000_000

/**
 * Draws a Vega-Lite specification that holds its data. Runs in a worker (drawing-worker.ts), for a specification may ask for more
 * than there is; the only file that knows Vega, with the one that checks what Vega-Lite makes of a specification.
 *
 * The specification must have been checked (chart-spec.ts). Expressions that Vega-Lite writes are checked as well, and interpreted:
 * no code is made of them.
 */
export async function drawSpec(spec: JsonObject, locale: ChartLocale): Promise<Drawing> {
  const errors: string[] = []
  const warnings: string[] = []
  const logger = vega.logger(vega.Warn, undefined, (_method, level, parts) => {
    const said = [...parts].map(part => (part instanceof Error ? part.message : String(part))).join(' ')
    // The width is ours to fit; that the height then follows from the number of bars is meant.
    if (said.startsWith('Dropping "fit-')) return
    const list = level === 'ERROR' ? errors : warnings
    list.push(said)
  })
  try {
    const compiled = compile(spec as unknown as TopLevelSpec, { logger }).spec
    const unsafe = compiledProblem(compiled)
    if (unsafe !== undefined) return { problem: unsafe, isUnsafe: true }
    const view = new vega.View(vega.parse(compiled, undefined, { ast: true }), {
      renderer: 'none',
      loader: closedLoader,
      logger,
      expr: expressionInterpreter,
    })
    view.locale(formatters(locale))
    const svg = await view.toSVG()
    view.finalize()
    const [problem] = errors
    if (problem !== undefined) return { problem }
    return svg.length > LONGEST_DRAWING ? { problem: `it has ${svg.length} characters as SVG` } : { svg, warnings }
  } catch (error) {
    // What Vega throws is about the specification: an unknown unit of time, a scale without a domain.
    return { problem: errors[0] ?? (error instanceof Error ? error.message : String(error)) }
  }
}

function formatters({ number, time, tidy }: ChartLocale): vega.LocaleFormatters {
  const plain = undeclared.locale(number, time)
  const tidied =
    (format: vega.NumberFormat): vega.NumberFormat =>
    value =>
      tidy(format(value))
  return {
    ...plain,
    format: spec => tidied(plain.format(spec)),
    formatPrefix: (spec, value) => tidied(plain.formatPrefix(spec, value)),
    formatFloat: spec => tidied(plain.formatFloat(spec)),
    formatSpan: (start, stop, count, spec) => tidied(plain.formatSpan(start, stop, count, spec)),
  }
}
