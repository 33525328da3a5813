/** A place in a text: line and column, 1-based, and the offset in characters. */
export interface Point {
  line: number
  column: number
  offset: number
}

/** Makes a function from offsets to points of a text; the first call reads the text through, the others do not. */
export function pointsOf(text: string): (offset: number) => Point {
  let starts: number[] | undefined
  return offset => {
    starts ??= lineStarts(text)
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
