import printForeignFont from '../../../rules/print-foreign-font.ts'
import { ContentScanner, operatorCodes } from './content-scanner.ts'
import type { PageStream, PdfFile } from './pdf-file.ts'
import type { PdfDict } from './pdf-objects.ts'
import type { Problem } from './problem.ts'
import { GlyphDecoder } from './to-unicode.ts'

/**
 * Fonts in the file that are none of the document's: characters that its own lack, or text that nobody gave a font. They
 * come from the machine that printed it, and another one may have others.
 *
 * @param families of the fonts that the document brings; none if it leaves the choice to the machine
 */
export function foreignFonts(pdf: PdfFile, contents: readonly PageStream[], families: readonly string[]): Problem[] {
  const known = families.map(squeezed)
  const problems = new Map<string, Problem>()
  if (known.length === 0) return []
  for (const [index, { dict, bytes }] of contents.entries()) {
    const resources = pdf.dict(dict, 'Resources')
    const fonts = resources && pdf.dict(resources, 'Font')
    for (const name of fonts?.keys() ?? []) {
      const font = fonts && pdf.dict(fonts, name)
      // A subset's name begins with six letters and a plus sign (ISO 32000-1, 9.6.4).
      const base = (font && pdf.name(font, 'BaseFont'))?.replace(/^[A-Z]{6}\+/, '')
      if (base === undefined || problems.has(base) || known.some(family => squeezed(base).startsWith(family))) continue
      const text = textIn(pdf, bytes, resources, name)
      problems.set(base, {
        rule: printForeignFont,
        reason: `\`${text}\` on page ${index + 1} is set in \`${base}\`, which is no font of the document`,
      })
    }
  }
  return [...problems.values()]
}

function squeezed(name: string): string {
  return name.replace(/[\s-]/g, '').toLowerCase()
}

const OPERATORS = operatorCodes(['Tf', 'Tj'])

/** The first characters on a page that are painted in a font. */
function textIn(pdf: PdfFile, content: Uint8Array, resources: PdfDict | undefined, font: string): string {
  const decoder = new GlyphDecoder(pdf)
  const scanner = new ContentScanner(Buffer.from(content).toString('latin1'), OPERATORS)
  let isCurrent = false
  let text = ''
  while (text.length < 20 && scanner.next()) {
    if (scanner.operator === 'Tf') isCurrent = scanner.operands().startsWith(`/${font} `)
    else if (isCurrent) text += decoder.decode(resources, font, scanner.operands().replace(/[^0-9a-f]/gi, ''))
  }
  return text.trim()
}
