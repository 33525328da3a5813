import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Opens a PDF with pdf.js, a reader that shares no code with what wrote it, and closes it afterwards. */
export async function readPdf<T>(pdf: Uint8Array, use: (document: PDFDocumentProxy) => Promise<T>): Promise<T> {
  // pdf.js takes the bytes that it is given away from their owner.
  const task = getDocument({
    data: new Uint8Array(pdf),
    useSystemFonts: false,
    fontExtraProperties: true,
    verbosity: 0,
  })
  try {
    return await use(await task.promise)
  } finally {
    await task.destroy()
  }
}

/** The text of each page, in content order, with runs of white space as one space. */
export async function pageTexts(pdf: Uint8Array): Promise<string[]> {
  return readPdf(pdf, async document => {
    const texts: string[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const content = await (await document.getPage(number)).getTextContent()
      const strings = content.items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
      texts.push(strings.join('').replace(/\s+/g, ' ').trim())
    }
    return texts
  })
}
