import { PDFDict, type PDFObject, PDFRef, type PdfFile } from './pdf-file.ts'

/** An element of the structure tree (ISO 32000-1, 14.7.2), as a node that can be changed before it is written back. */
export interface StructureElement {
  kind: 'element'
  /** Structure type without its slash: `P`. */
  type: string
  dict: PDFDict
  reference: PDFRef
  children: StructureNode[]
}

/** A marked-content sequence on a page (14.7.4.2), or in a form that the page draws. */
export interface ContentItem {
  kind: 'content'
  page: PDFRef
  /** The form's stream, if it is in one. */
  form?: PDFRef
  id: number
}

/** A whole object, such as a link's annotation (14.7.4.3). */
export interface ObjectItem {
  kind: 'object'
  page: PDFRef
  object: PDFRef
}

export type StructureNode = StructureElement | ContentItem | ObjectItem

/** Reads the tree. The browser writes one element at its root: `Document`. */
export function readStructure(pdf: PdfFile): StructureElement {
  const root = pdf.dict(pdf.catalog, 'StructTreeRoot')
  const [document] = root ? pdf.list(root, 'K') : []
  if (!(document instanceof PDFRef)) throw new Error('Unexpected PDF without a structure tree')
  const { pages } = pdf
  const element = readElement(pdf, document, pages[0]?.reference)
  if (element === undefined) throw new Error('Unexpected structure tree without an element at its root')
  return element
}

function readElement(pdf: PdfFile, reference: PDFRef, inherited: PDFRef | undefined): StructureElement | undefined {
  const dict = pdf.resolve(reference)
  if (!(dict instanceof PDFDict)) return undefined
  const type = pdf.name(dict, 'S')
  if (type === undefined) return undefined
  const page = pdf.reference(dict, 'Pg') ?? inherited
  const children = pdf.list(dict, 'K').map(kid => readKid(pdf, kid, page))
  return { kind: 'element', type, dict, reference, children: children.filter(child => child !== undefined) }
}

function readKid(pdf: PdfFile, kid: PDFObject, page: PDFRef | undefined): StructureNode | undefined {
  const id = pdf.asNumber(kid)
  if (id !== undefined) return page && { kind: 'content', page, id }
  const dict = pdf.resolve(kid)
  if (!(dict instanceof PDFDict)) return undefined
  const own = pdf.reference(dict, 'Pg') ?? page
  const sequence = pdf.number(dict, 'MCID')
  if (sequence !== undefined && own) {
    const form = pdf.reference(dict, 'Stm')
    return { kind: 'content', page: own, id: sequence, ...(form && { form }) }
  }
  const object = pdf.reference(dict, 'Obj')
  if (object && own) return { kind: 'object', page: own, object }
  return kid instanceof PDFRef ? readElement(pdf, kid, page) : undefined
}

/** A new element, to be put among another's children. */
export function newElement(pdf: PdfFile, type: string, children: StructureNode[]): StructureElement {
  const reference = pdf.add({ Type: 'StructElem' })
  return { kind: 'element', type, dict: pdf.resolve(reference) as PDFDict, reference, children }
}

/** Every element with its parent, parents before children. Children put in while walking are walked. */
export function walk(
  element: StructureElement,
  visit: (element: StructureElement, parent: StructureElement | undefined) => void,
  parent?: StructureElement,
): void {
  visit(element, parent)
  for (const child of element.children) if (child.kind === 'element') walk(child, visit, element)
}
