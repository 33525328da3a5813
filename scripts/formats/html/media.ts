import type { Element } from 'hast'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import type { FigureAsset, Translate as TranslateFigure } from '../../figures/asset.ts'
import { figureData } from '../../figures/data-table.ts'
import { type FigureLibrary, figureKey } from '../../figures/library.ts'
import { renderFigure } from '../../figures/render.ts'
import type { Files } from '../../ground/files.ts'
import type { Translate } from '../../model/interface.ts'
import type { Language } from '../../model/publication.ts'
import { hasClass } from './class-names.ts'
import { figureFiles, labelOf } from './figure-files.ts'

export interface MediaOptions {
  library: FigureLibrary
  language: Language
  /** The figures' words in that language. */
  translate(asset: FigureAsset): TranslateFigure
  t: Translate
  /** Whether readers are offered a chart's figures as a table, folded away, and what is drawn as files. */
  withData: boolean
  /** What the pictures' ids begin with, where two languages stand in one page. */
  prefix: string
}

/**
 * Draws the figures of compiled chapters and notes in their places: the empty `.media` elements, which come out of sanitising
 * with nothing but the name of their figure. What is drawn was cleaned by a stricter rule of its own.
 *
 * @returns files that the page needs beside it, by their path below `dist/`
 */
export async function drawFigures(sections: readonly Element[], options: MediaOptions): Promise<Files> {
  const files: Files = new Map()
  const places: { place: Element; parent: Element | undefined }[] = []
  for (const section of sections)
    visit(section, 'element', (element, _index, parent) => {
      if (element.properties.dataSrc === undefined) return
      // A note keeps to its words.
      const offers = parent?.type === 'element' && !hasClass(section, 'notes')
      places.push({ place: element, parent: offers ? parent : undefined })
    })
  for (const [index, { place, parent }] of places.entries()) {
    const { dataSrc, dataScope, dataAlt, dataLang, dataWidth, ...properties } = place.properties
    const share = Number(dataWidth)
    place.properties = { ...properties, ...(share > 0 ? { style: `width: ${share * 100}%` } : {}) }
    const asset = options.library.assets.get(figureKey(String(dataScope), String(dataSrc)))
    if (!asset) continue
    const translate = options.translate(asset)
    const drawn = await renderFigure(asset, {
      translate,
      language: options.language,
      id: `${options.prefix}figure-${index + 1}`,
      alt: String(dataAlt ?? ''),
    })
    if (typeof dataLang === 'string') drawn.element.properties.lang = dataLang
    // Pages stand one folder below the assets.
    if (drawn.element.tagName === 'img') drawn.element.properties.src = `../${drawn.element.properties.src}`
    const data = options.withData ? figureData(asset, translate, options.language) : undefined
    const summary = h('summary', options.t('data'))
    place.children = [drawn.element, ...(data ? [h('details.figure-data', [summary, data])] : [])]
    for (const file of drawn.files) files.set(file.path, file.bytes)
    if (!options.withData || !parent || !hasClass(parent, 'figure')) continue
    const offered = figureFiles({ asset, drawing: drawn.element, data, label: labelOf(parent), t: options.t })
    parent.children.splice(parent.children.indexOf(place) + 1, 0, offered.line)
    for (const [name, bytes] of offered.files) files.set(name, bytes)
  }
  return files
}
