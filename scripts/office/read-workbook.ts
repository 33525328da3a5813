import { type CellComment, cellComments } from './cell-comments.ts'
import { OfficeError } from './office-error.ts'
import { type OfficePackage, readPackage } from './read-package.ts'
import { allOf, childOf, elementsOf, propertiesIn, readXml, textIn, type XmlElement } from './read-xml.ts'

/** A sheet of a workbook as text. */
export interface ReadSheet {
  name: string
  hidden: boolean
  /** Texts by row and column, from 0; rows and cells without any are left out. */
  rows: Map<number, Map<number, string>>
  /** Cells with a formula, whose last value was read: `C7`. */
  formulas: string[]
  /** Ranges that are one cell: `A1:C1`. */
  merged: string[]
  comments: CellComment[]
}

export interface ReadWorkbook {
  pack: OfficePackage
  sheets: ReadSheet[]
  properties: Map<string, string>
}

const MOST_ROWS = 30_000
const MOST_COLUMNS = 200
const MOST_SHEETS = 50
/** In a part: the cells of all rows have three each. */
const MOST_ELEMENTS = 800_000
/** More than a cell of Excel holds. */
const LONGEST_CELL = 50_000

/**
 * Reads the sheets of a workbook as text. Formulas are not evaluated: what they came to when the file was saved is read.
 *
 * @throws OfficeError see `readPackage`; for a file without sheets, or with more rows than anyone fills in
 */
export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  const pack = readPackage(bytes)
  const part = (name: string): XmlElement | undefined => {
    const found = pack.parts.get(name)
    return found && readXml(found, name, MOST_ELEMENTS)
  }
  const book = part('xl/workbook.xml')
  if (!book) throw new OfficeError('It is no workbook: it has no sheets')
  const targets = new Map(
    allOf(part('xl/_rels/workbook.xml.rels') ?? { name: '', attributes: {}, children: [] }, 'Relationship').map(
      ({ attributes }) => [attributes.Id, attributes.Target ?? ''],
    ),
  )
  const shared = allOf(part('xl/sharedStrings.xml') ?? { name: '', attributes: {}, children: [] }, 'x:si').map(wordsOf)
  const listed = allOf(book, 'x:sheet')
  if (listed.length > MOST_SHEETS) throw new OfficeError(`It has more than ${MOST_SHEETS} sheets`)
  const sheets = listed.flatMap(({ attributes }): ReadSheet[] => {
    const target = targets.get(attributes['r:id']) ?? ''
    const name = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
    const sheet = part(name)
    const title = attributes.name ?? ''
    const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
    return sheet ? [{ name: title, hidden, ...cellsOf(sheet, shared), comments: cellComments(pack.parts, name) }] : []
  })
  return { pack, sheets, properties: propertiesIn(pack.parts.get('docProps/custom.xml')) }
}

/** Rich text without how it is set and without readings of its characters. */
function wordsOf(element: XmlElement): string {
  return elementsOf(element)
    .map(child => (child.name === 'x:t' ? textIn(child) : child.name === 'x:r' ? wordsOf(child) : ''))
    .join('')
}

function cellsOf(sheet: XmlElement, shared: readonly string[]): Omit<ReadSheet, 'name' | 'hidden' | 'comments'> {
  const rows: ReadSheet['rows'] = new Map()
  const formulas: string[] = []
  let row = -1
  for (const element of allOf(sheet, 'x:row')) {
    const given = Number(element.attributes.r ?? row + 2) - 1
    // One without a number that could be its own follows the one before.
    row = Number.isInteger(given) && given >= 0 ? given : row + 1
    if (row >= MOST_ROWS) throw new OfficeError(`A sheet has more than ${MOST_ROWS} rows`)
    const cells = new Map<number, string>()
    let column = -1
    for (const cell of elementsOf(element)) {
      const place = cell.attributes.r
      column = place === undefined ? column + 1 : columnOf(place)
      if (childOf(cell, 'x:f')) formulas.push(place ?? '')
      const text = textOf(cell, shared)
      if (text.length > LONGEST_CELL)
        throw new OfficeError(`A cell in row ${row + 1} has more than ${LONGEST_CELL} characters`)
      if (text.trim() !== '' && column < MOST_COLUMNS) cells.set(column, text)
    }
    if (cells.size > 0) rows.set(row, cells)
  }
  return { rows, formulas, merged: allOf(sheet, 'x:mergeCell').map(({ attributes }) => attributes.ref ?? '') }
}

function textOf(cell: XmlElement, shared: readonly string[]): string {
  const inline = childOf(cell, 'x:is')
  if (inline) return wordsOf(inline)
  const value = childOf(cell, 'x:v')
  const text = value ? textIn(value) : ''
  return cell.attributes.t === 's' ? (shared[Number(text)] ?? '') : cell.attributes.t === 'e' ? '' : text
}

/** 0 of `A7`, 27 of `AB7`. */
function columnOf(place: string): number {
  const letters = /^[A-Z]{1,3}/i.exec(place)?.[0].toUpperCase() ?? 'A'
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
