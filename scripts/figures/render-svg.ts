import type { Element } from 'hast'
import { visit } from 'unist-util-visit'
import { referenceOf } from './allow-svg.ts'
import type { Translate } from './asset.ts'
import { textRuns } from './svg-words.ts'

/** A copy of a drawing with its words translated. */
export function translateSvg(svg: Element, translate: Translate): Element {
  const tree = structuredClone(svg)
  for (const run of textRuns(tree)) run.replace(translate(run.text))
  return tree
}

/**
 * Makes a drawing ready to stand in a page: every id gets the figure's own before it, as two figures may use the same ones.
 * Changes the tree.
 */
export function embedSvg(tree: Element, id: string, alt: string, size: { width: number; height: number }): Element {
  visit(tree, 'element', element => {
    for (const [property, value] of Object.entries(element.properties)) {
      const target = property === 'id' ? String(value) : referenceOf(property, String(value))
      if (target === undefined) continue
      element.properties[property] =
        property === 'id' ? `${id}-${target}` : String(value).replace(`#${target}`, `#${id}-${target}`)
    }
  })
  const { width, height } = { width: round(size.width), height: round(size.height) }
  tree.properties = { ...tree.properties, width, height, role: 'img', ariaLabel: alt }
  return tree
}

/** Sizes in px, to two decimals. */
export const round = (value: number): string => String(Math.round(value * 100) / 100)
