/** Share of the lines of ragged text that may end with a soft hyphen: with those of compounds, some five in a hundred end with one. */
const MOST = 0.04
/** A parted word that is kept whole changes the lines behind it: how often they are looked at again. */
const ROUNDS = 4

interface PartedWord {
  text: Text
  from: number
  to: number
  /** px by which the line is longer for its first part. */
  gained: number
}

/**
 * Keeps words whole that are parted at the end of a line, where too many are: those first whose first part fills the line least.
 * Justified lines need them.
 */
export function limitHyphens(): void {
  if (document.body.matches('.justified')) return
  for (let round = 0; round < ROUNDS; round++) {
    const { words, lines } = partedWords()
    const excess = words.length - Math.floor(lines * MOST)
    if (excess <= 0) return
    const chosen = words.toSorted((a, b) => a.gained - b.gained).slice(0, excess)
    // From the end, so that places in the same text hold.
    for (const { text, from, to } of words.filter(word => chosen.includes(word)).reverse())
      text.replaceData(from, to - from, text.data.slice(from, to).replaceAll(SOFT_HYPHEN, ''))
  }
}

const SOFT_HYPHEN = '\u00ad'
const WORD = /(?<![\p{L}\u00ad])[\p{L}\u00ad]*\u00ad[\p{L}\u00ad]*/gu

/** The words of the running text that go on in the next line, in order, and how many lines there are. */
function partedWords(): { words: PartedWord[]; lines: number } {
  const words: PartedWord[] = []
  const paragraphs = [...document.querySelectorAll('.chapter > p')]
  const lineHeight = paragraphs[0] ? Number.parseFloat(getComputedStyle(paragraphs[0]).lineHeight) || 1 : 1
  let lines = 0
  const range = document.createRange()
  for (const paragraph of paragraphs) {
    lines += paragraph.getBoundingClientRect().height / lineHeight
    const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
      if (text.parentElement?.closest('.note')) continue
      for (const { 0: word, index: from } of text.data.matchAll(WORD)) {
        const to = from + word.length
        range.setStart(text, from)
        range.setEnd(text, to)
        // The hyphen itself has a box, too.
        const [first, ...others] = range.getClientRects()
        if (first && others.some(({ top }) => top > first.bottom - 1))
          words.push({ text, from, to, gained: first.width })
      }
    }
  }
  return { words, lines }
}
