import { extname } from 'node:path'
import type { Element } from 'hast'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { toXast } from 'hast-util-to-xast'
import { h } from 'hastscript'
import { toXml } from 'xast-util-to-xml'
import type { ChartAsset, FigureAsset } from '../../figures/asset.ts'
import { publishedName } from '../../figures/file-name.ts'
import { copyTree } from '../../ground/copy-tree.ts'
import { formatCsv } from '../../ground/csv.ts'
import type { Files } from '../../ground/files.ts'
import type { Translate } from '../../model/interface.ts'

/** The families of the pages, before those that machines have. */
const FONTS = "'Source Sans 3', 'Segoe UI', Arial, sans-serif"

export interface FigureFilesOptions {
  asset: FigureAsset
  /** As it stands in the page. */
  drawing: Element
  /** The data of a chart, as the page has them. */
  data: Element | undefined
  /** `Figure 2`; empty where it has no number. */
  label: string
  t: Translate
}

/**
 * Offers a drawing as a file, in the reader's language, and the data of a chart as a table for spreadsheets. Their names hold a
 * hash of the bytes: equal names are equal files.
 *
 * @returns the line of links for below the figure, and the files by their path below `dist/`
 */
export function figureFiles(options: FigureFilesOptions): { line: Element; files: Files } {
  const { asset, drawing, data, label, t } = options
  const files: Files = new Map()
  const links: Element[] = []
  const offer = (kind: string, ending: string, text: string) => {
    const bytes = new TextEncoder().encode(text)
    const name = publishedName(asset.path, bytes, ending)
    files.set(`assets/${name}`, bytes)
    const ariaLabel = label === '' ? undefined : t('figure.as', { figure: label, kind })
    links.push(h('a', { href: `../assets/${encodeURIComponent(name)}`, download: name, ariaLabel }, kind))
  }
  if (asset.kind === 'raster') {
    const src = String(drawing.properties.src)
    const kind = extname(src).slice(1).toUpperCase()
    links.push(h('a', { href: src, download: true }, kind === 'JPG' ? 'JPEG' : kind))
  } else offer('SVG', '.svg', standAlone(drawing))
  if (data && asset.kind === 'chart') offer('CSV', '.csv', formatCsv(rowsOf(asset, data)))
  const line = h('p.figure-tools', [t('figure.download'), ...links.flatMap(link => [' ', link])])
  return { line, files }
}

function standAlone(drawing: Element): string {
  const { ariaLabel, ...properties } = drawing.properties
  const title = h('title', String(ariaLabel ?? ''))
  const tree: Element = {
    ...copyTree(drawing),
    properties: { ...properties, xmlns: 'http://www.w3.org/2000/svg', fontFamily: FONTS },
  }
  tree.children.unshift(title)
  return `${toXml(toXast(tree, { space: 'svg' }))}\n`
}

/** Words as the reader has them, numbers and dates as the data have them: programs read these. */
function rowsOf({ columns }: ChartAsset, table: Element): string[][] {
  const [head, ...rows] = selectAll('tr', table).map(row =>
    row.children.filter(cell => cell.type === 'element').map(cell => textOf(cell)),
  )
  const cells = rows.map((row, at) =>
    row.map((shown, column) => {
      const own = columns[column]
      return own && own.role !== 'category' ? (own.cells[at]?.text ?? '') : shown
    }),
  )
  return [head ?? [], ...cells]
}

/** What a figure is called, by its caption: `Figure 2`. */
export function labelOf(figure: Element): string {
  const label = select('figcaption .label', figure)
  return label ? textOf(label) : ''
}
