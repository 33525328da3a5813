import type { JsonObject } from './chart-spec.ts'

/** Width of the text column in print at 96 px an inch, with a little to spare: charts are this wide unless they say otherwise. In px. */
export const CHART_WIDTH = 640

/**
 * How charts look where their specification says nothing: deep blue, ochre, teal and near black, which stay apart in greyscale and are
 * seen on white (3 to 1, WCAG 2.2, 1.4.11), no frame,
 * a faint grid, no text below 12 px (8.5 pt in print).
 */
export const CHART_STYLE: JsonObject = {
  // The chapter says what the chart shows; Vega-Lite's own descriptions are made by expressions, of titles that it does not quote.
  aria: false,
  background: null,
  padding: { left: 2, right: 6, top: 4, bottom: 4 },
  lineBreak: '\n',
  fieldTitle: 'plain',
  view: {
    stroke: null,
    continuousWidth: 300,
    continuousHeight: 300,
    discreteHeight: { step: 40 },
    discreteWidth: { step: 90 },
  },
  axis: {
    labelFontSize: 13,
    labelColor: '#1b2733',
    labelLimit: 0,
    labelPadding: 6,
    titleFontSize: 13,
    titleFontWeight: 'normal',
    titleColor: '#44505a',
    titleLimit: 0,
    titlePadding: 10,
    domainColor: '#5b6770',
    tickColor: '#5b6770',
    gridColor: '#d5dade',
  },
  axisX: { labelAngle: 0 },
  axisBand: { ticks: false },
  legend: {
    labelFontSize: 13,
    labelColor: '#1b2733',
    labelLimit: 0,
    titleFontSize: 13,
    titleFontWeight: 'normal',
    titleColor: '#44505a',
    titleLimit: 0,
    symbolStrokeWidth: 2,
    orient: 'bottom',
  },
  header: {
    labelFontSize: 13,
    titleFontSize: 13,
    labelColor: '#1b2733',
    titleColor: '#44505a',
    labelLimit: 0,
    titleLimit: 0,
  },
  headerRow: { labelAngle: 0, labelAlign: 'left' },
  title: { fontSize: 15, subtitleFontSize: 13, anchor: 'start', color: '#1b2733', subtitleColor: '#44505a', limit: 0 },
  range: { category: ['#1f4e79', '#c2830f', '#11766f', '#14202b', '#7d8790', '#5b8fc2'] },
  mark: { color: '#1f4e79' },
  bar: { discreteBandSize: { band: 0.65 } },
  line: { strokeWidth: 2.5 },
  point: { filled: true, size: 60 },
  rule: { color: '#5b6770' },
  text: { fontSize: 13, fill: '#1b2733' },
}
