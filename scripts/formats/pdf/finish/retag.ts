import { MARK, type StructureMark } from '../in-page/document-facts.ts'
import type { PdfFile } from './pdf-file.ts'
import { type PdfDict, PdfString } from './pdf-objects.ts'
import { newElement, type StructureElement, type StructureNode, setEntry, walk } from './structure-tree.ts'

/**
 * Gives marked elements their type: notes, sections, abbreviations, … (see markStructure). Returns how many marks were
 * found, which is all of them unless the browser passed over an element.
 */
export function applyMarks(
  pdf: PdfFile,
  elements: readonly StructureElement[],
  marks: readonly StructureMark[],
): number {
  let found = 0
  for (const element of elements) {
    const label = element.type === 'Figure' ? pdf.text(element.more, 'Alt') : undefined
    if (!label?.startsWith(MARK)) continue
    const mark = marks[Number(label.slice(MARK.length))]
    if (!mark) throw new Error(`Unexpected structure mark ${label}`)
    found++
    element.type = mark.type
    element.more?.delete('Alt')
    // Notes are told apart by their ids (ISO 14289-1, 7.9).
    if (mark.id) setEntry(element, 'ID', PdfString.of(mark.id))
    if (mark.expansion) setEntry(element, 'E', PdfString.of(mark.expansion))
    if (mark.contents) retagContents(pdf, element)
  }
  return found
}

/** The lists in a table of contents: `TOC` of `TOCI`, whose links stand in a `Reference` (ISO 32000-1, 14.8.4.2). */
function retagContents(pdf: PdfFile, navigation: StructureElement): void {
  walk(navigation, element => {
    if (element.type === 'L') {
      element.type = 'TOC'
      element.more?.delete('A') // How items of a list are numbered.
    }
    if (element.type === 'LI') {
      element.type = 'TOCI'
      element.children = element.children.map(child =>
        child.kind === 'element' && child.type === 'Link' ? newElement(pdf, 'Reference', [child]) : child,
      )
    }
  })
}

/** What an item of a list holds beside its label goes into one `LBody` (ISO 32000-1, 14.8.4.3.3). */
export function completeLists(pdf: PdfFile, elements: readonly StructureElement[]): void {
  for (const element of elements) {
    if (element.type !== 'LI') continue
    const isLabel = (child: StructureNode) => child.kind === 'element' && child.type === 'Lbl'
    const rest = element.children.filter(child => !isLabel(child))
    if (rest.length === 0 || rest.some(child => child.kind === 'element' && child.type === 'LBody')) continue
    element.children = [...element.children.filter(isLabel), newElement(pdf, 'LBody', rest)]
  }
}

/** Every list says how its items are numbered (ISO 32000-1, 14.8.5.5). */
export function sayNumbering(pdf: PdfFile, elements: readonly StructureElement[]): void {
  for (const element of elements) {
    if (element.type !== 'L') continue
    const said = pdf.dictionaries(element.more, 'A').some(attributes => attributes.has('ListNumbering'))
    if (!said) setEntry(element, 'A', pdf.add({ O: 'List', ListNumbering: 'None' }))
  }
}

/** The caption beside a table becomes the table's own (ISO 32000-1, 14.8.4.3.4). */
export function moveCaptions(elements: readonly StructureElement[]): void {
  for (const element of elements) {
    if (element.type !== 'Div') continue
    const parts = element.children.filter(child => child.kind === 'element')
    const table = parts.find(child => child.type === 'Table')
    const caption = parts.find(child => child.type === 'Caption')
    if (!table || !caption || parts.length !== 2) continue
    element.children = element.children.filter(child => child !== caption)
    table.children = [caption, ...table.children]
  }
}

/** Every link annotation belongs to an element of type `Link` (ISO 14289-1, 7.18.5), which some roles keep it from. */
export function retagLinks(elements: readonly StructureElement[]): void {
  for (const element of elements)
    if (element.type === 'NonStruct' && element.children.some(child => child.kind === 'object')) element.type = 'Link'
}

