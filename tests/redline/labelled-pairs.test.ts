import { expect, it } from 'vitest'
import type { ChapterChange } from '../../scripts/redline/merge-documents.ts'
import { LABELS, type Label, type LabelledPair, labelPairs } from './label-pairs.ts'
import { changesBetween } from './revisions.ts'

/** Least precision and recall of what is asked for; the others are not to be worse than edits are. */
const LEAST: Record<Label, number> = {
  unchanged: 0.98,
  edited: 0.95,
  moved: 0.98,
  'moved-edited': 0.95,
  split: 0.95,
  joined: 0.95,
  inserted: 0.95,
  deleted: 0.95,
}

const keyOf = (label: string, before: string, after: string) => [label, before, after].join('\n')

/** What a redline says of the paragraphs: label and words on both sides; unchanged is what it says nothing of. */
function saidOf(changes: readonly ChapterChange[], pairs: readonly LabelledPair[]): Map<string, string> {
  const touched = changes.map(({ after }) => after).join('\n')
  const unchanged = pairs.flatMap(({ after }) => after).filter(text => !touched.includes(text))
  return new Map([
    ...changes.map(({ kind, before, after }): [string, string] => [keyOf(kind, before, after), kind]),
    ...unchanged.map((text): [string, string] => [keyOf('unchanged', text, text), 'unchanged']),
  ])
}

it('tells of 200 paragraphs what became of them', async () => {
  const { pairs, before, after } = labelPairs(19)
  expect(pairs).toHaveLength(200)
  const { changes } = await changesBetween(before, after)
  const said = saidOf(changes, pairs)
  const truth = new Map(pairs.map(pair => [keyOf(pair.label, pair.before.join(' '), pair.after.join(' ')), pair.label]))
  const scores = LABELS.map(label => {
    const right = [...truth].filter(([key, its]) => its === label && said.has(key)).length
    const of = (labels: Map<string, string>) => [...labels.values()].filter(its => its === label).length
    return { label, precision: right / of(said), recall: right / of(truth) }
  })
  console.info(
    scores
      .map(({ label, precision, recall }) => `${label}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`)
      .join('\n'),
  )
  const wrong = [...said].filter(([key]) => !truth.has(key)).map(([key]) => key)
  const short = scores.filter(({ label, precision, recall }) => !(Math.min(precision, recall) >= LEAST[label]))
  expect(short, wrong.join('\n\n')).toEqual([])
})
