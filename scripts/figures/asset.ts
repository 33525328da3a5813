import type { Element } from 'hast'
import type { VFile } from 'vfile'
import type { ChartColumn } from './chart-columns.ts'
import type { JsonObject } from './chart-spec.ts'
import type { SpecText } from './chart-texts.ts'

/** What every figure has, whatever its format. */
interface Common {
  /** Path relative to the publication's root, with `/`: `content/figures/timeline.svg`. */
  path: string
  /** The figure's own file: problems inside the figure are reported on it. */
  file: VFile
  /** Natural size in CSS px (1/96 inch). A figure is shown at this size or, where the page is narrower, at the page's width. */
  width: number
  height: number
}

export interface SvgAsset extends Common {
  kind: 'svg'
  /** The `<svg>` element: allowed elements and attributes only, without scripts, styles, classes or outside references. */
  tree: Element
}

export interface RasterAsset extends Common {
  kind: 'raster'
  /** Ending of its files as they are published: `.png`, `.jpg`, `.webp`. */
  ending: string
  bytes: Uint8Array
}

export interface ChartAsset extends Common {
  kind: 'chart'
  /** The Vega-Lite specification, checked, without its data. */
  spec: JsonObject
  /** Its texts that readers see. */
  texts: SpecText[]
  /** The file of the data: `file`, where they stand in the specification. */
  dataFile: VFile
  /** The columns that the chart uses, in the order of the data. */
  columns: ChartColumn[]
}

export type FigureAsset = SvgAsset | RasterAsset | ChartAsset

/** Words in a figure that a translator has to translate. */
export interface FigureWord {
  /** Plain text on one line. `translate` gets exactly this, and `in`. */
  text: string
  /** Where it stands, for people: `text` or `title` of a drawing, `title of x` of a chart, the column's name in its data. */
  in: string
  /** The file it stands in (the figure or its data) and its place there (1-based). */
  file: VFile
  line: number
  column: number
}

/** A text in the reader's language. */
export interface Translated {
  text: string
  /** BCP 47 tag, where the text is not in the reader's language: it was never translated. */
  lang?: string
}

/**
 * Translates the words of one figure.
 *
 * @param where the `in` of the {@link FigureWord}: equal words may be called differently in two places
 */
export type Translate = (text: string, where: string) => Translated

/** A file to write next to the HTML. */
export interface EmittedFile {
  /** Path relative to the HTML file: `assets/map-1f3a9c2e.png`. */
  path: string
  bytes: Uint8Array
}
