import type { Element, Properties, Text } from 'hast'
import { s } from 'hastscript'
import { CONTINUE, SKIP, visit } from 'unist-util-visit'
import { PLAIN_TEXT_ELEMENTS } from './allow-svg.ts'
import type { Translated } from './asset.ts'
import { type PlacedText, placedTexts } from './svg-geometry.ts'
import { textWidth } from './text-width.ts'
import { fitLines } from './wrap.ts'

/** A run of words in a drawing, and how to put other words in its place. */
export interface TextRun {
  /** One line, without outer space. */
  text: string
  in: 'text' | 'title' | 'desc'
  line: number
  column: number
  /** Changes the tree that the run was found in. */
  replace(translated: Translated): void
}

/**
 * How much wider than the source a translation may get before it goes onto another line, where the text names no room of its own
 * (`inline-size`). Spanish and Portuguese run 20 to 30 per cent longer than English.
 */
const ROOM = 1.3

/**
 * The words of a drawing in document order.
 *
 * A `text` whose `tspan`s are its lines (each has an `x`, `y` or `dy`) is one run: its translation is broken into lines anew.
 * In a `text` with words in several styles, each style is a run. Words without a letter (years, numbers, signs) are no words.
 */
export function textRuns(svg: Element): TextRun[] {
  const texts = new Map(placedTexts(svg).map(text => [text.element, text]))
  const runs: TextRun[] = []
  visit(svg, 'element', element => {
    const placed = texts.get(element)
    if (placed !== undefined) runs.push(...runsOfText(placed))
    if (element.tagName === 'title' || element.tagName === 'desc') runs.push(...runsOfNodes(element, element.tagName))
  })
  return runs.filter(run => /\p{L}/u.test(run.text))
}

function runsOfText(placed: PlacedText): TextRun[] {
  const { element } = placed
  const filled = element.children.filter(child => child.type !== 'text' || child.value.trim() !== '')
  const lines = filled.filter(child => child.type === 'element' && isLine(child)) as Element[]
  const [first] = textNodes(element)
  if (first === undefined) return []
  const plain = filled.length === 1 && filled[0]?.type === 'text'
  if (!plain && (lines.length === 0 || lines.length < filled.length)) return runsOfNodes(element, 'text')
  const parts = textNodes(element).map(({ node }) => oneLine(node.value))
  return [
    {
      text: parts.join(' '),
      in: 'text',
      ...startOf(first.node),
      replace({ text, lang }) {
        if (text !== parts.join(' '))
          element.children =
            plain && element.data?.inlineSize === undefined
              ? [{ type: 'text', value: text }]
              : newLines(text, parts, lines, placed)
        if (lang !== undefined) element.properties.lang = lang
      },
    },
  ]
}

const isLine = ({ properties: { x, y, dy }, children }: Element): boolean =>
  (x ?? y ?? dy) !== undefined && children.every(child => child.type === 'text')

function runsOfNodes(element: Element, where: TextRun['in']): TextRun[] {
  return textNodes(element).map(({ node, parent }) => ({
    text: oneLine(node.value),
    in: where,
    ...startOf(node),
    replace({ text, lang }) {
      // The space around a run separates it from its neighbours.
      node.value = node.value.replace(
        /^(\s*)[\s\S]*?(\s*)$/,
        (_, before: string, after: string) => before + text + after,
      )
      if (lang !== undefined) parent.properties.lang = lang
    },
  }))
}

/** The lines of a translated text: as many as the source has where they fit, in the same place; else more. */
function newLines(text: string, source: string[], lines: Element[], placed: PlacedText): Element[] {
  const { element, fontSize, bold, anchor } = placed
  const measure = (line: string): number => textWidth(line, fontSize, bold)
  const room = element.data?.inlineSize ?? ROOM * Math.max(...source.map(measure))
  const broken = fitLines(text, source.length, room, measure)
  const [first, second] = lines
  const step = lineStep(first, second, fontSize)
  // What is centred on its place stays centred when it gets more or fewer lines; what starts at its place goes on downwards.
  const shift = anchor === 'middle' ? ((source.length - broken.length) * step) / 2 : 0
  const start = units(first?.properties.dy, fontSize) + shift
  return broken.map((line, index) => {
    const { dy: _, y, ...rest } = (index === 0 ? first?.properties : lineProperties(lines)) ?? {}
    const own: Properties = { ...rest, x: first?.properties.x ?? element.properties.x ?? '0' }
    if (index === 0 && y !== undefined) own.y = y
    const dy = index === 0 ? start : step
    return s('tspan', { ...own, ...(dy !== 0 && { dy: round(dy) }) }, line)
  })
}

function lineProperties(lines: Element[]): Properties {
  const { y: _, ...rest } = lines[1]?.properties ?? lines[0]?.properties ?? {}
  return rest
}

/** Distance of two baselines in user units. */
function lineStep(first: Element | undefined, second: Element | undefined, fontSize: number): number {
  const dy = units(second?.properties.dy, fontSize)
  const byY = Number.parseFloat(String(second?.properties.y)) - Number.parseFloat(String(first?.properties.y))
  return dy || (Number.isFinite(byY) ? byY : 1.2 * fontSize)
}

function units(value: unknown, fontSize: number): number {
  const number = Number.parseFloat(String(value ?? '0'))
  return Number.isFinite(number) ? number * (String(value).endsWith('em') ? fontSize : 1) : 0
}

const round = (value: number): string => String(Math.round(value * 100) / 100)

function textNodes(element: Element): { node: Text; parent: Element }[] {
  const nodes: { node: Text; parent: Element }[] = []
  visit(element, (node, _, parent) => {
    if (node.type === 'text' && node.value.trim() !== '' && parent?.type === 'element') nodes.push({ node, parent })
    // A tooltip within a text is a run of its own.
    return node.type === 'element' && node !== element && PLAIN_TEXT_ELEMENTS.has(node.tagName) ? SKIP : CONTINUE
  })
  return nodes
}

const oneLine = (value: string): string => value.replace(/\s+/g, ' ').trim()

/** Place of a text's first word: the node itself begins with the line break and the indent before it. */
function startOf(node: Text): { line: number; column: number } {
  const before = /^\s*/.exec(node.value)?.[0] ?? ''
  const breaks = before.split('\n').length - 1
  const { line = 1, column = 1 } = node.position?.start ?? {}
  const indent = before.length - (before.lastIndexOf('\n') + 1)
  return { line: line + breaks, column: breaks === 0 ? column + indent : indent + 1 }
}
