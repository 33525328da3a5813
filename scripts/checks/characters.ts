import type { Coverage } from '../fonts/coverage.ts'
import { describeRun, missingRuns } from '../fonts/missing.ts'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import { type PrintedContent, type PrintedText, printedTexts } from './printed-texts.ts'

/**
 * Characters that none of the fonts has (`character-unprintable`), wherever they stand: chapters, translations, settings,
 * acronyms, figures, works cited. Reported once for each run of them, where it stands.
 *
 * @param has whether the fonts have a character
 */
export function checkCharacters(printed: PrintedContent, has: Coverage): void {
  for (const text of printedTexts(printed)) {
    const runs = missingRuns(text.value, has)
    if (runs.length === 0) continue
    const placeOf = placesIn(text)
    for (const run of runs)
      report(
        text.file,
        'character-unprintable',
        `Unexpected ${describeRun(run)}, expected characters that the fonts have`,
        {
          place: placeOf(run.text),
        },
      )
  }
}

/**
 * Finds runs in a file, one after the other, from where their text begins: quotation marks, escapes and line beginnings
 * may stand between. One that is written in another way, as `&#8594;`, has the place of its text.
 */
function placesIn({ file, line, column }: PrintedText): (run: string) => { line: number; column: number } {
  const source = String(file)
  const pointAt = pointsOf(source)
  const lines = source.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1
  let from = start
  return run => {
    const at = source.indexOf(String.fromCodePoint(run.codePointAt(0) ?? 0), from)
    if (at < 0) return { line, column }
    from = at + run.length
    return pointAt(at)
  }
}
