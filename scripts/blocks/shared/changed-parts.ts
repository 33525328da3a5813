import { diffArrays } from 'diff'
import type { Block } from '../../model/nodes.ts'
import type { BlockContext } from './context.ts'
import type { BlockDefinition } from './definition.ts'
import { type BlockParts, type FootNote, type Run, runsOf } from './parts.ts'

/**
 * The parts of a block; in a redline, what its attributes say has the words of both revisions.
 */
export function partsOf(definition: BlockDefinition, block: Block, context: BlockContext): BlockParts {
  const parts = definition.parts(block, context)
  const { was, kind } = block.data?.change ?? {}
  if (kind === 'inserted' || kind === 'deleted') {
    const foot = parts.foot.map(note => ({ ...note, runs: note.runs.map(run => changed(run, kind)) }))
    return { ...parts, attribution: runsOf(parts.attribution).map(run => changed(run, kind)), foot }
  }
  if (!was) return parts
  const before = definition.parts(was, context)
  return {
    ...parts,
    attribution: mergeWords(runsOf(before.attribution), runsOf(parts.attribution)),
    foot: mergeFeet(before.foot, parts.foot),
  }
}

function mergeWords(olds: readonly Run[], news: readonly Run[]): readonly Run[] {
  const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')
  if (textOf(olds) === textOf(news)) return news
  return [...olds.map(run => changed(run, 'deleted')), ...news.map(run => changed(run, 'inserted'))]
}

function mergeFeet(olds: readonly FootNote[], news: readonly FootNote[]): FootNote[] {
  const kinds = [...new Set([...news, ...olds].map(({ kind }) => kind))]
  const runsOf = (feet: readonly FootNote[], wanted: string): Run[] =>
    feet.filter(({ kind }) => kind === wanted).flatMap(({ runs }) => runs)
  return kinds.map(kind => ({ kind, runs: mergeRuns(runsOf(olds, kind), runsOf(news, kind)) }))
}

function mergeRuns(olds: readonly Run[], news: readonly Run[]): Run[] {
  const changes = diffArrays([...olds], [...news], { comparator: (one, other) => one.text === other.text })
  return changes.flatMap(({ added, removed, value }) =>
    added || removed ? value.map(run => changed(run, added ? 'inserted' : 'deleted')) : value,
  )
}

function changed(run: Run, change: NonNullable<Run['change']>): Run {
  // What is gone leads nowhere.
  return change === 'deleted' ? { text: run.text, lang: run.lang, change } : { ...run, change }
}
