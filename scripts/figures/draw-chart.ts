import type { Element, ElementContent } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import figureChart from '../rules/figure-chart.ts'
import figureInvalid from '../rules/figure-invalid.ts'
import figureUnsafe from '../rules/figure-unsafe.ts'
import { REFERENCED_ELEMENTS } from './allow-svg.ts'
import type { SvgAsset, Translate } from './asset.ts'
import { chartWords } from './chart-words.ts'
import { drawInWorker } from './drawing-worker.ts'
import type { Chart } from './load-chart.ts'
import { localiseChart } from './localise-chart.ts'
import { parseSvg } from './parse-svg.ts'
import { dropIdleMarkup } from './plain-svg.ts'
import { renameIds } from './render-svg.ts'
import { svgAsset } from './svg-asset.ts'

/**
 * Draws a chart as SVG, cleaned like a drawing by hand.
 *
 * @param tag BCP 47 tag of the language in which numbers and dates are written.
 * @returns Nothing when the specification cannot be drawn: reported on its file.
 */
export async function drawChart(chart: Chart, translate: Translate, tag: string): Promise<SvgAsset | undefined> {
  const drawing = await drawInWorker(localiseChart(chart, translate), tag)
  if ('problem' in drawing) {
    report(
      chart.file,
      drawing.isUnsafe ? figureUnsafe : figureInvalid,
      `Vega-Lite cannot draw the chart: ${drawing.problem}`,
    )
    return undefined
  }
  for (const warning of drawing.warnings) {
    const reason = `Vega-Lite warns: ${warning}`
    if (!chart.file.messages.some(message => message.reason === reason)) report(chart.file, figureChart, reason)
  }
  const svg = new VFile({ path: chart.path, value: drawing.svg })
  const tree = parseSvg(svg)
  for (const message of svg.messages) report(chart.file, figureUnsafe, message.reason)
  if (tree === undefined) return undefined
  tidy(tree)
  dropIdleMarkup(tree)
  // Vega numbers clips and gradients on from chart to chart.
  const ids = new Set<string>()
  renameIds(tree, id => `d${[...ids.add(id)].indexOf(id) + 1}`)
  markLanguages(tree, chart, translate)
  return svgAsset(tree, chart.file)
}

/** Takes out what nobody sees (Vega hides labels that would overlap by making them transparent), and places in the SVG that no file has. */
function tidy(tree: Element): void {
  visit(tree, 'element', (element, index, parent) => {
    delete element.position
    for (const [property, value] of Object.entries(element.properties))
      element.properties[property] = rounded(String(value))
    const { opacity, display, fill, stroke } = element.properties
    const isShape = element.tagName === 'path' || element.tagName === 'rect'
    // What a clip is made of has no paint, and is not drawn for itself.
    if (REFERENCED_ELEMENTS.has(element.tagName)) return SKIP
    // The whole chart has `fill="none"`, so a shape with neither paint is not drawn.
    const isSeen = opacity !== '0' && display !== 'none' && (!isShape || (fill ?? stroke) !== undefined)
    const isEmpty = element.tagName === 'g' && element.children.length === 0
    if ((isSeen && !isEmpty) || index === undefined || parent === undefined) return undefined
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  visit(tree, 'text', node => {
    delete node.position
    node.value = node.value.replaceAll('\u200B', '')
  })
}

/** Hundredths of a px are seen by nobody, and the last digits of a double may differ from machine to machine. */
const rounded = (value: string): string =>
  value.replace(/-?\d+\.\d{3,}(e-?\d+)?/g, number => String(Math.round(Number(number) * 100) / 100))

/** Words that no translator has seen are in another language than the page. */
function markLanguages(tree: Element, chart: Chart, translate: Translate): void {
  const languages = new Map<string, string>()
  for (const word of chartWords(chart)) {
    const { text, lang } = translate(word.text, word.in)
    if (lang !== undefined) languages.set(text, lang)
  }
  visit(tree as ElementContent, 'element', element => {
    if (element.tagName !== 'text') return
    const words = element.children.map(child => (child.type === 'comment' ? '' : textOf(child)))
    const lang = languages.get(words.join(' '))
    if (lang !== undefined) element.properties.lang = lang
  })
}
