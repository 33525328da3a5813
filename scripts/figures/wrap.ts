/** Longer texts are filled line by line: the work of making lines even grows with the cube of their words. */
const MOST_WORDS = 60

/**
 * Breaks a text into lines between words, as even in width as can be.
 *
 * @param lines How many lines to make. Fewer come out where the text has fewer words.
 * @param measure Width of a line.
 */
export function balancedLines(text: string, lines: number, measure: (line: string) => number): string[] {
  const words = text.split(' ')
  if (words.length > MOST_WORDS) return filledLines(words, measure(text) / lines, measure)
  const count = Math.min(lines, words.length)
  const between = (from: number, to: number): string => words.slice(from, to).join(' ')
  // best[k][end]: the smallest widest line when the first `end` words stand on k + 1 lines, and where the last of them starts.
  const best: { widest: number; start: number }[][] = []
  for (let line = 0; line < count; line++) {
    const row: { widest: number; start: number }[] = []
    for (let end = 0; end <= words.length; end++) {
      let found = { widest: line === 0 && end > 0 ? measure(between(0, end)) : Number.POSITIVE_INFINITY, start: 0 }
      for (let start = line; line > 0 && start < end; start++) {
        const widest = Math.max(
          best[line - 1]?.[start]?.widest ?? Number.POSITIVE_INFINITY,
          measure(between(start, end)),
        )
        if (widest < found.widest) found = { widest, start }
      }
      row.push(found)
    }
    best.push(row)
  }
  const broken: string[] = []
  for (let line = count - 1, end = words.length; line >= 0; line--) {
    const start = best[line]?.[end]?.start ?? 0
    broken.unshift(between(start, end))
    end = start
  }
  return broken
}

/**
 * Lines for a text that has room for `room`: `lines` of them where that is enough, more where it is not.
 * A single word wider than the room stays whole.
 */
export function fitLines(text: string, lines: number, room: number, measure: (line: string) => number): string[] {
  const all = text.split(' ')
  if (all.length > MOST_WORDS) return filledLines(all, room, measure)
  const words = all.length
  for (let count = lines; ; count++) {
    const broken = balancedLines(text, count, measure)
    if (count >= words || broken.every(line => measure(line) <= room)) return broken
  }
}

/** Lines with as many words as there is room for, and one at least. */
function filledLines(words: readonly string[], room: number, measure: (line: string) => number): string[] {
  const space = measure(' ')
  const lines: string[][] = []
  let left = Number.NEGATIVE_INFINITY
  for (const word of words) {
    const width = measure(word)
    if (space + width <= left) {
      lines.at(-1)?.push(word)
      left -= space + width
    } else {
      lines.push([word])
      left = room - width
    }
  }
  return lines.map(line => line.join(' '))
}
