import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { report } from '../ground/messages.ts'
import type { Language } from '../model/publication.ts'
import type { Rule } from '../rules/definition/rule.ts'
import figureTextOverlap from '../rules/figure-text-overlap.ts'
import figureTextWide from '../rules/figure-text-wide.ts'
import type { SvgAsset } from './asset.ts'
import { type PlacedText, placedTexts, transformPoint, type ViewBox, viewBoxOf } from './svg-geometry.ts'
import { textWidth } from './text-width.ts'

/** Texts of a drawing that are told one by one: of more, its author knows by then. */
const MOST_TOLD = 50

/** Widths are worked out from a table of characters, without kerning: in parts of the width. */
const TOLERANCE = 0.02

/**
 * Reports words of a translated drawing that leave the picture or the room that the drawing gives them (`figure-text-wide`), and words
 * that stand on others (`figure-text-overlap`). The place is that of the source's words.
 */
export function checkTextFit({ tree, file }: SvgAsset, language: Language): void {
  const box = viewBoxOf(tree)
  if (box === undefined) return
  // Every edition draws the figure again.
  const said = new Set(file.messages.map(({ reason }) => reason))
  let told = 0
  const say = (rule: Rule, words: string, line: Line): void => {
    if (told >= MOST_TOLD) return
    const isLast = ++told === MOST_TOLD
    const reason = isLast ? `${words}. Others that do not fit are not named: draw fewer texts` : words
    if (said.has(reason)) return
    said.add(reason)
    report(file, rule, reason, { place: line.of.element.position?.start })
  }
  const lines = placedTexts(tree).flatMap(linesOf)
  for (const [index, line] of lines.entries()) {
    if (told >= MOST_TOLD) break
    const words = `\`${line.text}\` (${language.id})`
    const room = line.of.element.data?.inlineSize ?? Number.POSITIVE_INFINITY
    const outside = leaves(line, box)
    if (outside || line.width > room * (1 + TOLERANCE)) {
      const where = outside ? 'the picture' : 'its place'
      say(figureTextWide, `${words} does not fit into ${where}: write it shorter, or make room`, line)
    }
    for (const other of lines.slice(0, index)) {
      if (overlap(line, other))
        say(
          figureTextOverlap,
          `${words} stands on top of \`${other.text}\`: move one of them, or write it shorter`,
          line,
        )
    }
  }
}

/** A line of text with its box in the coordinates of the `viewBox`; boxes of turned text are larger than the text. */
interface Line extends Box {
  of: PlacedText
  text: string
  /** In the text's own coordinates. */
  width: number
  isTurned: boolean
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** Parts of the font size above and below the baseline that letters fill; accents and tails may touch. */
const ASCENT = 0.66
const DESCENT = 0.12

function linesOf(placed: PlacedText): Line[] {
  const { element, fontSize, bold, anchor, matrix } = placed
  const pieces: { text: string; x: number; y: number }[] = []
  const own = { x: number(element.properties.x), y: number(element.properties.y) + shiftOf(element, fontSize) }
  for (const child of element.children) {
    const text = child.type === 'comment' ? '' : textOf(child).replace(/\s+/g, ' ')
    const properties = child.type === 'element' ? child.properties : {}
    const last = pieces.at(-1)
    const dy = child.type === 'element' ? shiftOf(child, fontSize) : 0
    if (last !== undefined && properties.x === undefined) last.text += text
    else pieces.push({ text, x: number(properties.x ?? own.x), y: number(properties.y ?? last?.y ?? own.y) + dy })
  }
  return pieces.map(({ text: padded, x, y }) => {
    const text = padded.trim()
    const width = textWidth(text, fontSize, bold)
    const left = x - { start: 0, middle: width / 2, end: width }[anchor]
    const corners = [left, left + width].flatMap(end =>
      [y - ASCENT * fontSize, y + DESCENT * fontSize].map(level => transformPoint(matrix, end, level)),
    )
    const [xs, ys] = [corners.map(corner => corner.x), corners.map(corner => corner.y)]
    const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
    return { of: placed, text, width, isTurned: Math.abs(matrix[1]) > 1e-6, ...box }
  })
}

const number = (value: unknown): number => Number.parseFloat(String(value ?? '0')) || 0

function shiftOf({ properties: { dy } }: Element, fontSize: number): number {
  return number(dy) * (String(dy).endsWith('em') ? fontSize : 1)
}

function leaves(line: Line, box: ViewBox): boolean {
  const slack = line.width * TOLERANCE
  const [right, bottom] = [box.x + box.width + slack, box.y + box.height + slack]
  return line.left < box.x - slack || line.top < box.y - slack || line.right > right || line.bottom > bottom
}

function overlap(one: Line, other: Line): boolean {
  if (one.isTurned || other.isTurned || one.text === '' || other.text === '') return false
  const slack = TOLERANCE * Math.min(one.width, other.width)
  const isBeside = one.left >= other.right - slack || other.left >= one.right - slack
  return !isBeside && one.top < other.bottom && other.top < one.bottom
}
