import type { PaintedText } from './verify-read.ts'

export const isNote = ({ roles }: PaintedText): boolean => roles.includes('Note')
export const isBody = (text: PaintedText): boolean => text.roles.length > 0 && !isNote(text)

/** Running text: no table, picture, caption, box, list or source line. */
export const isParagraph = (text: PaintedText): boolean =>
  isBody(text) &&
  text.roles.includes('P') &&
  text.size > LEAST_TEXT &&
  !text.roles.some(role => /^(Table|Figure|Caption|Aside|TOC|LI?)$/.test(role))

/** Source lines and the like are set smaller, pt. */
const LEAST_TEXT = 9.7

/** A line as a reader sees it. */
export interface TextLine {
  text: string
  width: number
  /** Its baseline, pt. */
  y: number
  block: number
  roles: string[]
}

/** Baselines nearer to each other than this are those of one line, pt. */
const LINE = 4

/** What stands apart more than so far are lines of two columns, pt; in a paragraph there may be calls between its words. */
const APART = 12
const APART_IN_PARAGRAPH = 60

/** Stretches of text joined to lines; where they stand far apart they are lines of two columns. */
export function textLines(texts: readonly PaintedText[]): TextLine[] {
  const lines: (TextLine & { end: number })[] = []
  for (const painted of texts) {
    const { text, x, y, width, block, roles } = painted
    const apart = (other: TextLine) => (other.block === block && isParagraph(painted) ? APART_IN_PARAGRAPH : APART)
    const line = lines.findLast(
      other => Math.abs(other.y - y) < LINE && x >= other.end - 2 && x - other.end < apart(other),
    )
    if (!line) {
      lines.push({ text, width, y, end: x + width, block, roles })
      continue
    }
    line.text += (x - line.end > 1 ? ' ' : '') + text
    line.width += x + width - line.end
    line.end = x + width
  }
  return lines.map(({ end: _, text, ...line }) => ({ ...line, text: text.replace(/\s+/g, ' ').trim() }))
}
