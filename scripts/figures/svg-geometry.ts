import type { Element } from 'hast'

/** Affine transform as in SVG's `matrix(a b c d e f)`. */
type Matrix = readonly [number, number, number, number, number, number]

export interface ViewBox {
  x: number
  y: number
  width: number
  height: number
}

/** A `text` element with what it inherits. */
export interface PlacedText {
  element: Element
  /** In user units of the element's own coordinate system. */
  fontSize: number
  bold: boolean
  anchor: 'start' | 'middle' | 'end'
  /** From the element's coordinate system to that of the `viewBox`. */
  matrix: Matrix
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** CSS px in one unit of length (CSS Values 4, chapter 6.2). */
const PX: Record<string, number> = { '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 }

/** An absolute length in CSS px; nothing for percentages and the like. */
export function lengthInPx(value: unknown): number | undefined {
  const match = /^\s*([\d.]+)\s*(?:([a-z]+)\s*)?$/.exec(String(value ?? ''))
  const unit = match ? PX[match[2] ?? ''] : undefined
  const px = unit === undefined ? Number.NaN : Number(match?.[1]) * unit
  return Number.isFinite(px) && px > 0 ? px : undefined
}

/** The coordinates that an SVG draws in: its `viewBox`, else its size. Nothing when it has neither. */
export function viewBoxOf(svg: Element): ViewBox | undefined {
  const [x, y, width, height] = numbers(String(svg.properties.viewBox ?? ''))
  if (x !== undefined && y !== undefined && width !== undefined && height !== undefined) {
    return width > 0 && height > 0 ? { x, y, width, height } : undefined
  }
  const own = { width: lengthInPx(svg.properties.width), height: lengthInPx(svg.properties.height) }
  if (own.width === undefined || own.height === undefined) return undefined
  return { x: 0, y: 0, width: own.width, height: own.height }
}

/** Every `text` element of a drawing, in document order. What `use` copies is seen where it is defined. */
export function placedTexts(svg: Element): PlacedText[] {
  const texts: PlacedText[] = []
  const walk = (element: Element, outer: Omit<PlacedText, 'element'>): void => {
    const own = element.properties
    const inherited = {
      fontSize: fontSizeOf(element, outer.fontSize),
      bold: own.fontWeight === undefined ? outer.bold : isBold(String(own.fontWeight)),
      anchor: own.textAnchor === undefined ? outer.anchor : anchorOf(String(own.textAnchor)),
      matrix: multiply(outer.matrix, transformOf(String(own.transform ?? ''))),
    }
    if (element.tagName === 'text') texts.push({ element, ...inherited })
    else for (const child of element.children) if (child.type === 'element') walk(child, inherited)
  }
  walk(svg, { fontSize: 16, bold: false, anchor: 'start', matrix: IDENTITY })
  return texts
}

/** Font size of an element in user units, given that of the element around it. */
export function fontSizeOf(element: Element, outer: number): number {
  const match = /^\s*([\d.]+)\s*(em|%)\s*$/.exec(String(element.properties.fontSize ?? ''))
  if (match !== null) return Number(match[1]) * outer * (match[2] === '%' ? 0.01 : 1)
  return lengthInPx(element.properties.fontSize) ?? outer
}

/** How much longer a length becomes in the coordinates of the `viewBox`. */
export const scaleOf = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c))

export function transformPoint([a, b, c, d, e, f]: Matrix, x: number, y: number): { x: number; y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f }
}

const isBold = (weight: string): boolean => weight === 'bold' || weight === 'bolder' || Number(weight) >= 600

const anchorOf = (value: string): PlacedText['anchor'] => (value === 'middle' || value === 'end' ? value : 'start')

function transformOf(transform: string): Matrix {
  let matrix = IDENTITY
  for (const [, name, list] of transform.matchAll(/(?<![a-zA-Z])([a-zA-Z]+)\s*\(([^()]*)\)/g)) {
    matrix = multiply(matrix, one(name ?? '', numbers(list ?? '')))
  }
  return matrix
}

function one(name: string, n: number[]): Matrix {
  const [a = 0, b, c = 0, d = 1, e = 0, f = 0] = n
  const radians = (a * Math.PI) / 180
  if (name === 'matrix') return [a, b ?? 0, c, d, e, f]
  if (name === 'translate') return [1, 0, 0, 1, a, b ?? 0]
  if (name === 'scale') return [a, 0, 0, b ?? a, 0, 0]
  if (name === 'skewX') return [1, 0, Math.tan(radians), 1, 0, 0]
  if (name === 'skewY') return [1, Math.tan(radians), 0, 1, 0, 0]
  if (name !== 'rotate') return IDENTITY
  const turn: Matrix = [Math.cos(radians), Math.sin(radians), -Math.sin(radians), Math.cos(radians), 0, 0]
  const [x, y] = [b ?? 0, c]
  return multiply(multiply([1, 0, 0, 1, x, y], turn), [1, 0, 0, 1, -x, -y])
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function numbers(list: string): number[] {
  return (list.match(/[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/gi) ?? []).map(Number)
}
