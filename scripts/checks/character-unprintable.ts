import { describeRun, missingRuns } from '../fonts/missing.ts'
import { pointsOf } from '../ground/points.ts'
import { defineCheck } from './definition/check.ts'
import { type PrintedText, printedTexts } from './text/printed-texts.ts'

/** Wherever they stand: chapters, translations, settings, acronyms, figures, works cited. Once for each run of them. */
export default defineCheck({
  id: 'character-unprintable',
  severity: 'error',
  summary: 'A text holds a character that none of the fonts has: it cannot be printed.',
  bad: 'Arches ⟦漢⟧ lean.',
  good: 'Arches → lean.',
  when: 'format',
  publication(material, say) {
    for (const text of printedTexts(material)) {
      const runs = missingRuns(text.value, material.has)
      if (runs.length === 0) continue
      const placeOf = placesIn(text)
      for (const run of runs)
        say(text.file, `No font has ${describeRun(run)}: write it in characters that the fonts have`, {
          place: placeOf(run.text),
        })
    }
  },
})

/**
 * Finds runs in a file, one after the other, from where their text begins: quotation marks, escapes and line beginnings
 * may stand between. One that is written in another way, as `&#8594;`, has the place of its text.
 */
function placesIn({ file, start: startOf }: PrintedText): (run: string) => { line: number; column: number } {
  const source = String(file)
  const pointAt = pointsOf(source)
  const { line, column } = startOf()
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
