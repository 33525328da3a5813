import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { readPdf } from './pdf.ts'
import { contentRules, fontRules } from './pdf-content-rules.ts'
import {
  childElements,
  type PdfStructure,
  readStructure,
  refOf,
  type TreeElement,
  textIn,
  textOf,
} from './pdf-structure.ts'

/**
 * What a finished PDF does against PDF/UA-1 (ISO 14289-1), one line each, beginning with the clause. Knows nothing of how
 * the file was made. Not checked, since no program can: whether alternative texts and the reading order make sense.
 */
export async function violations(pdf: Uint8Array): Promise<string[]> {
  const structure = await readStructure(pdf)
  return [
    ...documentRules(structure),
    ...structure.elements.flatMap(element => elementRules(element, structure)),
    ...structure.elements.flatMap(element => (element.standard === 'Table' ? tableRules(element) : [])),
    ...idRules(structure),
    ...headingRules(structure),
    ...annotationRules(structure),
    ...parentTreeRules(structure),
    ...fontRules(structure),
    ...(await contentRules(pdf, structure)),
    ...(await outlineRules(pdf, structure)),
  ]
}

const key = (name: string) => PDFName.of(name)

function documentRules({ document }: PdfStructure): string[] {
  const { catalog } = document
  const found: string[] = []
  const must = (holds: boolean, what: string) => holds || found.push(what)
  const metadata = catalog.lookup(key('Metadata'))
  const xmp = metadata instanceof PDFRawStream ? Buffer.from(metadata.contents).toString('utf8') : ''
  must(/<pdfuaid:part>1</.test(xmp), '5 no claim to be PDF/UA-1')
  must(/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+</.test(xmp), '7.1-9 no title in the metadata')
  must(catalog.lookup(key('MarkInfo'), PDFDict).get(key('Marked'))?.toString() === 'true', '6.2 not marked as tagged')
  const preferences = catalog.lookupMaybe(key('ViewerPreferences'), PDFDict)
  must(preferences?.get(key('DisplayDocTitle'))?.toString() === 'true', '7.1-10 title not shown')
  must(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(textOf(catalog, 'Lang') ?? ''), '7.2 no language')
  return found
}

