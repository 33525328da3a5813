import { VFile } from 'vfile'
import { nearest, report } from '../messages.ts'
import type { FigureAsset, PngAsset, SvgAsset } from './asset.ts'
import { type Mention, readInsideContent, readTextInsideContent, shownPath } from './inside-content.ts'
import { parseSvg } from './parse-svg.ts'
import { readPng } from './png.ts'
import { lengthInPx, viewBoxOf } from './svg-geometry.ts'
import { checkTextSize, FONT_SIZE } from './svg-text-size.ts'

export interface LoadedFigure {
  /** Nothing when the figure cannot be shown; why not, stands in the messages. */
  asset: FigureAsset | undefined
  /** The figure's files, with what is to be said about them: the caller reports their messages beside the chapters'. */
  files: VFile[]
}

const FORMATS = ['.svg', '.png']

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
  if (name.endsWith('.png')) return loadPng(root, path, mention)
  const extension = /\.[^./\\]*$/.exec(name)?.[0] ?? ''
  const reason = `Unexpected image \`${shownPath(root, path)}\`, expected a name that ends in ${list(FORMATS)}`
  report(mention.file, 'image-format', reason, {
    place: mention.place,
    ...(nearest(extension, FORMATS) !== undefined && { actual: extension, expected: FORMATS }),
  })
  return { asset: undefined, files: [] }
}

const list = (formats: string[]): string => formats.map(format => `\`${format}\``).join(' or ')

async function loadSvg(root: string, path: string, mention: Mention): Promise<LoadedFigure> {
  const text = await readTextInsideContent(root, path, mention)
  if (text === undefined) return { asset: undefined, files: [] }
  const file = new VFile({ path: shownPath(root, path), value: text })
  const tree = parseSvg(file)
  return { asset: tree && svgAsset(tree, file), files: [file] }
}

/** An asset of a parsed SVG. Its size: as written in absolute units, else that of its `viewBox`. */
function svgAsset(tree: SvgAsset['tree'], file: VFile): SvgAsset | undefined {
  const box = viewBoxOf(tree)
  if (box === undefined) {
    const reason = 'Unexpected `svg` without a size, expected a `viewBox="0 0 width height"`'
    report(file, 'figure-invalid', reason, { place: tree.position?.start })
    return undefined
  }
  const own = { width: lengthInPx(tree.properties.width), height: lengthInPx(tree.properties.height) }
  const width = own.width ?? ((own.height ?? box.height) * box.width) / box.height
  const height = own.height ?? (width * box.height) / box.width
  const { fontSize = FONT_SIZE, ...rest } = tree.properties
  // Without a size of its own, text would have the page's.
  tree.properties = { ...rest, fontSize, viewBox: `${box.x} ${box.y} ${box.width} ${box.height}` }
  const asset: SvgAsset = { kind: 'svg', path: file.path, file, width, height, tree }
  checkTextSize(asset)
  return asset
}

async function loadPng(root: string, path: string, mention: Mention): Promise<LoadedFigure> {
  const bytes = await readInsideContent(root, path, mention)
  if (bytes === undefined) return { asset: undefined, files: [] }
  const file = new VFile({ path: shownPath(root, path) })
  const size = readPng(bytes, file)
  const asset: PngAsset | undefined = size && { kind: 'png', path: file.path, file, ...size, bytes }
  return { asset, files: [file] }
}
