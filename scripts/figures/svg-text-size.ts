import type { Element } from 'hast'
import { report } from '../ground/messages.ts'
import figureTextSmall from '../rules/figure-text-small.ts'
import type { SvgAsset } from './asset.ts'
import { fontSizeOf, placedTexts, scaleOf, viewBoxOf } from './svg-geometry.ts'

/** Font size where a drawing names none, in user units: CSS's initial `medium`. */
export const FONT_SIZE = '16'

/** Smallest text that is still read with ease in print, in pt. */
const MIN_PT = 8

/** Width of the text column in print, in mm: wider figures are made smaller to fit. */
const PRINT_WIDTH_MM = 160

/** Length of one unit of a figure's `viewBox` in print, in pt. */
function printedUnit(asset: SvgAsset): number {
  const natural = (asset.width * 25.4) / 96
  return ((Math.min(natural, PRINT_WIDTH_MM) / (viewBoxOf(asset.tree)?.width ?? 1)) * 72) / 25.4
}

/** Reports text that would be smaller than 8 pt in print, once for each size, as `figure-text-small`. */
export function checkTextSize(asset: SvgAsset): void {
  const unit = printedUnit(asset)
  const seen = new Set<string>()
  for (const text of placedTexts(asset.tree)) {
    const points = smallestFont(text.element, text.fontSize) * scaleOf(text.matrix) * unit
    const shown = points.toFixed(1)
    // Half a tenth is a matter of rounding.
    if (points > MIN_PT - 0.05 || seen.has(shown)) continue
    seen.add(shown)
    const reason = `The text has ${shown} pt in print (${PRINT_WIDTH_MM} mm wide): make it ${MIN_PT} pt at least`
    report(asset.file, figureTextSmall, reason, { place: text.element.position?.start })
  }
}

/** Smallest font size of words in an element, given the element's own. */
function smallestFont(element: Element, fontSize: number): number {
  const sizes = element.children.map(child => {
    if (child.type === 'element') return smallestFont(child, fontSizeOf(child, fontSize))
    return child.type === 'text' && child.value.trim() !== '' ? fontSize : Number.POSITIVE_INFINITY
  })
  return Math.min(...sizes)
}
