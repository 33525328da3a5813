/**
 * How many pages a PDF has, and how many of some words are in its text.
 *
 * @param bytes are given away
 */
export async function factsOf(bytes: Uint8Array, words: readonly string[]): Promise<{ pages: number; notes: number }> {
  // For development only, as the bench is.
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  let text = ''
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    text += items.map(item => ('str' in item ? item.str : '')).join('')
  }
  const pages = document.numPages
  await task.destroy()
  // A word that was hyphenated at the end of a line counts.
  const plain = text.replace(/[-\u00ad\u2010]/g, '')
  return { pages, notes: words.filter(word => plain.includes(word)).length }
}
