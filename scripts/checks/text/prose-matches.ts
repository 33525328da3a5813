import type { Source } from '../../model/source.ts'
import { writtenTexts } from './written-text.ts'

/** Where a pattern meets the prose of a chapter: not code, citations or addresses. */
export interface ProseMatch {
  match: RegExpExecArray
  place: { line: number; column: number }
}

/** @param pattern with the flag `g` */
export function* proseMatches({ tree, file }: Pick<Source, 'tree' | 'file'>, pattern: RegExp): Generator<ProseMatch> {
  for (const { value, pointAt } of writtenTexts(tree, file))
    for (const match of value.matchAll(pattern)) yield { match, place: pointAt(match.index) }
}
