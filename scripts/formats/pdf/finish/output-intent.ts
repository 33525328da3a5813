import type { PdfFile } from './pdf-file.ts'
import { PdfString } from './pdf-objects.ts'
import { srgbProfile } from './srgb-profile.ts'

/** Says that the file's colours are meant in sRGB, as the browser means them (ISO 19005-2, 6.2.3). */
export function writeOutputIntent(pdf: PdfFile): void {
  const intent = {
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PdfString.of('sRGB IEC61966-2-1'),
    Info: PdfString.of('sRGB IEC61966-2-1'),
    DestOutputProfile: pdf.addStream(srgbProfile(), { N: 3 }, 'deflate'),
  }
  pdf.set(pdf.catalog, 'OutputIntents', [intent])
}
