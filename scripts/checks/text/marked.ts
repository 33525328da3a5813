import type { Passage } from '../passages/passage.ts'

const QUOTED = /"[^"]*"|“[^“”]*”|«[^«»]*»/g

const known = new WeakMap<Passage, readonly (readonly [from: number, to: number])[]>()

/** Whether a place of a passage is in emphasis, a link or quotation marks: names and titles keep their language there. */
export function isMarked(index: number, passage: Passage): boolean {
  const met = known.get(passage) ?? [
    ...passage.marked,
    ...Array.from(passage.value.matchAll(QUOTED), ({ 0: quoted, index: at }): [number, number] => [
      at,
      at + quoted.length,
    ]),
  ]
  known.set(passage, met)
  return met.some(([from, to]) => from <= index && index < to)
}
