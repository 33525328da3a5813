import printUntagged from '../../../rules/print-untagged.ts'
import type { DocumentFacts } from '../in-page/document-facts.ts'
import { untaggedLinks } from './links.ts'
import type { PdfFile } from './pdf-file.ts'
import type { Problem } from './problem.ts'
import { type StructureElement, walk } from './structure-tree.ts'

/**
 * Compares what the document said of itself with its structure tree: what the browser left out would be lost to
 * assistive technology, without any other sign of it.
 *
 * @param marked number of marked elements found in the tree
 */
export function lostContent(pdf: PdfFile, document: StructureElement, facts: DocumentFacts, marked: number): Problem[] {
  const lost = untaggedLinks(pdf, document).map(
    ({ target, page }) => `A link to \`${target}\` on page ${page} is not in the structure`,
  )
  if (marked !== facts.marks.length)
    lost.push(`${marked} of ${facts.marks.length} marked elements are in the structure`)
  let languages = 0
  walk(document, ({ more }, parent) => {
    if (parent && pdf.text(more, 'Lang') !== undefined) languages++
  })
  if (languages < facts.languages)
    lost.push(`${languages} of ${facts.languages} changes of language are in the structure`)
  return lost.map(reason => ({ rule: printUntagged, reason }))
}
