import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from '@cantoo/pdf-lib'
import { readPdf } from './pdf.ts'

/** An element of a PDF's structure tree, as one reads it in a file. */
export interface TreeElement {
  /** As written; see `standard` for what the role map makes of it. */
  type: string
  standard: string
  alt: string | undefined
  lang: string | undefined
  id: string | undefined
  expansion: string | undefined
  dict: PDFDict
  ref: PDFRef
  parent: TreeElement | undefined
  children: (TreeElement | TreeContent | TreeObject)[]
}

export interface TreeContent {
  page: PDFRef
  form: PDFRef | undefined
  mcid: number
  /** What is painted there, without the text of forms. */
  text: string
}

export interface TreeObject {
  object: PDFRef
}

export interface PdfStructure {
  document: PDFDocument
  root: PDFDict
  top: TreeElement
  /** All elements, in reading order. */
  elements: TreeElement[]
}

/** Reads the whole structure tree, with pdf.js's reading of the text. */
export async function readStructure(pdf: Uint8Array): Promise<PdfStructure> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const texts = await markedTexts(pdf)
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  const roles = root.lookupMaybe(PDFName.of('RoleMap'), PDFDict)
  const elements: TreeElement[] = []
  const top = readElement(root.get(PDFName.of('K')), undefined, undefined)
  if (!top) throw new Error('Unexpected PDF without structure')
  return { document, root, top, elements }

  function readElement(
    ref: unknown,
    parent: TreeElement | undefined,
    page: PDFRef | undefined,
  ): TreeElement | undefined {
    const found = ref instanceof PDFArray ? ref.get(0) : ref
    if (!(found instanceof PDFRef)) return undefined
    const dict = document.context.lookup(found, PDFDict)
    const type = dict.lookup(PDFName.of('S'), PDFName).decodeText()
    const role = roles?.lookupMaybe(PDFName.of(type), PDFName)?.decodeText()
    const element: TreeElement = {
      type,
      standard: role ?? type,
      alt: textOf(dict, 'Alt'),
      lang: textOf(dict, 'Lang'),
      id: textOf(dict, 'ID'),
      expansion: textOf(dict, 'E'),
      dict,
      ref: found,
      parent,
      children: [],
    }
    elements.push(element)
    const own = refOf(dict, 'Pg') ?? page
    const kids = dict.get(PDFName.of('K'))
    const list = kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [kids]
    for (const kid of list) {
      const child = readKid(kid, element, own)
      if (child) element.children.push(child)
    }
    return element
  }

  function readKid(
    kid: unknown,
    parent: TreeElement,
    page: PDFRef | undefined,
  ): TreeElement['children'][number] | undefined {
    if (kid instanceof PDFNumber && page) return content(page, undefined, kid.asNumber())
    if (!(kid instanceof PDFDict)) return readElement(kid, parent, page)
    const own = refOf(kid, 'Pg') ?? page
    const object = refOf(kid, 'Obj')
    if (object) return { object }
    const mcid = kid.lookup(PDFName.of('MCID'), PDFNumber).asNumber()
    return own && content(own, refOf(kid, 'Stm'), mcid)
  }

  function content(page: PDFRef, form: PDFRef | undefined, mcid: number): TreeContent {
    return { page, form, mcid, text: form ? '' : (texts.get(`p${page.objectNumber}R_mc${mcid}`) ?? '') }
  }
}

/** All the text in an element, in reading order; parts that `skip` says are left out. */
export function textIn(element: TreeElement, skip: (element: TreeElement) => boolean = () => false): string {
  return element.children
    .map(child => {
      if ('text' in child) return child.text
      return 'standard' in child && !skip(child) ? textIn(child, skip) : ''
    })
    .join('')
}

export function childElements(element: TreeElement): TreeElement[] {
  return element.children.filter((child): child is TreeElement => 'standard' in child)
}

export function textOf(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

export function refOf(dict: PDFDict, key: string): PDFRef | undefined {
  const value = dict.get(PDFName.of(key))
  return value instanceof PDFRef ? value : undefined
}

/** Text of each marked-content sequence by the id that pdf.js gives it. */
async function markedTexts(pdf: Uint8Array): Promise<Map<string, string>> {
  return readPdf(pdf, async document => {
    const texts = new Map<string, string>()
    for (let number = 1; number <= document.numPages; number++) {
      const { items } = await (await document.getPage(number)).getTextContent({ includeMarkedContent: true })
      const open: string[] = []
      for (const item of items) {
        if ('str' in item) addText(texts, open.findLast(Boolean), item.str + (item.hasEOL ? ' ' : ''))
        else if (item.type === 'endMarkedContent') open.pop()
        else open.push((item as { id?: string }).id ?? '')
      }
    }
    return texts
  })
}

function addText(texts: Map<string, string>, id: string | undefined, text: string): void {
  if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + text)
}
