import type { Element } from 'hast'
import { visit } from 'unist-util-visit'
import { copyTree } from '../ground/copy-tree.ts'
import { referenceOf } from './allow-svg.ts'
import type { SvgAsset, Translate } from './asset.ts'
import { textRuns } from './svg-words.ts'

/** A copy of a drawing with its words translated. */
export function translateSvg(svg: Element, translate: Translate): Element {
  const tree = copyTree(svg)
  for (const run of textRuns(tree)) run.replace(translate(run.text, run.in))
  return tree
}

/**
 * Makes a drawing ready to stand in a page: every id gets the figure's own before it, as two figures may use the same ones.
 */
export function embedSvg({ tree: drawn, ...size }: SvgAsset, id: string, alt: string): Element {
  const tree = copyTree(drawn)
  renameIds(tree, own => `${id}-${own}`)
  const { width, height } = { width: round(size.width), height: round(size.height) }
  tree.properties = { ...tree.properties, width, height, role: 'img', ariaLabel: alt }
  return tree
}

/** Gives ids other names, also where they are referred to. Changes the tree. */
export function renameIds(tree: Element, rename: (id: string) => string): void {
  visit(tree, 'element', element => {
    for (const [property, value] of Object.entries(element.properties)) {
      const id = property === 'id' ? String(value) : referenceOf(property, String(value))
      if (id === undefined) continue
      element.properties[property] =
        property === 'id' ? rename(id) : String(value).replace(`#${id}`, () => `#${rename(id)}`)
    }
  })
}

/** A size in px, to two decimals. */
const round = (value: number): string => String(Math.round(value * 100) / 100)
