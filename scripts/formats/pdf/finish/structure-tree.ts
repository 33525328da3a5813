import type { PdfFile } from './pdf-file.ts'
import { type PdfDict, type PdfObject, PdfRef } from './pdf-objects.ts'

/** An element of the structure tree (ISO 32000-1, 14.7.2), as a node that can be changed before it is written back. */
export interface StructureElement {
  kind: 'element'
  /** Structure type without its slash: `P`. */
  type: string
  /** What else its dictionary says, if it says more: `Alt`, `Lang`, `A`. */
  more?: PdfDict
  reference: PdfRef
  children: StructureNode[]
}

/** A marked-content sequence on a page (14.7.4.2), or in a form that the page draws. */
export interface ContentItem {
  kind: 'content'
  page: PdfRef
  /** The form's stream, if it is in one. */
  form?: PdfRef
  id: number
}

/** A whole object, such as a link's annotation (14.7.4.3). */
export interface ObjectItem {
  kind: 'object'
  page: PdfRef
  object: PdfRef
}

export type StructureNode = StructureElement | ContentItem | ObjectItem

/** Takes the tree's elements out of the file, to which writeStructure brings them back. The browser writes one element at its root: `Document`. */
export function readStructure(pdf: PdfFile): StructureElement {
  const root = pdf.dict(pdf.catalog, 'StructTreeRoot')
  const [document] = root ? pdf.list(root, 'K') : []
  if (!(document instanceof PdfRef)) throw new Error('Unexpected PDF without a structure tree')
  const { pages } = pdf
  const element = readElement(pdf, document, pages[0]?.reference)
  if (element === undefined) throw new Error('Unexpected structure tree without an element at its root')
  return element
}

function readElement(pdf: PdfFile, reference: PdfRef, inherited: PdfRef | undefined): StructureElement | undefined {
  const dict = pdf.resolve(reference)
  if (!(dict instanceof Map)) return undefined
  const type = pdf.name(dict, 'S')
  if (type === undefined) return undefined
  pdf.delete(reference)
  const page = pdf.reference(dict, 'Pg') ?? inherited
  const children: StructureNode[] = []
  for (const kid of pdf.list(dict, 'K')) {
    const child = readKid(pdf, kid, page)
    if (child) children.push(child)
  }
  const element: StructureElement = { kind: 'element', type, reference, children }
  const written = WRITTEN_ANEW.reduce((count, key) => (dict.has(key) ? count + 1 : count), 0)
  if (dict.size > written)
    dict.forEach((value, key) => {
      if (!WRITTEN_ANEW.includes(key)) setEntry(element, key, value)
    })
  return element
}

/** What writeStructure knows itself. */
const WRITTEN_ANEW = ['Type', 'S', 'P', 'Pg', 'K']

function readKid(pdf: PdfFile, kid: PdfObject, page: PdfRef | undefined): StructureNode | undefined {
  if (typeof kid === 'number') return page && { kind: 'content', page, id: kid }
  const dict = pdf.resolve(kid)
  if (!(dict instanceof Map)) return undefined
  const own = pdf.reference(dict, 'Pg') ?? page
  const sequence = pdf.number(dict, 'MCID')
  if (sequence !== undefined && own) {
    const form = pdf.reference(dict, 'Stm')
    return { kind: 'content', page: own, id: sequence, ...(form && { form }) }
  }
  const object = pdf.reference(dict, 'Obj')
  if (object && own) return { kind: 'object', page: own, object }
  return kid instanceof PdfRef ? readElement(pdf, kid, page) : undefined
}

/** Says more of an element in its dictionary. */
export function setEntry(element: StructureElement, key: string, value: PdfObject): void {
  element.more ??= new Map()
  element.more.set(key, value)
}

/** A new element, to be put among another's children. */
export function newElement(pdf: PdfFile, type: string, children: StructureNode[]): StructureElement {
  return { kind: 'element', type, reference: pdf.reserve(), children }
}

/** Every element, parents before children. */
export function elementsIn(document: StructureElement): StructureElement[] {
  const elements = [document]
  const add = ({ children }: StructureElement) => {
    for (const child of children)
      if (child.kind === 'element') {
        elements.push(child)
        add(child)
      }
  }
  add(document)
  return elements
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