/** Elements whose own content may be text: there, the untyped element that the browser makes for each text adds nothing. */
const HOLDS_TEXT = new Set(
  'P H H1 H2 H3 H4 H5 H6 Lbl LBody Span Quote Note Reference Code Link TH TD Caption Figure Formula Em Strong Sub Title'.split(
    ' ',
  ),
)

/** Replaces untyped elements by what they hold where that may stand there, and removes those that hold nothing. */
export function dropUntyped(pdf: PdfFile, document: StructureElement): void {
  walk(document, element => {
    element.children = element.children.flatMap(child => withoutUntyped(pdf, child, HOLDS_TEXT.has(element.type)))
  })
}

function withoutUntyped(pdf: PdfFile, child: StructureNode, holdsText: boolean): StructureNode[] {
  if (child.kind !== 'element' || child.type !== 'NonStruct' || pdf.text(child.more, 'Lang') !== undefined)
    return [child]
  const children = child.children.flatMap(grandchild => withoutUntyped(pdf, grandchild, holdsText))
  if (children.length === 0 || holdsText || children.every(({ kind }) => kind === 'element')) return children
  return [{ ...child, children }]
}

/** Elements that hold others but no text of their own. */
const GROUPS = new Set('Document Part Art Sect Div BlockQuote Aside'.split(' '))
const INLINE = new Set('Span Link Note Em Strong Code Quote Sub Reference'.split(' '))

/**
 * Text that stands in no paragraph, such as that of a `div` or `pre`, gets one. What the browser leaves untyped there is
 * a block with text in it, a block that holds others, or the text itself.
 */
export function wrapText(pdf: PdfFile, document: StructureElement): void {
  walk(document, element => {
    if (GROUPS.has(element.type)) element.children = inParagraphs(pdf, element.children)
  })
}

function inParagraphs(pdf: PdfFile, children: readonly StructureNode[]): StructureNode[] {
  const blocks: StructureNode[] = []
  let open: StructureElement | undefined
  for (const child of children) {
    if (isText(child)) {
      if (open) open.children.push(child)
      else {
        open = newElement(pdf, 'P', [child])
        blocks.push(open)
      }
      continue
    }
    open = undefined
    if (child.kind !== 'element' || child.type !== 'NonStruct') blocks.push(child)
    else if (child.children.every(isPhrase)) blocks.push(newElement(pdf, 'P', child.children))
    else blocks.push(...inParagraphs(pdf, child.children))
  }
  return blocks
}

/** Content of a line: a text that the browser has put into an untyped element, or something inline. */
function isText(child: StructureNode): boolean {
  if (child.kind !== 'element' || INLINE.has(child.type)) return true
  return child.type === 'NonStruct' && child.children.every(({ kind }) => kind === 'content')
}

/** Text, or an untyped element with nothing but such in it. */
function isPhrase(child: StructureNode): boolean {
  return isText(child) || (child.kind === 'element' && child.type === 'NonStruct' && child.children.every(isPhrase))
}

/**
 * The browser numbers table headers by a counter of its process. Gives them names that only this document determines,
 * also where cells refer to them.
 */
export function renameHeaders(pdf: PdfFile, elements: readonly StructureElement[]): void {
  const names = new Map<string, string>()
  const cells = elements.filter(({ type }) => type === 'TH' || type === 'TD')
  for (const cell of cells) {
    const id = cell.type === 'TH' ? pdf.text(cell.more, 'ID') : undefined
    if (id === undefined) continue
    const name = `header-${names.size + 1}`
    names.set(id, name)
    setEntry(cell, 'ID', PdfString.of(name))
  }
  for (const cell of cells) for (const attributes of pdf.dictionaries(cell.more, 'A')) renameIn(pdf, attributes, names)
}

function renameIn(pdf: PdfFile, attributes: PdfDict, names: ReadonlyMap<string, string>): void {
  const headers = pdf.list(attributes, 'Headers')
  if (headers.length === 0) return
  const renamed = headers.map(header => (header instanceof PdfString ? names.get(header.text) : undefined))
  pdf.set(
    attributes,
    'Headers',
    renamed.filter(name => name !== undefined).map(name => PdfString.of(name)),
  )
}
