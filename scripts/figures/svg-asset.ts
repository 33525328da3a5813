import type { Element } from 'hast'
import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import figureInvalid from '../rules/figure-invalid.ts'
import type { SvgAsset } from './asset.ts'
import { lengthInPx, viewBoxOf } from './svg-geometry.ts'
import { checkTextSize, FONT_SIZE } from './svg-text-size.ts'

/** How many times longer one side of a drawing may be than the other. */
const LONGEST = 200

/**
 * An asset of a parsed SVG, with its text checked. Its size: as written in absolute units, else that of its `viewBox`.
 * A drawing with neither is reported on the file.
 */
export function svgAsset(tree: Element, file: VFile): SvgAsset | undefined {
  const box = viewBoxOf(tree)
  if (box === undefined) {
    const reason = 'The drawing has no size: write `viewBox="0 0 width height"` on its `svg`'
    report(file, figureInvalid, reason, { place: tree.position?.start })
    return undefined
  }
  const longer = Math.max(box.width / box.height, box.height / box.width)
  if (!(longer <= LONGEST)) {
    const reason = `The \`viewBox\` is more than ${LONGEST} times as long as it is wide, which no page can show: make both sides more alike`
    report(file, figureInvalid, reason, { place: tree.position?.start })
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
