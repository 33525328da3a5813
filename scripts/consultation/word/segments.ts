import type { SentParagraph, SentText } from '../../model/sent-text.ts'
import { MARGIN, type WordFile } from '../../office/word/model.ts'
import { GENERAL } from '../entries/entry.ts'
import type { PlacedParagraph } from './finding.ts'
import type { Placed } from './place.ts'

/** Paragraphs that no segment is made of, but that belong to the one above: what a box rests on, the works cited. */
const BELONGING = /^(?:sources|boxfoot|bibliography)$/

interface Where {
  segment: string
  number: string
}

const NOWHERE: Where = { segment: GENERAL, number: '' }

/**
 * The segments that what is said about paragraphs belongs to. What is new stands with the paragraph before it; a note without
 * a segment of its own, new or of citations, with the paragraph that calls it.
 */
export function withSegments(placed: readonly Placed[], { notes }: WordFile, sent: SentText): PlacedParagraph[] {
  const inText = enclosed(sent)
  const callers = new Map<number, Where>()
  const numbers = new Map(notes.map((id, index) => [id, index + 1]))
  let last = NOWHERE
  return placed.map((place): PlacedParagraph => {
    const { original, sent: paragraph } = place
    const own = paragraph && paragraph.segment !== '' ? paragraph : undefined
    if (original.note > 0) {
      if (own) last = own
      // A note of several paragraphs goes on where it began.
      const where = own ?? callers.get(original.note) ?? last
      return { ...place, segment: where.segment, number: where.number }
    }
    if (original.style === MARGIN) return { ...place, ...NOWHERE }
    const belongs = !paragraph || inText.has(paragraph) || BELONGING.test(original.style)
    last = own ?? (belongs ? last : NOWHERE)
    const where = { segment: last.segment, number: last.number }
    for (const id of original.calls) {
      const note = numbers.get(id) ?? 0
      if (note > 0 && !callers.has(note)) callers.set(note, where)
    }
    return { ...place, ...where }
  })
}

/** The paragraphs between two that have segments: those of the text, and neither the cover nor the form. */
function enclosed({ paragraphs }: SentText): Set<SentParagraph> {
  const own = paragraphs.flatMap(({ segment, note }, index) => (segment !== '' && note === 0 ? [index] : []))
  return new Set(paragraphs.slice(own[0] ?? 0, own.at(-1) ?? 0))
}
