import type { Element } from 'hast'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import { attributesThat } from '../../blocks/registry.ts'
import type { PrintFile } from '../../browser/browser.ts'
import { picturesOf } from '../../browser/kept-pictures.ts'
import type { RasterAsset, SvgAsset } from '../../figures/asset.ts'
import { figureKey } from '../../figures/library.ts'
import { drawFigure } from '../../figures/render.ts'
import { embedSvg } from '../../figures/render-svg.ts'
import type { Files } from '../../ground/files.ts'
import { stringifyHtml } from '../../ground/stringify-html.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import type { RenderTools } from '../format.ts'
import { mediaType } from '../pdf/print-rendition.ts'

/** A picture as Word takes it. */
export interface Drawing {
  type: 'png' | 'jpg'
  bytes: Uint8Array
  /** The drawing itself, which newer versions of Word show in place of that. */
  svg?: Uint8Array
  /** Natural size in CSS px. */
  width: number
  height: number
}

/** Pixels to a CSS px: 192 to the inch. */
const SCALE = 2

/** Like Source Sans, in which the drawings were made, and on most machines. */
const SVG_FONTS = "'Source Sans 3', Calibri, Carlito, 'Segoe UI', Arial, sans-serif"

/**
 * Draws all pictures of a rendition, by `figureKey`, with the words of its language. SVG becomes PNG in the browser.
 *
 * @param assets style sheets and fonts of the publication's pages
 */
export async function drawPictures(
  rendition: Rendition,
  assets: Files,
  { browser, onBrowserDone }: Pick<RenderTools, 'browser' | 'onBrowserDone'>,
): Promise<Map<string, Drawing>> {
  const { figures, localised, document, path } = rendition
  const drawings = new Map<string, Drawing>()
  const drawn: { key: string; asset: SvgAsset | RasterAsset }[] = []
  for (const key of pictureKeys(rendition)) {
    const asset = figures.assets.get(key)
    if (!asset) continue
    const { width, height } = asset
    if (asset.kind !== 'raster')
      drawn.push({ key, asset: await drawFigure(asset, localised.translateFigure(asset), document.language) })
    else if (asset.ending === '.png') drawings.set(key, { type: 'png', bytes: asset.bytes, width, height })
    else if (asset.ending === '.jpg') drawings.set(key, { type: 'jpg', bytes: asset.bytes, width, height })
    // Word knows no other kinds.
    else drawn.push({ key, asset })
  }
  if (drawn.length > 0) {
    const files = new Map<string, PrintFile>()
    for (const [name, body] of assets) files.set(name, { body, type: mediaType(name) })
    const elements = drawn.map(({ asset }, index) => {
      if (asset.kind === 'svg') return embedSvg(asset, `figure-${index + 1}`, '')
      const src = `picture-${index + 1}${asset.ending}`
      files.set(src, { body: asset.bytes, type: mediaType(src) })
      return h('img', { src, width: asset.width, height: asset.height })
    })
    const source = { name: path, html: pageOf(elements, document.language.tag), files }
    const pngs = await picturesOf(browser, source, '.drawn', SCALE)
    drawn.forEach(({ key, asset }, index) => {
      const bytes = pngs[index]
      const svg = asset.kind === 'svg' ? { svg: standalone(asset) } : {}
      if (bytes) drawings.set(key, { type: 'png', bytes, ...svg, width: asset.width, height: asset.height })
    })
  }
  onBrowserDone()
  return drawings
}

function pictureKeys({ document, publication }: Rendition): Set<string> {
  const keys = new Set<string>()
  const add = (scope: string, src: string): unknown => keys.add(figureKey(scope, src))
  for (const { src } of [publication.logo, publication.cover].filter(picture => picture !== undefined)) add('', src)
  const trees = [
    ...document.chapters.map(({ tree }) => tree),
    ...document.notes.map(({ children }) => ({ type: 'root' as const, children })),
  ]
  for (const tree of trees)
    visit(tree, node => {
      if (node.type === 'image') add(node.data?.scope ?? '', node.url)
      if (node.type === 'block')
        for (const { value } of attributesThat(node, 'picture')) add(node.data?.scope ?? '', value)
    })
  return keys
}

/** A page of nothing but drawings, in the type that they have in the other formats. */
function pageOf(svgs: readonly Element[], lang: string): string {
  const figures = svgs.map(svg => {
    svg.properties = { ...svg.properties, className: ['drawn'], style: 'display: block; font-family: var(--sans)' }
    return h('div', [svg])
  })
  return stringifyHtml({
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { lang }, [
        h('head', [
          h('meta', { charSet: 'utf-8' }),
          ...['fonts', 'theme', 'base'].map(name => h('link', { rel: 'stylesheet', href: `assets/${name}.css` })),
        ]),
        h('body', figures),
      ]),
    ],
  })
}

function standalone(asset: SvgAsset): Uint8Array {
  const svg = embedSvg(asset, 'figure', '')
  svg.properties = {
    ...svg.properties,
    xmlns: 'http://www.w3.org/2000/svg',
    fontFamily: svg.properties.fontFamily ?? SVG_FONTS,
  }
  return new TextEncoder().encode(stringifyHtml({ type: 'root', children: [svg] }))
}
