import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { readPdf } from '../../support/pdf.ts'

/** A stretch of text as it is painted. */
export interface PaintedText {
  text: string
  /** Left end and baseline, pt from the page's lower left corner. */
  x: number
  y: number
  width: number
  /** Font size, pt. */
  size: number
  /** Structure types around it, outermost first: `Sect`, `P`, `Link`. None for an artifact. */
  roles: string[]
  /** The structure element that it belongs to, among those of the page; -1 for an artifact. */
  element: number
  /** The paragraph, heading, item or cell that it belongs to, among the elements of the page; -1 for an artifact. */
  block: number
}

export interface ReadPage {
  /** From 1. */
  number: number
  /** Upper edge of the sheet, pt from where its coordinates begin. */
  top: number
  /** In content order. */
  texts: PaintedText[]
  links: { target: string; x: number; y: number; height: number }[]
  /** Links to other sites, one for each area that can be clicked. */
  addresses: { target: string; y: number; element: string }[]
  /** Thin horizontal lines, and the edges of areas that are as thin. */
  rules: PaintedRule[]
  /** Pictures and areas of some size, by their lower left corner. */
  pictures: { x: number; y: number }[]
}

export interface PaintedRule {
  /** Left end and height, pt from the page's lower left corner. */
  x: number
  y: number
  width: number
}

export interface ReadDocument {
  pages: ReadPage[]
  /** Anchor → number of the page where it stands. */
  pageOf: Map<string, number>
  /** Entries of the outline, level by level. */
  outline: { title: string; page: number }[]
}

/** Reads what a PDF shows, with its structure, links and anchors. */
export async function readDocument(pdf: Uint8Array): Promise<ReadDocument> {
  return readPdf(pdf, async document => {
    const pages: ReadPage[] = []
    const numbers = new Map<string, number>()
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      pages.push(await readPage(page, number))
      if (page.ref) numbers.set(`${page.ref.num} ${page.ref.gen}`, number)
    }
    const pageOfTarget = (target: unknown) => {
      const reference = (Array.isArray(target) ? target[0] : undefined) as { num: number; gen: number } | undefined
      return reference && numbers.get(`${reference.num} ${reference.gen}`)
    }
    const pageOf = new Map<string, number>()
    for (const [name, target] of await document.getDestinations()) {
      const page = pageOfTarget(target)
      if (page !== undefined) pageOf.set(name, page)
    }
    const outline: ReadDocument['outline'] = []
    const entries = (await document.getOutline()) ?? []
    for (const { title, dest, items } of entries) {
      outline.push({ title, page: pageOfTarget(dest) ?? 0 })
      entries.push(...items)
    }
    return { pages, pageOf, outline }
  })
}

/** Types of what is set in lines of its own. */
const BLOCK = /^(P|H\d|LBody|TD|TH|Caption|Note|Lbl|TOCI)$/

interface Structure {
  role?: string
  id?: string
  children?: Structure[]
}

async function readPage(page: PDFPageProxy, number: number): Promise<ReadPage> {
  const owners = new Map<string, { roles: string[]; element: number; block: number }>()
  let elements = 0
  const collect = (node: Structure, roles: string[], outer: number) => {
    const element = elements++
    const block = BLOCK.test(roles.at(-1) ?? '') ? element : outer
    for (const child of node.children ?? [])
      if (child.role !== undefined) collect(child, [...roles, child.role], block)
      else if (child.id !== undefined) owners.set(child.id, { roles, element, block })
  }
  collect(((await page.getStructTree()) ?? {}) as Structure, [], -1)

  const texts: PaintedText[] = []
  const open: (string | null)[] = []
  const content = await page.getTextContent({ includeMarkedContent: true })
  for (const item of content.items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop()
      else open.push(item.id ?? null)
    } else if (item.str.trim() !== '') {
      const [, , skew = 0, height = 0, x = 0, y = 0] = item.transform as number[]
      const size = Math.hypot(skew, height)
      const owner = owners.get(open.findLast(id => id !== null) ?? '') ?? { roles: [], element: -1, block: -1 }
      texts.push({ text: item.str, x, y, width: item.width, size, ...owner })
    }
  }
  const annotations = await page.getAnnotations()
  const links = annotations
    // Of a raised call at the very top of a page a sliver is linked at the foot of the page before.
    .filter(({ subtype, dest, rect }) => subtype === 'Link' && typeof dest === 'string' && rect[3] - rect[1] > 4)
    .map(({ dest, rect }) => ({ target: dest as string, x: rect[0], y: rect[1], height: rect[3] - rect[1] }))
  const addresses = annotations
    .filter(({ subtype, url }) => subtype === 'Link' && typeof url === 'string')
    .map(({ url, rect, contentsObj }) => ({
      target: url as string,
      y: rect[1] as number,
      element: contentsObj?.str ?? '',
    }))
  const painted = await readPainted(page)
  page.cleanup()
  return { number, top: page.view[3] ?? 0, texts, links, addresses, ...painted }
}

type Matrix = [number, number, number, number, number, number]

/** Images, and painted paths by their bounds. */
async function readPainted(page: PDFPageProxy): Promise<Pick<ReadPage, 'rules' | 'pictures'>> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const rules: PaintedRule[] = []
  const pictures: ReadPage['pictures'] = []
  const saved: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  for (const [index, operator] of fnArray.entries()) {
    const operands = argsArray[index] as unknown[] | null
    if (operator === OPS.save) saved.push(matrix)
    else if (operator === OPS.restore) matrix = saved.pop() ?? matrix
    else if (operator === OPS.transform) matrix = product(matrix, operands as unknown as Matrix)
    else if (operator === OPS.paintImageXObject) {
      const [x, y] = point(matrix, 0, 0)
      pictures.push({ x, y })
    } else if (operator === OPS.constructPath && operands) {
      const [paint, , bounds] = operands as [number, unknown, Float32Array | null]
      if (paint === OPS.endPath || !bounds) continue
      const [left, bottom] = point(matrix, bounds[0] ?? 0, bounds[1] ?? 0)
      const [right, top] = point(matrix, bounds[2] ?? 0, bounds[3] ?? 0)
      if (Math.abs(top - bottom) < 1 && Math.abs(right - left) > 20)
        rules.push({ x: Math.min(left, right), y: bottom, width: Math.abs(right - left) })
      else if (Math.abs(top - bottom) > PICTURE) pictures.push({ x: Math.min(left, right), y: Math.min(bottom, top) })
    }
  }
  return { rules, pictures }
}

/** What is painted is no part of letters or lines from this height, pt. */
const PICTURE = 8

function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function point([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}
