import type { Segment } from '../model/source.ts'
import type { Locale } from './locales/locale.ts'

/** A question of a translator to the editors, in the note of a segment. */
export interface Question {
  /** Of the segment. */
  id: string
  /** Where it stands, for people. */
  in: string
  /** Name of the source: `05-finance`. */
  source: string
  text: string
  /** The locale file and the line of the note, where it is answered: `locales/es/05-finance.json:12`. */
  place: string
}

const ASKS = '?'
const ANSWERS = '!'

/**
 * The questions that nobody has answered: lines of notes that begin with `?`, unless a line that begins with `!` follows.
 */
export function openQuestions(
  { name, segments }: { name: string; segments: readonly Pick<Segment, 'id' | 'in'>[] },
  locale: Locale,
): Question[] {
  return segments.flatMap(segment => {
    const located = locale.find(segment.id).find(({ retired }) => !retired)
    if (!located) return []
    const { file, placeOf } = located.file
    const place = `${file.path}:${placeOf(located.id, 'note').line}`
    return openLines(located.entry.note).map(text => ({ id: segment.id, in: segment.in, source: name, text, place }))
  })
}

/** The questions of a note without their marks. */
export function openLines(note: string): string[] {
  const lines = note.split('\n').map(line => line.trim())
  const answered = lines.findLastIndex(line => line.startsWith(ANSWERS))
  return lines.slice(answered + 1).flatMap(line => (line.startsWith(ASKS) ? line.slice(ASKS.length).trim() : []))
}
