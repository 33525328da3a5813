import { found } from './found.ts'
import { endsInHyphen, linesOf } from './lines.ts'

/** Which of some items are lines that begin within a word, whose first part stands at the end of the line before. */
export function startsWithinWord(items: number[]): number[] {
  return items.filter(item => {
    const line = found.items[item]?.line
    return line !== undefined && line.index > 0 && endsInHyphen(linesOf(line.run), line.index - 1)
  })
}
