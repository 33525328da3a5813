import { report } from '../ground/messages.ts'
import { wholeWords } from '../ground/whole-words.ts'
import type { Content } from '../load/content.ts'
import type { Checks } from '../model/publication.ts'
import { type WrittenText, writtenTexts } from './written-text.ts'

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
 * Acronyms of the text and of `content/acronyms.yaml` must be the same.
 *
 * A word in capitals that the file does not define is reported (`acronym-undefined`), unless the chapter has spelled it
 * out in brackets by then, as in "Bridge Research Council (BRC)" or "BRC (Bridge Research Council)". Roman numerals up to
 * 39, currencies of amounts and the words in `capitals` are no acronyms. An acronym that no text has is
 * reported in the file (`acronym-unused`). A publication without that file, or with one that cannot be read, is left alone.
 */
export function checkAcronyms(
  { sources, wordLists, acronyms, acronymList }: Pick<Content, 'sources' | 'wordLists' | 'acronyms' | 'acronymList'>,
  { capitals }: Pick<Checks, 'capitals'>,
): void {
  if (!acronymList || acronymList.file.messages.length > 0) return
  const forms = new Map(acronyms.flatMap(({ id, short, shortPlural }) => [short, shortPlural].map(form => [form, id])))
  const defined = wholeWords(forms.keys())
  const used = new Set<string>()
  const known = new Set(capitals)
  const use = (text: string): string =>
    defined === undefined
      ? text
      : text.replace(defined, form => {
          const id = forms.get(form.replace(/\s+/g, ' '))
          if (id !== undefined) used.add(id)
          return ' '.repeat(form.length)
        })
  for (const { tree, file } of sources.values()) {
    const texts = writtenTexts(tree, file)
    const undefinedOnes = findUndefined(
      texts.map(text => ({ ...text, value: use(text.value) })),
      known,
    )
    for (const { word, place } of undefinedOnes)
      report(file, 'acronym-undefined', `Unexpected \`${word}\`, expected an acronym of \`content/acronyms.yaml\``, {
        place,
        actual: word,
        expected: forms.keys(),
      })
  }
  // Readers meet acronyms in figures and titles as well.
  for (const list of wordLists) if (list !== acronymList) for (const { text } of list.segments) use(text)
  for (const { id, short } of acronyms)
    if (!used.has(id))
      report(acronymList.file, 'acronym-unused', `Unexpected acronym \`${short}\`, which no edition uses`, {
        place: acronymList.segments.find(segment => segment.in === `${id} › short`),
      })
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
