import type { Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'
import { acronymForms } from './text/acronym-forms.ts'
import { isAllCapitals } from './text/capitals.ts'
import { PLACEHOLDERS } from './text/placeholders.ts'
import { type WrittenText, writtenTexts } from './text/written-text.ts'

/**
 * A word of two to eight capitals, with the `s` of a plural. Not part of a longer word, of a name with a number in it
 * (`COVID-19`, `BAPA+40`, `G20`) or of a document's symbol (`A/RES/70/1`).
 */
const CAPITALS = /(?<![\p{L}\p{N}_/@.–-])\p{Lu}{2,8}(?=s?(?![\p{L}\p{N}_/@]|[-–]\p{L}|[-+–]\p{N}))/gu
/** "GOLD VI", "annex XII". */
const ROMAN = /^X{0,3}(?:IX|IV|V?I{0,3})$/
/** ISO 4217. Beside an amount only: "SGD" may be Singapore's dollar, or a slip for "SDG". */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/**
 * Words in capitals that the list of acronyms does not define are reported, unless the chapter has spelled them out in
 * brackets by then, as in "Bridge Research Council (BRC)" or "BRC (Bridge Research Council)". Roman numerals up to 39,
 * currencies of amounts and the words in `capitals` are no acronyms. A publication without that list, or with one that
 * cannot be read, is left alone.
 */
export default defineCheck({
  id: 'acronym-undefined',
  severity: 'warning',
  summary: 'A word in capitals is no acronym of content/acronyms.yaml, and is not spelled out beside it.',
  bad: { chapter: 'The ⟦BRC⟧ met.', files: { 'content/acronyms.yaml': '{}\n' } },
  good: { chapter: 'The Bridge Research Council (BRC) met.', files: { 'content/acronyms.yaml': '{}\n' } },
  publication({ sources, acronyms, acronymList, publication }, say) {
    if (!acronymList || acronymList.file.messages.some(({ fatal }) => fatal)) return
    const { forms, without } = acronymForms(acronyms)
    // Of what is still to be written, `placeholder` tells.
    const known = new Set([...publication.checks.capitals, ...PLACEHOLDERS])
    for (const { tree, file } of sources.values()) {
      const shouted = shoutedLines(tree)
      const texts = writtenTexts(tree, file)
        .filter(({ pointAt }) => !shouted.has(pointAt(0).line))
        .map(text => ({ ...text, value: without(text.value) }))
      for (const { word, place } of findUndefined(texts, known))
        say(file, `\`${word}\` is not in content/acronyms.yaml: add it there, or spell it out in brackets`, {
          place,
          actual: word,
          expected: forms,
        })
    }
  },
})

/** Lines of headings in capitals, of which `heading-capitals` tells. */
function shoutedLines(tree: Root): Set<number> {
  const lines = new Set<number>()
  visit(tree, 'heading', heading => {
    if (heading.position && isAllCapitals(textOf(heading))) lines.add(heading.position.start.line)
  })
  return lines
}

function findUndefined(
  texts: readonly WrittenText[],
  known: ReadonlySet<string>,
): { word: string; place: { line: number; column: number } }[] {
  const found: { word: string; place: { line: number; column: number } }[] = []
  const spelledOut = new Set<string>()
  let before = ''
  for (const { value, pointAt } of texts) {
    for (const { 0: word, index } of value.matchAll(CAPITALS)) {
      const front = before + value.slice(0, index)
      const behind = value.slice(index + word.length)
      if (known.has(word) || ROMAN.test(word) || spelledOut.has(word)) continue
      if (CURRENCIES.has(word) && (/\d\s$/.test(front) || /^\s\d/.test(behind))) continue
      if (isSpelledOut(word, front, behind)) spelledOut.add(word)
      else found.push({ word, place: pointAt(index) })
    }
    before = `${(before + value).slice(-200)} `
  }
  return found
}

/** Whether words in or before the brackets could be what the letters stand for: one begins with the first of them. */
function isSpelledOut(word: string, before: string, after: string): boolean {
  const initial = RegExp.escape(word.charAt(0))
  const behindName = /\s\($/.test(before) && /^s?\)/.test(after)
  if (behindName) return new RegExp(`(?<![\\p{L}\\p{N}])${initial}\\p{L}*[^.!?]*\\($`, 'iu').test(before)
  return new RegExp(`^s?\\s\\(${initial}\\p{Ll}`, 'u').test(after)
}
