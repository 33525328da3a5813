import type { Coverage } from './coverage.ts'

/** Characters that stand for no mark on paper (spaces, ends of lines) or that nobody sees (joiners, soft hyphens). */
const UNSEEN = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}]$/u

const SPACE = 0x20

/** Characters in a row that no font has. */
export interface MissingRun {
  text: string
  /** Where it begins in the text, in UTF-16 units. */
  index: number
}

/**
 * Finds what cannot be printed in a text. Spaces and unseen characters within a run belong to it, so that a sentence in
 * another script is one run.
 */
export function missingRuns(text: string, has: Coverage): MissingRun[] {
  if (hasAll(text, has)) return []
  const runs: MissingRun[] = []
  let open: (MissingRun & { end: number }) | undefined
  const close = (): void => {
    if (open) runs.push({ text: text.slice(open.index, open.end), index: open.index })
    open = undefined
  }
  for (const { 0: character, index } of text.matchAll(/\S/gu)) {
    if (UNSEEN.test(character)) continue
    if (isPrinted(text, index, character, has)) close()
    else {
      open ??= { text: '', index, end: index }
      open.end = index + character.length
    }
  }
  close()
  return runs
}

/** Whether each character of a text has a sign by itself, as nearly all do. */
function hasAll(text: string, has: Coverage): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index) ?? 0
    if (code > 0xffff) index++
    if (code > SPACE && !has(code) && !UNSEEN.test(String.fromCodePoint(code))) return false
  }
  return true
}

/** `漢字` (U+6F22 U+5B57): with the first of the code points. */
export function describeRun({ text }: MissingRun): string {
  const characters = [...new Set([...text].filter(character => !UNSEEN.test(character)))]
  const codes = characters
    .slice(0, MOST_CODES)
    .map(character => `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`)
  const line = [...text.replace(/\s+/g, ' ')]
  const shown = line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN).join('')}…` : line.join('')
  return `\`${shown}\` (${codes.join(' ')}${characters.length > MOST_CODES ? ' …' : ''})`
}

const MOST_CODES = 4
const MOST_SHOWN = 20

/** A mark that no font has by itself is printed where its letter comes with it: `e` and U+0302 are `ê`. */
function isPrinted(text: string, index: number, character: string, has: Coverage): boolean {
  if (has(character.codePointAt(0) ?? 0)) return true
  const whole = text.slice(Math.max(0, index - 1), index + character.length).normalize('NFC')
  return /^\p{M}$/u.test(character) && whole.length === 1 && has(whole.codePointAt(0) ?? 0)
}
