import { decodePDFRawStream, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { readPdf } from './pdf.ts'
import type { PdfStructure } from './pdf-structure.ts'

const key = (name: string) => PDFName.of(name)

/** Fonts are embedded and say which characters their glyphs are (7.21). */
export function fontRules({ document }: PdfStructure): string[] {
  const found: string[] = []
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(key('Type')) !== key('Font')) continue
    const descriptor = object.lookupMaybe(key('FontDescriptor'), PDFDict)
    const subtype = object.get(key('Subtype'))?.toString() ?? ''
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some(name => descriptor?.has(key(name)))
    if (/CIDFont|TrueType|Type1/.test(subtype) && !embedded) found.push('7.21.4.1 font not embedded')
    const unicode = object.lookup(key('ToUnicode'))
    if (/Type0|Type3/.test(subtype) && !(unicode instanceof PDFRawStream)) found.push('7.21.7 font without Unicode')
    if (
      unicode instanceof PDFRawStream &&
      /<0000>\s*<0000>/.test(Buffer.from(decodePDFRawStream(unicode).decode()).toString('latin1'))
    )
      found.push('7.21.7-2 glyph mapped to nothing')
  }
  return found
}

/** Everything painted is content or an artifact, never both; running heads say what they are (7.1, 7.8). */
export async function contentRules(pdf: Uint8Array, { elements }: PdfStructure): Promise<string[]> {
  const owned = new Map<number, Set<number>>()
  for (const { children } of elements)
    for (const child of children)
      if ('text' in child && !child.form)
        owned.set(child.page.objectNumber, (owned.get(child.page.objectNumber) ?? new Set()).add(child.mcid))
  return readPdf(pdf, async document => {
    const found: string[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const problems = await pageRules(page, owned.get(page.ref?.num ?? 0) ?? new Set())
      found.push(...problems.map(problem => `${problem} on page ${number}`))
    }
    return found
  })
}

const PAINTS = new Set<number>([
  OPS.showText,
  OPS.constructPath,
  OPS.shadingFill,
  OPS.paintImageXObject,
  OPS.paintImageMaskXObject,
])

async function pageRules(page: PDFPageProxy, owned: ReadonlySet<number>): Promise<string[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const found = new Set<string>()
  const open: Kind[] = []
  const used = new Set<unknown>()
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index] as unknown[]
    if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) {
      const kind = kindOf(args)
      if (kind === 'artifact' && open.includes('content')) found.add('7.1-1 artifact in content')
      if (kind !== 'artifact' && open.includes('artifact')) found.add('7.1-2 content in an artifact')
      if (kind === 'content') used.add(args[1])
      open.push(kind)
    } else if (operator === OPS.endMarkedContent) open.pop()
    else if (isPainting(operator, args) && open.every(kind => kind === 'other'))
      found.add('7.1-3 painting outside the structure')
    if (operator === OPS.showText && hasMissingGlyph(args[0])) found.add('7.21.8 character without a glyph')
  }
  if ([...owned].some(id => !used.has(id))) found.add('14.7.4 sequence in the structure that is not painted')
  return [...found]
}

type Kind = 'artifact' | 'content' | 'other'

function kindOf([tag, id]: unknown[]): Kind {
  if (tag === 'Artifact') return 'artifact'
  return Number.isInteger(id) ? 'content' : 'other'
}

function isPainting(operator: number, args: unknown[]): boolean {
  return PAINTS.has(operator) && !(operator === OPS.constructPath && args[0] === OPS.endPath)
}

function hasMissingGlyph(glyphs: unknown): boolean {
  return (glyphs as { originalCharCode?: number }[]).some(glyph => glyph?.originalCharCode === 0)
}
