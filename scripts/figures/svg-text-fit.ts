import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { report } from '../messages.ts'
import type { Language } from '../model.ts'
import type { SvgAsset } from './asset.ts'
import { type PlacedText, placedTexts, transformPoint, type ViewBox, viewBoxOf } from './svg-geometry.ts'
import { textWidth } from './text-width.ts'

/** Widths are worked out from a table of characters, without kerning: in parts of the width. */
const TOLERANCE = 0.02

/**
 * Reports words of a translated drawing that leave the picture, or the room that the drawing gives them, as `figure-text-wide`.
 * The place is that of the source's words; the tree is the translated one.
 */
export function checkTextFit(asset: SvgAsset, tree: Element, language: Language): void {
  const box = viewBoxOf(tree)
  if (box === undefined) return
  for (const placed of placedTexts(tree)) {
    for (const line of linesOf(placed)) {
      const over = placed.element.data?.inlineSize
      const where = leaves(line, placed, box) ? 'the picture' : 'its place'
      if (where === 'its place' && (over === undefined || line.width <= over * (1 + TOLERANCE))) continue
      const reason = `Unexpected width of \`${line.text}\` (${language.id}), expected words that fit into ${where}`
      // Every edition draws the figure again.
      if (asset.file.messages.some(message => message.reason === reason)) continue
      report(asset.file, 'figure-text-wide', reason, { place: placed.element.position?.start })
    }
  }
}

interface Line {
  text: string
  width: number
  /** Of the left end, in the coordinates of the text. */
  left: number
}

function linesOf({ element, fontSize, bold, anchor }: PlacedText): Line[] {
  const pieces: { text: string; x: number }[] = []
  for (const child of element.children) {
    const text = child.type === 'comment' ? '' : textOf(child).replace(/\s+/g, ' ')
    const x = child.type === 'element' ? child.properties.x : undefined
    const last = pieces.at(-1)
    if (last !== undefined && x === undefined) last.text += text
    else pieces.push({ text, x: Number.parseFloat(String(x ?? element.properties.x ?? '0')) })
  }
  return pieces.map(({ text: padded, x }) => {
    const text = padded.trim()
    const width = textWidth(text, fontSize, bold)
    return { text, width, left: x - { start: 0, middle: width / 2, end: width }[anchor] }
  })
}

function leaves({ width, left }: Line, { element, matrix }: PlacedText, box: ViewBox): boolean {
  const y = Number.parseFloat(String(element.properties.y ?? '0'))
  const slack = width * TOLERANCE
  return [left, left + width].some(end => {
    const point = transformPoint(matrix, end, y)
    const [right, bottom] = [box.x + box.width + slack, box.y + box.height + slack]
    return point.x < box.x - slack || point.x > right || point.y < box.y - slack || point.y > bottom
  })
}
