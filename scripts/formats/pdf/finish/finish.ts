import { ORIGIN } from '../../../browser/origin.ts'
import type { PageSetup } from '../../../model/page.ts'
import type { DocumentFacts } from '../in-page/document-facts.ts'
import type { LayoutResult } from '../paginate/paginate.ts'
import { foreignFonts } from './foreign-fonts.ts'
import { describeLinks, joinLinks, relateLinks } from './links.ts'
import { lostContent } from './lost-content.ts'
import { markContent } from './mark-content.ts'
import { type PdfMetadata, writeMetadata } from './metadata.ts'
import { nameOutline } from './outline.ts'
import { writeOutputIntent } from './output-intent.ts'
import { drawEdges, writePageBoxes } from './page-boxes.ts'
import { PdfFile } from './pdf-file.ts'
import type { Problem } from './problem.ts'
import {
  applyMarks,
  completeLists,
  dropUntyped,
  moveCaptions,
  renameHeaders,
  retagLinks,
  sayNumbering,
  wrapText,
} from './retag.ts'
import { elementsIn, readStructure } from './structure-tree.ts'
import { writeStructure } from './write-structure.ts'

export type { PdfMetadata } from './metadata.ts'

export interface FinishedPdf {
  pdf: Uint8Array
  pages: number
  problems: Problem[]
}

/**
 * Makes a PDF as the browser printed it one that claims to be PDF/UA-1 and PDF/A-2a, and is. The same print, facts and
 * metadata give the same bytes.
 *
 * @param facts what the document said of itself in the browser (markStructure)
 * @param edges marks at the edges of the pages, in their order
 * @param page the page that it was laid out for; one without bleed or marks where it does not say
 */
export function finishPdf(
  printed: Uint8Array,
  facts: DocumentFacts,
  metadata: PdfMetadata,
  page?: PageSetup,
  edges: LayoutResult['edges'] = [],
): FinishedPdf {
  const pdf = new PdfFile(printed)
  const document = readStructure(pdf)
  const elements = elementsIn(document)
  // Marks first: all else goes by the elements' types.
  const marked = applyMarks(pdf, elements, facts.marks)
  retagLinks(elements)
  moveCaptions(elements)
  completeLists(pdf, elements)
  sayNumbering(pdf, elements)
  renameHeaders(pdf, elements)
  describeLinks(pdf, elements, facts.links)
  joinLinks(pdf, elements)
  relateLinks(pdf, ORIGIN)
  const problems = nameOutline(pdf, elements, facts.headings)
  // Content before the untyped elements go: those that held nothing but lines go with them.
  const contents = pdf.readContents()
  problems.push(...markContent(pdf, document, contents, facts.hidden))
  wrapText(pdf, document)
  dropUntyped(pdf, document)
  problems.push(...lostContent(pdf, document, facts, marked), ...foreignFonts(pdf, contents, facts.fonts))
  writeStructure(pdf, document)
  writeMetadata(pdf, metadata)
  writeOutputIntent(pdf)
  if (page) drawEdges(pdf, page, edges)
  if (page) writePageBoxes(pdf, page)
  return { pdf: pdf.save(), pages: pdf.pages.length, problems }
}
