import { createHash } from 'node:crypto'
import { type PdfMetadata, writeMetadata } from './metadata.ts'
import { PdfFile } from './pdf-file.ts'

export type { PdfMetadata } from './metadata.ts'

/** Finishes a PDF as the browser printed it. The same print and metadata give the same bytes. */
export async function finishPdf(
  printed: Uint8Array,
  metadata: PdfMetadata,
): Promise<{ pdf: Uint8Array; pages: number }> {
  const file = await PdfFile.load(printed)
  writeMetadata(file, metadata)
  const pdf = await saveIdentified(file)
  return { pdf, pages: file.pages.length }
}

/** The file's identifier is made from its content, as ISO 32000-1, 14.4 asks, with nothing of time or chance in it. */
async function saveIdentified(file: PdfFile): Promise<Uint8Array> {
  const content = await file.save()
  file.identifier = createHash('sha256').update(content).digest('hex').slice(0, 32)
  return file.save()
}
