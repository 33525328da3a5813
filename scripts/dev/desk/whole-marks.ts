import type { Segment } from '../../model/source.ts'
import { marksOf } from '../../translations/marks.ts'

/** A citation that begins with words, `[see @smith2020]`, has them translated: only its keys stay as they are. */
const HOLDS_WORDS = /^\[(?!-?@)[^\]]*@/
const KEY = /@[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*(?<![:.#$%&+?<>~/-])/gu

/** What the field keeps whole: the marks of the source, also of the one that the text still translates, and keys of works. */
export function wholeMarks(segment: Segment, previous: string | undefined): string[] {
  const texts = [segment.text, ...(previous === undefined ? [] : [previous])]
  const marks = texts.flatMap(text => marksOf(text, segment)).map(({ text }) => text)
  const keys = marks.filter(mark => !mark.startsWith('`')).flatMap(mark => mark.match(KEY) ?? [])
  return [...new Set([...marks.filter(mark => !HOLDS_WORDS.test(mark)), ...keys])]
}
