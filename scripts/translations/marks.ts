import type { Nodes } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { isPlain } from '../markdown/segments.ts'
import type { Segment } from '../model/source.ts'
import { isInline, parseSegment } from './locales/target.ts'

/** A construct that a translation takes over as it is: `[@oecd2020, p. 3]`, `[^1]`, `[](#fig-x)`, code. */
export interface Mark {
  text: string
  /** Where it stands in the source. */
  start: number
  end: number
}

const TAKEN_OVER: ReadonlySet<Nodes['type']> = new Set([
  'citation',
  'code',
  'crossReference',
  'crossReferenceList',
  'footnoteReference',
  'inlineCode',
])

/** What is filled in: `{{number}}`. */
function placesIn(text: string): Mark[] {
  return Array.from(text.matchAll(/\{\{[^{}]*\}\}/g), ({ 0: mark, index: start }) => ({
    text: mark,
    start,
    end: start + mark.length,
  }))
}

/** The marks of a text, in its order. */
export function marksOf(text: string, segment: Segment): Mark[] {
  if (segment.kind === 'ui') return placesIn(text)
  if (isPlain(segment.kind)) return []
  const marks: Mark[] = []
  visit(parseSegment(text, isInline(segment)).tree, node => {
    if (!TAKEN_OVER.has(node.type)) return undefined
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (start !== undefined && end !== undefined) marks.push({ text: text.slice(start, end), start, end })
    return SKIP
  })
  return marks
}
