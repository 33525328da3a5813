import { changedSettings } from '../../scripts/redline/list-changes.ts'
import { randomHistory } from './random-history.ts'
import { pagesOf, sideOf, statesOf, wordFilesOf } from './revisions.ts'
import { firstCallIsFramed, paragraphsOf, type Side } from './word-sides.ts'

/** A text that is not what it should be. */
export interface Difference {
  seed: number
  edits: string[]
  where: string
  expected: string[]
  found: string[]
}

/** A history made, and its redlines read back. */
export interface CheckedHistory {
  edits: string[]
  /** What differs from either text, read by our own reader. */
  differences: Difference[]
  /** The redline as a Word file. */
  redline: Uint8Array
  /** What its text has to be once all changes are accepted, or rejected. */
  expected: Record<Side, string[]>
  /** The same of what LibreOffice makes of it, and whether that holds for notes as well. */
  expectedOfOffice: Record<Side, string[]>
  officeKeepsNotes: boolean
}

export async function checkHistory(seed: number): Promise<CheckedHistory> {
  const { before, after, edits } = randomHistory(seed)
  const states = await statesOf(before, after)
  const differences: Difference[] = []
  const compare = (where: string, expected: readonly string[], found: readonly string[]): void => {
    const difference = differenceOf(expected, found)
    if (difference) differences.push({ seed, edits, where, ...difference })
  }
  const pages = await pagesOf(states)
  // The heading of the notes and the ways to pictures are the build's.
  const lines = (...args: Parameters<typeof sideOf>): string[] =>
    sideOf(...args)
      .split('\n')
      .filter(line => line !== 'Notes' && !line.startsWith('Download: '))
  compare('HTML, new', lines(pages.after, undefined), lines(pages.page, 'del'))
  compare('HTML, old', lines(pages.before, undefined), lines(pages.page, 'ins'))
  const files = await wordFilesOf(states)
  const textOf = (bytes: Uint8Array, options?: { notes: boolean }): string[] =>
    plain(paragraphsOf(bytes, 'accepted', options))
  const expected = { accepted: textOf(files.fresh), rejected: textOf(files.old) }
  const notes = !firstCallIsFramed(files.redline)
  const expectedOfOffice = { accepted: textOf(files.fresh, { notes }), rejected: textOf(files.old, { notes }) }
  for (const side of SIDES) compare(`Word, ${side}`, expected[side], plain(paragraphsOf(files.redline, side)))
  const settings = changedSettings(states.compared)
  if (edits.includes('a term') && !settings.some(({ name }) => name.startsWith('terms')))
    differences.push({ seed, edits, where: 'terms', expected: [], found: [] })
  return { edits, differences, redline: files.redline, expected, expectedOfOffice, officeKeepsNotes: notes }
}

export const SIDES: readonly Side[] = ['accepted', 'rejected']

/** The first lines that differ. */
export function differenceOf(
  expected: readonly string[],
  found: readonly string[],
): Pick<Difference, 'expected' | 'found'> | undefined {
  if (expected.join('\n') === found.join('\n')) return undefined
  const at = expected.findIndex((line, index) => line !== found[index])
  const from = at < 0 ? expected.length : at
  return { expected: expected.slice(from, from + 3), found: found.slice(from, from + 3) }
}

/** Without the cover, which is that of the newer text, and without the numbers that the build counts. */
export function plain(paragraphs: readonly string[]): string[] {
  const start = paragraphs.indexOf('About this publication')
  const rest = paragraphs.slice(Math.max(0, start)).filter(text => !/^(?:Version|How to cite:) /.test(text))
  return rest.map(text =>
    text
      .replace(/^(?:\d+(?:\.\d+)*|[A-Z]\.\d+) (?=\S)/, '')
      .replace(/\b(Figure|Table|Box|Recommendation)[ \u00a0]\d+/gi, '$1')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim(),
  )
}
