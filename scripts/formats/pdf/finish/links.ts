import type { LinkFacts } from '../in-page/document-facts.ts'
import type { PdfFile } from './pdf-file.ts'
import { type PdfDict, PdfRef, PdfString } from './pdf-objects.ts'
import { type StructureElement, walk } from './structure-tree.ts'

/**
 * Gives every link annotation the description that a reader is told (ISO 14289-1, 7.18.5): what the document calls the
 * link. The parts of a link that breaks across lines share it.
 *
 * Links to one target are taken in document order, which is also that of the structure tree.
 */
export function describeLinks(pdf: PdfFile, elements: readonly StructureElement[], links: readonly LinkFacts[]): void {
  const descriptions = new Map<string, string[]>()
  for (const { target, description } of links) {
    const known = descriptions.get(target)
    if (known) known.push(description)
    else descriptions.set(target, [description])
  }
  for (const { children } of elements) {
    const annotations = children.filter(child => child.kind === 'object')
    if (annotations.length === 0) continue
    const dicts = annotations.map(({ object }) => pdf.dictionaryOf(object)).filter(dict => dict !== undefined)
    const target = dicts[0] && targetOf(pdf, dicts[0])
    if (target === undefined) continue
    const found = descriptions.get(target)
    const description = (found && found.length > 1 ? found.shift() : found?.[0]) ?? target
    for (const dict of dicts) pdf.set(dict, 'Contents', PdfString.of(description))
  }
}

/** Space between two areas of a link that are next to each other in a line, pt at most. */
const NEAR = 12

/**
 * Joins the areas of a link that stand side by side in one line: the browser makes one for each of its inline boxes, and a
 * reader would be told of the same link as often.
 */
export function joinLinks(pdf: PdfFile, elements: readonly StructureElement[]): void {
  const dropped = new Set<PdfRef>()
  for (const element of elements) {
    const kept: { page: PdfRef; dict: PdfDict; area: number[] }[] = []
    element.children = element.children.filter(child => {
      const dict = child.kind === 'object' ? pdf.dictionaryOf(child.object) : undefined
      if (child.kind !== 'object' || !dict) return true
      const area = pdf.numbers(dict, 'Rect')
      const beside = kept.find(other => other.page === child.page && isBeside(other.area, area))
      if (!beside) {
        kept.push({ page: child.page, dict, area })
        return true
      }
      const [left = 0, bottom = 0, right = 0, top = 0] = beside.area
      const [l = 0, b = 0, r = 0, t = 0] = area
      beside.area = [Math.min(left, l), Math.min(bottom, b), Math.max(right, r), Math.max(top, t)]
      pdf.set(beside.dict, 'Rect', beside.area)
      dropped.add(child.object)
      return false
    })
  }
  if (dropped.size === 0) return
  for (const { dict } of pdf.pages) {
    const annotations = pdf.list(dict, 'Annots')
    const left = annotations.filter(annotation => !(annotation instanceof PdfRef && dropped.has(annotation)))
    if (left.length < annotations.length) pdf.set(dict, 'Annots', left)
  }
  for (const reference of dropped) pdf.delete(reference)
}

function isBeside(
  [left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
  [l = 0, b = 0, r = 0, t = 0]: readonly number[],
): boolean {
  const shared = Math.min(top, t) - Math.max(bottom, b)
  return shared > Math.min(top - bottom, t - b) / 2 && l - right < NEAR && left - r < NEAR
}

/**
 * Makes links to files that are published beside the PDF lead there, from wherever it stands: the browser writes the address
 * that the document had while it was printed.
 *
 * @param origin where documents think they are: `https://publication.invalid/`
 */
export function relateLinks(pdf: PdfFile, origin: string): void {
  for (const { dict } of pdf.pages)
    for (const annotation of pdf.dictionaries(dict, 'Annots')) {
      const action = pdf.dict(annotation, 'A')
      const target = pdf.text(action, 'URI')
      if (action && target?.startsWith(origin))
        pdf.set(action, 'URI', PdfString.of(`../${target.slice(origin.length)}`))
    }
}

/** Link annotations that no element of the structure tree holds: their targets and pages. */
export function untaggedLinks(pdf: PdfFile, document: StructureElement): { target: string; page: number }[] {
  const tagged = new Set<PdfRef>()
  walk(document, element => {
    for (const child of element.children) if (child.kind === 'object') tagged.add(child.object)
  })
  return pdf.pages.flatMap(({ dict }, index) =>
    pdf.list(dict, 'Annots').flatMap(annotation => {
      if (!(annotation instanceof PdfRef) || tagged.has(annotation)) return []
      const link = pdf.dictionaryOf(annotation)
      return [{ target: (link && targetOf(pdf, link)) ?? '', page: index + 1 }]
    }),
  )
}

function targetOf(pdf: PdfFile, annotation: PdfDict): string | undefined {
  const action = pdf.dict(annotation, 'A')
  if (action) return pdf.text(action, 'URI')
  const destination = pdf.name(annotation, 'Dest')
  // The name is the anchor in UTF-8.
  return destination === undefined ? undefined : `#${Buffer.from(destination, 'latin1')}`
}
