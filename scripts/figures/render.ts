import type { Element } from 'hast'
import { h, s } from 'hastscript'
import type { Language } from '../model/publication.ts'
import type { ChartAsset, EmittedFile, FigureAsset, RasterAsset, SvgAsset, Translate } from './asset.ts'
import { drawChart } from './draw-chart.ts'
import { publishedName } from './file-name.ts'
import { embedSvg, translateSvg } from './render-svg.ts'
import { checkTextFit } from './svg-text-fit.ts'

export interface RenderOptions {
  /** Words of the figure (see `figureWords`) in the reader's language. */
  translate: Translate
  language: Language
  /** HTML id of the figure, unique in the page: ids inside the figure begin with it. */
  id: string
  /** What the picture shows, in the reader's language. */
  alt: string
}

export interface RenderedFigure {
  /** An inline `<svg role="img">`, or an `<img>`. Both have a width and a height in px; the page's CSS lets them shrink. */
  element: Element
  /** Files that the element needs beside the page. */
  files: EmittedFile[]
}

/** Draws a figure for readers of one language. The same figure, words and language give the same bytes. */
export async function renderFigure(asset: FigureAsset, options: RenderOptions): Promise<RenderedFigure> {
  if (asset.kind === 'raster') return renderRaster(asset, options)
  const drawn = await drawFigure(asset, options.translate, options.language)
  return { element: embedSvg(drawn, options.id, options.alt), files: [] }
}

type Drawings = WeakMap<Translate, Map<string, Promise<SvgAsset>>>
const known = new WeakMap<FigureAsset, Drawings>()

/**
 * The drawing of a figure in a language, made once for all that show it. Words that are too long or too small are reported
 * on its file.
 */
export async function drawFigure(
  asset: SvgAsset | ChartAsset,
  translate: Translate,
  language: Language,
): Promise<SvgAsset>
export async function drawFigure(
  asset: FigureAsset,
  translate: Translate,
  language: Language,
): Promise<SvgAsset | undefined>
export async function drawFigure(
  asset: FigureAsset,
  translate: Translate,
  language: Language,
): Promise<SvgAsset | undefined> {
  if (asset.kind === 'raster') return undefined
  const drawings = known.get(asset) ?? new WeakMap()
  known.set(asset, drawings)
  const byTag = drawings.get(translate) ?? new Map<string, Promise<SvgAsset>>()
  drawings.set(translate, byTag)
  const drawing = byTag.get(language.tag) ?? draw(asset, translate, language)
  byTag.set(language.tag, drawing)
  return drawing
}

async function draw(asset: SvgAsset | ChartAsset, translate: Translate, language: Language): Promise<SvgAsset> {
  const drawn =
    asset.kind === 'chart'
      ? await drawChart(asset, translate, language.tag)
      : { ...asset, tree: translateSvg(asset.tree, translate) }
  // It was drawn when it was loaded; that it could not be drawn again was reported, so that nothing is published.
  if (drawn === undefined) return emptyDrawing(asset)
  checkTextFit(drawn, language)
  return drawn
}

function renderRaster({ path, bytes, ending, width, height }: RasterAsset, { alt }: RenderOptions): RenderedFigure {
  const file = `assets/${publishedName(path, bytes, ending)}`
  const src = file.split('/').map(encodeURIComponent).join('/')
  return { element: h('img', { src, alt, width, height }), files: [{ path: file, bytes }] }
}

function emptyDrawing({ path, file, width, height }: SvgAsset | ChartAsset): SvgAsset {
  return { kind: 'svg', path, file, width, height, tree: s('svg') }
}
