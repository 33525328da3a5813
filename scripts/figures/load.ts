import { VFile } from 'vfile'
import { nearest, report } from '../ground/messages.ts'
import { TOOL_LANGUAGE } from '../languages/registry.ts'
import imageFormat from '../rules/image-format.ts'
import type { FigureAsset, RasterAsset } from './asset.ts'
import { drawChart } from './draw-chart.ts'
import { type Mention, readInsideContent, readTextInsideContent, shownPath } from './inside-content.ts'
import { readChart } from './load-chart.ts'
import { parseSvg } from './parse-svg.ts'
import { RASTER_FORMATS, type RasterFormat, readRaster } from './raster.ts'
import { svgAsset } from './svg-asset.ts'

export interface LoadedFigure {
  /** Nothing when the figure cannot be shown; why not, stands in the messages. */
  asset: FigureAsset | undefined
  /** The figure's files, with what is to be said about them: the caller reports their messages beside the chapters'. */
  files: VFile[]
}

const FORMATS = ['.svg', ...RASTER_FORMATS.flatMap(({ endings }) => endings), '.vl.json']

/**
 * Reads and checks a figure, once for all languages and editions.
 *
 * @param root Absolute path of the publication.
 * @param path Absolute path of the figure; it may lead anywhere and be missing.
 * @param mention The chapter, and the place in it that names the figure: a file that is missing, outside `content/`, of no known
 *   format or too large is reported there; what is wrong inside the figure, on the figure's own file.
 */
export async function loadFigure(root: string, path: string, mention: Mention): Promise<LoadedFigure> {
  const name = path.toLowerCase()
  if (name.endsWith('.svg')) return loadSvg(root, path, mention)
  const raster = RASTER_FORMATS.find(({ endings }) => endings.some(ending => name.endsWith(ending)))
  if (raster) return loadRaster(root, path, raster, mention)
  if (name.endsWith('.vl.json')) return loadChart(root, path, mention)
  const extension = /\.[^./\\]*$/.exec(name)?.[0] ?? ''
  const reason = `\`${shownPath(root, path)}\` is no picture that can be shown: its name must end in ${list(FORMATS)}`
  report(mention.file, imageFormat, reason, {
    place: mention.place,
    ...(nearest(extension, FORMATS) !== undefined && { actual: extension, expected: FORMATS }),
  })
  return { asset: undefined, files: [] }
}

function list(formats: string[]): string {
  const [last, ...others] = formats.map(format => `\`${format}\``).reverse()
  return `${others.reverse().join(', ')} or ${last}`
}

async function loadSvg(root: string, path: string, mention: Mention): Promise<LoadedFigure> {
  const text = await readTextInsideContent(root, path, mention)
  if (text === undefined) return { asset: undefined, files: [] }
  const file = new VFile({ path: shownPath(root, path), value: text })
  const tree = parseSvg(file)
  return { asset: tree && svgAsset(tree, file), files: [file] }
}

async function loadRaster(root: string, path: string, format: RasterFormat, mention: Mention): Promise<LoadedFigure> {
  const bytes = await readInsideContent(root, path, mention)
  if (bytes === undefined) return { asset: undefined, files: [] }
  const file = new VFile({ path: shownPath(root, path) })
  const size = readRaster(bytes, format, file)
  const { ending } = format
  const asset: RasterAsset | undefined = size && { kind: 'raster', path: file.path, file, ending, ...size, bytes }
  return { asset, files: [file] }
}

/** A chart is drawn once, as its specification has it: what Vega-Lite makes of it is known only then. */
async function loadChart(root: string, path: string, mention: Mention): Promise<LoadedFigure> {
  const text = await readTextInsideContent(root, path, mention)
  if (text === undefined) return { asset: undefined, files: [] }
  const file = new VFile({ path: shownPath(root, path), value: text })
  const files = [file]
  const chart = await readChart(root, path, file, files)
  const drawn = chart && (await drawChart(chart, source => ({ text: source }), TOOL_LANGUAGE))
  return { asset: chart && drawn && { ...chart, width: drawn.width, height: drawn.height }, files }
}
