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
