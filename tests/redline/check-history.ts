import { visit } from 'unist-util-visit'
import { changedSettings } from '../../scripts/redline/list-changes.ts'
import { wordsOf } from '../../scripts/redline/tree-index.ts'
import { randomHistory } from './random-history.ts'
import { pagesOf, type States, sideOf, statesOf, wordFilesOf } from './revisions.ts'
import { paragraphsOf } from './word-sides.ts'

/** A text that is not what it should be. */
export interface Difference {
  seed: number
  edits: string[]
  where: string
  expected: string[]
  found: string[]
}

/** A history made, and its redlines read back by our own reader: what differs from either text. */
export async function checkHistory(
  seed: number,
): Promise<{ differences: Difference[]; states: States; edits: string[] }> {
  const { before, after, edits } = randomHistory(seed)
  const states = await statesOf(before, after)
  const differences: Difference[] = []
  const compare = (where: string, expected: readonly string[], found: readonly string[]): void => {
    if (expected.join('\n') === found.join('\n')) return
    const at = expected.findIndex((line, index) => line !== found[index])
    const from = at < 0 ? expected.length : at
    differences.push({
      seed,
      edits,
      where,
      expected: expected.slice(from, from + 3),
      found: found.slice(from, from + 3),
    })
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
  compare(
    'Word, accepted',
    plain(paragraphsOf(files.fresh, 'accepted')),
    plain(paragraphsOf(files.redline, 'accepted')),
  )
  compare(
    'Word, rejected',
    plain(paragraphsOf(files.old, 'accepted')),
    withFormerNumbers(plain(paragraphsOf(files.redline, 'rejected')), states),
  )
  const settings = changedSettings(states.compared)
  if (edits.includes('a term') && !settings.some(({ name }) => name.startsWith('terms')))
    differences.push({ seed, edits, where: 'terms', expected: [], found: [] })
  return { differences, states, edits }
}

/** With what the build wrote before where it writes something else now: "Ibid.", the number of a figure. */
export function withFormerNumbers(paragraphs: readonly string[], { old, made }: States): string[] {
  const clean = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim()
  const expected = new Set(old.document.notes.flatMap(({ children }) => children.map(wordsOf)).map(clean))
  const shifted: [now: string, was: string][] = []
  const { chapters, notes } = made.rendition.document
  for (const tree of [...chapters.map(chapter => chapter.tree), ...notes.flatMap(({ children }) => children)])
    visit(tree, 'shifted', node => {
      shifted.push([clean(node.children.map(wordsOf).join('')), clean(node.was)])
    })
  return paragraphs.map(text => {
    const found = expected.has(text) ? undefined : shifted.find(([now, was]) => expected.has(text.replace(now, was)))
    return found ? text.replace(...found) : text
  })
}

/** Without the cover, which is that of the newer text, and without the numbers that the build counts. */
export function plain(paragraphs: readonly string[]): string[] {
  const start = paragraphs.indexOf('About this publication')
  const rest = paragraphs.slice(Math.max(0, start)).filter(text => !/^(?:Version|How to cite:) /.test(text))
  return rest.map(text =>
    text
      .replace(/^(?:\d+(?:\.\d+)*|[A-Z]\.\d+) (?=\S)/, '')
      .replace(/\b(Figure|Table|Box|Recommendation) \d+/g, '$1')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim(),
  )
}
