import printUntagged from '../../../rules/print-untagged.ts'
import type { PdfFile } from './pdf-file.ts'
import { type PdfDict, type PdfRef, PdfString } from './pdf-objects.ts'
import type { Problem } from './problem.ts'
import type { StructureElement } from './structure-tree.ts'

/**
 * Names the entries of the outline as the document names its headings: the browser's own titles run into the notes that
 * are called there, and keep soft hyphens.
 *
 * @param headings of the document, in its order, which is also that of the structure tree
 */
export function nameOutline(
  pdf: PdfFile,
  structure: readonly StructureElement[],
  headings: readonly string[],
): Problem[] {
  const elements = structure.filter(({ type }) => HEADING.has(type)).map(({ reference }) => reference)
  if (elements.length !== headings.length)
    return [
      {
        rule: printUntagged,
        reason: `The structure has ${elements.length} headings of ${headings.length}`,
      },
    ]
  const titles = new Map(elements.map((element, index) => [element, headings[index] ?? '']))
  const outlines = pdf.dict(pdf.catalog, 'Outlines')
  if (outlines) nameEntries(pdf, outlines, titles)
  return []
}

const HEADING = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6'])

function nameEntries(pdf: PdfFile, parent: PdfDict, titles: ReadonlyMap<PdfRef, string>): void {
  for (let entry = pdf.dict(parent, 'First'); entry; entry = pdf.dict(entry, 'Next')) {
    const element = pdf.reference(entry, 'SE')
    const title = element && titles.get(element)
    if (title !== undefined) pdf.set(entry, 'Title', PdfString.of(title))
    nameEntries(pdf, entry, titles)
  }
}
