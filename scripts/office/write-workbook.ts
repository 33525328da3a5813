import { escapeXml } from '../ground/xml-text.ts'
import { customProperties, writePackage } from './write-package.ts'

/** How a cell looks: what is to be filled in is text, whatever is typed: no formula comes of it. */
export type CellLook = 'text' | 'head' | 'title' | 'given' | 'entry'

export interface Cell {
  text: string
  look: CellLook
}

/** A drop-down in cells of a sheet. */
export interface DropDown {
  /** `C5:C204` */
  cells: string
  /** Cells that hold what can be chosen: `Lists!$A$1:$A$3`. */
  choices: string
}

export interface Sheet {
  /** At most 31 characters, without `[]:*?/\`. */
  name: string
  /** Widths of the columns, in characters. */
  widths: readonly number[]
  rows: readonly (readonly (Cell | undefined)[])[]
  /** Rows that stay on top. */
  frozen?: number
  dropDowns?: readonly DropDown[]
  hidden?: boolean
}

export interface Workbook {
  sheets: readonly Sheet[]
  title: string
  /** BCP 47 tag. */
  language: string
  /** Properties by which a program knows it again. */
  properties: Readonly<Record<string, string>>
}

const LOOKS: readonly CellLook[] = ['text', 'head', 'title', 'given', 'entry']

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A workbook as an XLSX file; the same bytes for the same sheets. It holds text only: nothing in it is ever a formula. */
export function writeWorkbook({ sheets, title, language, properties }: Workbook): Uint8Array {
  const names = sheets.map((_, index) => `xl/worksheets/sheet${index + 1}.xml`)
  const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
      override('xl/workbook.xml', `${TYPES}.sheet.main+xml`),
      override('xl/styles.xml', `${TYPES}.styles+xml`),
      ...names.map(name => override(name, `${TYPES}.worksheet+xml`)),
      override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
      override('docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'),
    ].join('')}</Types>`,
    '_rels/.rels': relationships([
      relation(1, `${RELATIONSHIPS}/officeDocument`, 'xl/workbook.xml'),
      relation(
        2,
        'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        'docProps/core.xml',
      ),
      relation(3, `${RELATIONSHIPS}/custom-properties`, 'docProps/custom.xml'),
    ]),
    'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:language>${escapeXml(language)}</dc:language></cp:coreProperties>`,
    'docProps/custom.xml': customProperties(properties, escapeXml),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${sheets
      .map(
        ({ name, hidden }, index) =>
          `<sheet name="${escapeXml(sheetName(name))}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, index) =>
        relation(index + 1, `${RELATIONSHIPS}/worksheet`, `worksheets/sheet${index + 1}.xml`),
      ),
      relation(sheets.length + 1, `${RELATIONSHIPS}/styles`, 'styles.xml'),
    ]),
    'xl/styles.xml': styles(),
  }
  sheets.forEach((sheet, index) => {
    parts[names[index] ?? ''] = sheetXml(sheet)
  })
  return writePackage(parts)
}

/** A name that a sheet can have. */
export function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31)
}

/** `A`, `B`, … `AA` of columns from 0. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (index % 26))
}

function relationships(list: readonly string[]): string {
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
}

function sheetXml({ widths, rows, frozen = 0, dropDowns = [] }: Sheet): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const pane =
    frozen === 0 ? '' : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`
  const cells = rows.map((row, at) => {
    const inRow = row.map((cell, column) => (cell ? cellXml(cell, `${columnName(column)}${at + 1}`) : ''))
    return `<row r="${at + 1}">${inRow.join('')}</row>`
  })
  const lists = dropDowns.map(
    ({ cells: where, choices }) =>
      `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${where}"><formula1>${escapeXml(choices)}</formula1></dataValidation>`,
  )
  return [
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`,
    `<cols>${columns.join('')}</cols><sheetData>${cells.join('')}</sheetData>`,
    lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`,
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join('')
}

/** Longest text that a cell takes, in UTF-16 units. */
export const LONGEST_CELL = 32_767

/** What stands at the end of a text that is longer. */
const CUT = ' […]'

/** A text as a cell takes it: whole, or cut with a mark at its end. */
export function cellText(text: string): string {
  if (text.length <= LONGEST_CELL) return text
  return text.slice(0, LONGEST_CELL - CUT.length).replace(/[\ud800-\udbff]$/, '') + CUT
}

/** The cells whose texts were cut: `Entries!J12`. */
export function cutCells({ sheets }: Pick<Workbook, 'sheets'>): string[] {
  return sheets.flatMap(({ name, rows }) =>
    rows.flatMap((row, at) =>
      row.flatMap((cell, column) =>
        cell && cell.text.length > LONGEST_CELL ? [`${sheetName(name)}!${columnName(column)}${at + 1}`] : [],
      ),
    ),
  )
}

function cellXml({ text, look }: Cell, place: string): string {
  const style = LOOKS.indexOf(look)
  if (text === '') return `<c r="${place}" s="${style}"/>`
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cellText(text))}</t></is></c>`
}

/** All formats are those of text, format 49 of every program: what is typed later is no formula either. */
function styles(): string {
  const line = ['left', 'right', 'top', 'bottom'].map(side => `<${side} style="thin"><color rgb="FFC5CEDB"/></${side}>`)
  const format = (font: number, fill: number, border: number): string =>
    `<xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="${font === 2 ? 0 : 1}"/></xf>`
  return `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FF173F6B"/><name val="Calibri"/></font><font><b/><sz val="16"/><color rgb="FF173F6B"/><name val="Calibri"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE9EFF6"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF4F6F9"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${line.join('')}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${[
    format(0, 0, 0),
    format(1, 2, 1),
    format(2, 0, 0),
    format(0, 3, 1),
    format(0, 0, 1),
  ].join('')}</cellXfs></styleSheet>`
}
