import type { Literal, PdfFile } from './pdf-file.ts'
import { type PdfDict, type PdfObject, PdfRef, PdfString } from './pdf-objects.ts'
import { type ContentItem, type StructureElement, type StructureNode, walk } from './structure-tree.ts'

/** Types that PDF 1.7 does not know, with the nearest one that it does (ISO 14289-1, 7.1: no others without a mapping). */
const ROLES: Record<string, string> = {
  ...{ Em: 'Span', Strong: 'Span', Aside: 'Sect', Title: 'P', Sub: 'Span' },
  // Of redlines, as HTML has them.
  ...{ Ins: 'Span', Del: 'Span' },
}

const STANDARD = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure ' +
    'Formula Form'
  ).split(' '),
)

/**
 * Writes a changed tree back: types, children and parents, the parent tree that leads from content to its element
 * (ISO 32000-1, 14.7.4.4), the tree of ids, and the role map.
 */
export function writeStructure(pdf: PdfFile, document: StructureElement): void {
  const rootReference = pdf.reference(pdf.catalog, 'StructTreeRoot')
  const root = rootReference && pdf.dictionaryOf(rootReference)
  if (!root) throw new Error('Unexpected PDF without a structure tree')
  const parents = new Map<number, Literal[] | PdfRef>()
  const ids: [id: string, element: PdfRef][] = []
  const roles = new Set<string>()
  const kept = new Set<PdfRef>()
  walk(document, (element, parent) => {
    kept.add(element.reference)
    if (!STANDARD.has(element.type)) roles.add(element.type)
    pdf.put(element.reference, dictionaryOf(pdf, element, parent?.reference ?? rootReference))
    for (const child of element.children) noteParent(pdf, parents, child, element)
    const id = pdf.text(element.more, 'ID')
    if (id !== undefined) ids.push([id, element.reference])
  })
  for (const tree of ['ParentTree', 'IDTree']) removeTree(pdf, pdf.reference(root, tree), kept)
  const numbers = [...parents].sort(([a], [b]) => a - b)
  const nums = numbers.flatMap(([key, value]) => [key, Array.isArray(value) ? pdf.add(value) : value])
  pdf.set(root, 'ParentTree', pdf.add({ Nums: nums }))
  pdf.set(root, 'ParentTreeNextKey', (numbers.at(-1)?.[0] ?? -1) + 1)
  root.delete('IDTree')
  const names = ids.sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([id, element]) => [PdfString.of(id), element])
  if (names.length > 0) pdf.set(root, 'IDTree', pdf.add({ Names: names }))
  pdf.set(root, 'RoleMap', Object.fromEntries([...roles].sort().map(role => [role, standardFor(role)])))
}

function standardFor(role: string): string {
  const standard = ROLES[role]
  if (standard === undefined) throw new Error(`Unexpected structure type ${role}, expected one that PDF 1.7 knows`)
  return standard
}

function dictionaryOf(pdf: PdfFile, element: StructureElement, parent: PdfRef): PdfDict {
  const dict: PdfDict = new Map()
  dict.set('Type', 'StructElem')
  dict.set('S', element.type)
  dict.set('P', parent)
  for (const [key, value] of element.more ?? []) dict.set(key, value)
  const first = element.children.find(child => child.kind === 'content' && !child.form)
  const page = first?.kind === 'content' ? first.page : undefined
  if (page) dict.set('Pg', page)
  const kids = element.children.map(child => kidFor(pdf, child, page))
  if (kids.length > 0) dict.set('K', kids)
  return dict
}

function kidFor(pdf: PdfFile, child: StructureNode, page: PdfRef | undefined): PdfObject {
  if (child.kind === 'element') return child.reference
  if (child.kind === 'object') return pdf.object({ Type: 'OBJR', Obj: child.object, Pg: child.page })
  if (child.form) return pdf.object({ Type: 'MCR', Pg: child.page, Stm: child.form, MCID: child.id })
  return child.page === page ? child.id : pdf.object({ Type: 'MCR', Pg: child.page, MCID: child.id })
}

function noteParent(
  pdf: PdfFile,
  parents: Map<number, Literal[] | PdfRef>,
  child: StructureNode,
  element: StructureElement,
): void {
  if (child.kind === 'element') return
  if (child.kind === 'object') {
    parents.set(keyOf(pdf, child.object, 'StructParent'), element.reference)
    return
  }
  const key = keyOf(pdf, child.form ?? child.page, 'StructParents')
  const list = parents.get(key) ?? []
  if (!Array.isArray(list)) throw new Error('Unexpected page and annotation with the same key in the parent tree')
  while (list.length < child.id) list.push(null)
  list[child.id] = element.reference
  parents.set(key, list)
}

function keyOf(pdf: PdfFile, owner: ContentItem['page'], name: string): number {
  const dict = pdf.dictionaryOf(owner)
  const key = dict && pdf.number(dict, name)
  if (key === undefined) throw new Error(`Unexpected tagged object without ${name}`)
  return key
}

/** Removes a number or name tree with its nodes and lists, but not the elements that it leads to. */
function removeTree(pdf: PdfFile, reference: PdfRef | undefined, elements: ReadonlySet<PdfRef>): void {
  const node = reference && pdf.dictionaryOf(reference)
  if (!node) return
  for (const kid of pdf.list(node, 'Kids')) if (kid instanceof PdfRef) removeTree(pdf, kid, elements)
  for (const value of pdf.list(node, 'Nums')) if (value instanceof PdfRef && !elements.has(value)) pdf.delete(value)
  pdf.delete(reference)
}