const STANDARD = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI NonStruct P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD
  THead TBody TFoot Span Quote Note Reference BibEntry Code Link Figure Formula`.split(/\s+/),
)

/** Which children an element may have, and which parents (veraPDF's reading of 7.2 and ISO 32000-1, 14.8.4). */
const CHILDREN: Record<string, RegExp> = {
  Table: /^(Caption )?((TR|THead|TBody|TFoot) )+(Caption )?$/,
  TR: /^((TH|TD) )*$/,
  L: /^(Caption )?((L|LI) )*$/,
  LI: /^((Lbl|LBody) )*$/,
  TOC: /^(Caption )?((TOC|TOCI) )*$/,
  TOCI: /^((Lbl|Reference|NonStruct|P|TOC) )*$/,
}
const PARENTS: Record<string, RegExp> = {
  TR: /^(Table|THead|TBody|TFoot)$/,
  TH: /^TR$/,
  TD: /^TR$/,
  LI: /^L$/,
  LBody: /^LI$/,
  TOCI: /^TOC$/,
}
/** Elements that hold blocks: text right in them belongs to no paragraph. */
const GROUPS = /^(Document|Part|Art|Sect|Div|BlockQuote|Table|TR|L|LI|TOC|TOCI)$/

function elementRules(element: TreeElement, { document }: PdfStructure): string[] {
  const { type, standard, parent, dict } = element
  const found: string[] = []
  const must = (holds: boolean, what: string) =>
    holds || found.push(`${what}: ${type} "${textIn(element).slice(0, 30)}"`)
  must(STANDARD.has(standard), '7.1-5 unknown type')
  must(type === standard || !STANDARD.has(type), '7.1-7 standard type mapped to another')
  must(refOf(dict, 'P') === (parent?.ref ?? refOf(document.catalog, 'StructTreeRoot')), '7.1 wrong parent')
  const kinds = childElements(element).map(child => `${child.standard} `)
  must(CHILDREN[standard]?.test(kinds.join('')) ?? true, `7.2 wrong children ${kinds.join('')}`)
  must(PARENTS[standard]?.test(parent?.standard ?? '') ?? true, '7.2 wrong parent')
  must(!GROUPS.test(standard) || element.children.every(child => 'standard' in child), '7.2 text outside paragraphs')
  must(standard !== 'Figure' || Boolean(element.alt?.trim()), '7.3-1 figure without alternative text')
  must(standard !== 'Figure' || hasPlace(element), '14.8.5.4.5 figure without its place')
  must(!/structure-mark/.test(element.alt ?? ''), '7.3 mark left behind')
  must(standard !== 'Note' || Boolean(element.id), '7.9-1 note without id')
  must(standard !== 'TH' || attributesOf(dict).includes('/Scope'), '7.5 header without scope')
  must(
    standard !== 'Link' || textIn(element).trim() !== '' || childElements(element).length > 0,
    '7.18.5 link without content',
  )
  return found
}

/** Every place of a table's grid has one cell: those that span rows and columns have several (7.2-41 to 43). */
function tableRules(table: TreeElement): string[] {
  const rows = rowsIn(table)
  const taken: Set<number>[] = rows.map(() => new Set())
  let overlaps = false
  let reachesBelow = false
  for (const [row, element] of rows.entries()) {
    let column = 0
    for (const cell of childElements(element)) {
      while (taken[row]?.has(column)) column++
      for (let down = 0; down < spanOf(cell, 'RowSpan'); down++)
        for (let right = 0; right < spanOf(cell, 'ColSpan'); right++) {
          const places = taken[row + down]
          reachesBelow ||= places === undefined
          overlaps ||= places?.has(column + right) === true
          places?.add(column + right)
        }
      column += spanOf(cell, 'ColSpan')
    }
  }
  const widths = new Set(taken.map(places => places.size))
  return [
    ...(overlaps ? ['7.2-41 cells over one another'] : []),
    ...(reachesBelow ? [`7.2-42 cells reach below the last of ${rows.length} rows`] : []),
    ...(widths.size > 1 ? [`7.2-43 rows of ${[...widths].join(' and ')} columns`] : []),
  ].map(what => `${what}: Table "${textIn(table).slice(0, 30)}"`)
}

function rowsIn(element: TreeElement): TreeElement[] {
  return childElements(element).flatMap(child => (child.standard === 'TR' ? [child] : rowsIn(child)))
}

function spanOf({ dict }: TreeElement, name: string): number {
  return Number(new RegExp(`/${name} (\\d+)`).exec(attributesOf(dict))?.[1] ?? 1)
}

/** An element's attributes as they are written, those of other objects as well. */
function attributesOf(dict: PDFDict): string {
  const found = dict.lookup(key('A'))
  const all = found instanceof PDFArray ? found.asArray().map(one => dict.context.lookup(one)) : [found]
  return all.join(' ')
}

/** Whether a figure's box is a piece of a page. */
function hasPlace({ dict }: TreeElement): boolean {
  const box = dict.lookupMaybe(key('A'), PDFDict)?.lookupMaybe(key('BBox'), PDFArray)
  const [left = 0, bottom = 0, right = 0, top = 0] = box?.asArray().map(value => Number(value.toString())) ?? []
  return left >= 0 && bottom >= 0 && right > left && top > bottom && right <= 596 && top <= 843
}

/** Ids are unique, found in the tree of ids, in order; what refers to them finds them. */
function idRules({ root, elements }: PdfStructure): string[] {
  const ids = elements.map(({ id }) => id).filter(id => id !== undefined)
  const names = root.lookupMaybe(key('IDTree'), PDFDict)?.lookupMaybe(key('Names'), PDFArray)?.asArray() ?? []
  const listed = names.filter((_, index) => index % 2 === 0).map(name => name.toString())
  const referred = elements.flatMap(({ dict }) =>
    [...dict.toString().matchAll(/\/Headers \[([^\]]*)\]/g)].flatMap(
      ([, list = '']) => list.match(/\(([^)]*)\)/g) ?? [],
    ),
  )
  return [
    ...(new Set(ids).size === ids.length ? [] : ['7.9-2 ids that are not unique']),
    ...(listed.length === ids.length ? [] : ['14.7.2 ids missing in the tree of ids']),
    ...(listed.toSorted().join() === listed.join() ? [] : ['7.9.6 ids out of order']),
    ...referred.filter(id => !ids.includes(id.slice(1, -1))).map(id => `7.5 reference to ${id}`),
  ]
}

function headingRules({ elements }: PdfStructure): string[] {
  const levels = elements.filter(({ standard }) => /^H\d$/.test(standard)).map(({ standard }) => Number(standard[1]))
  const skipped = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
  return skipped.map(level => `7.4.2 heading of level ${level} without one above it`)
}

function annotationRules({ document, elements }: PdfStructure): string[] {
  const owners = new Map(
    elements.flatMap(element =>
      element.children.flatMap(child => ('object' in child ? [[child.object, element] as const] : [])),
    ),
  )
  return document.getPages().flatMap((page, index) => {
    const annotations = page.node.lookupMaybe(key('Annots'), PDFArray)?.asArray() ?? []
    const where = `on page ${index + 1}`
    if (annotations.length > 0 && page.node.get(key('Tabs')) !== key('S')) return [`7.18.3 no tab order ${where}`]
    return annotations.flatMap(reference => {
      const link = document.context.lookup(reference, PDFDict)
      return [
        ...(textOf(link, 'Contents')?.trim() ? [] : [`7.18.5-2 link without description ${where}`]),
        ...(owners.get(reference as PDFRef)?.standard === 'Link'
          ? []
          : [`7.18.5-1 link outside the structure ${where}`]),
      ]
    })
  })
}

/** The parent tree leads from every sequence and annotation in the tree back to its element, and from no other. */
function parentTreeRules({ document, root, elements }: PdfStructure): string[] {
  const nums = root.lookup(key('ParentTree'), PDFDict).lookup(key('Nums'), PDFArray).asArray()
  const tree = new Map(
    nums.flatMap((item, index) => (index % 2 === 0 ? [[Number(item.toString()), nums[index + 1]] as const] : [])),
  )
  const found: string[] = []
  let contents = 0
  for (const element of elements)
    for (const child of element.children) {
      if ('standard' in child) continue
      contents++
      const owner = 'object' in child ? child.object : (child.form ?? child.page)
      const object = document.context.lookup(owner)
      const dict = object instanceof PDFRawStream ? object.dict : (object as PDFDict)
      const number = Number(dict.get(key('object' in child ? 'StructParent' : 'StructParents'))?.toString())
      const entry = tree.get(number)
      const back = 'object' in child ? entry : document.context.lookup(entry as PDFRef, PDFArray).get(child.mcid)
      if (back !== element.ref) found.push(`14.7.4.4 parent tree does not lead to ${element.type}`)
    }
  const entries = [...tree.values()].flatMap(entry => {
    const value = document.context.lookup(entry as PDFRef)
    return value instanceof PDFArray ? value.asArray().filter(item => item instanceof PDFRef) : [entry]
  })
  return entries.length === contents
    ? found
    : [...found, `14.7.4.4 parent tree has ${entries.length} entries for ${contents}`]
}

/** The outline has the headings, nested as they are. */
async function outlineRules(pdf: Uint8Array, { elements }: PdfStructure): Promise<string[]> {
  // Between the calls of two notes stands a comma, which is left of them.
  const squeeze = (text: string) => text.replace(/\s+/g, '').replace(/,+$/, '')
  const headings = elements.filter(({ standard }) => /^H\d$/.test(standard))
  const isNote = ({ standard }: TreeElement) => standard === 'Note' || standard === 'Link'
  const expected = headings.map(heading => `${heading.standard[1]} ${squeeze(textIn(heading, isNote))}`)
  const outline = await readPdf(pdf, document => document.getOutline())
  const entries: string[] = []
  const list = (items: typeof outline, level: number) => {
    for (const { title, items: inner } of items ?? []) {
      entries.push(`${level} ${squeeze(title)}`)
      list(inner, level + 1)
    }
  }
  list(outline, 1)
  return entries.join('\n') === expected.join('\n')
    ? []
    : [`7.17 outline ${entries.join(' | ')}, headings ${expected.join(' | ')}`]
}
