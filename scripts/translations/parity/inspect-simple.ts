import { GAP, type Inspection, type Item, type Words } from './inspect.ts'

/**
 * Constructs that are what they look like: a bracketed citation that begins with its key, a footnote, a reference. Not
 * behind `!` (an image), nor before `(` (a link) or `:` (a definition).
 */
const CITED = '@[a-z0-9]+(?:,[^\\[\\]@;*_`<>\\\\&{}\n]*)?'
const TOKEN = new RegExp(`(?<!!)\\[(?:(${CITED}(?:; ${CITED})*)|\\^([\\w-]+)|\\]\\(#([\\w.-]+))[\\])](?![(:])`, 'g')

/** What may be markup of any other kind. */
const OTHER_MARKUP = /[*_`[\]<>@\\&~^|\n{}]|--|\.\.\.|^\s*(?:[#>+-]|\d+[.)](?:\s|$)|:)|:\/\/|www\./

/**
 * Takes a text apart without parsing it, if it is simple enough for that: words with plain citations, notes and
 * references in between. Parsing takes a hundred times as long, and most texts are of this kind.
 *
 * Locators stay as they are written, so an inspection of this kind is good for telling that two texts have the same
 * constructs, and not for telling how they differ.
 *
 * @returns undefined for any other text.
 */
export function inspectSimple(text: string): Inspection | undefined {
  const items: Item[] = []
  const words: Words[] = []
  let visible = ''
  let at = 0
  const addWords = (end: number): void => {
    if (end <= at) return
    words.push({ text: text.slice(at, end), index: at, marked: false })
    visible += text.slice(at, end)
  }
  for (const match of text.matchAll(TOKEN)) {
    addWords(match.index)
    const [token, cited, note, target] = match
    at = match.index + token.length
    visible += GAP
    const index = match.index
    if (cited !== undefined)
      for (const item of cited.split('; ')) items.push({ kind: 'citation', key: item, detail: '', index })
    else if (note !== undefined) items.push({ kind: 'footnote', key: note.toLowerCase(), detail: '', index })
    else items.push({ kind: 'cross-reference', key: target ?? '', detail: '', index })
  }
  addWords(text.length)
  if (words.some(part => OTHER_MARKUP.test(part.text)) || text !== text.trim()) return undefined
  return { items, emphasis: 0, words, visible, blocks: [{ type: 'paragraph', index: 0 }], faults: [] }
}

/** Whether two texts hold the same constructs, in whatever order. */
export function haveSameItems(one: Inspection, other: Inspection): boolean {
  const listed = ({ items }: Inspection): string[] => items.map(({ kind, key }) => `${kind} ${key}`).sort()
  const [a, b] = [listed(one), listed(other)]
  return a.length === b.length && a.every((item, index) => item === b[index])
}
