// Emphasis in strings that have no room for nodes: what editors write around a citation. Its marks are private-use characters.

const PAIRS = { emphasis: ['\uE120', '\uE121', 'i'], strong: ['\uE122', '\uE123', 'b'] } as const
const MARKS = /[\uE120-\uE123]/g
const EMPTY = /\uE120\uE121|\uE122\uE123/g

/** A string with marks around it. */
export function markEmphasis(kind: keyof typeof PAIRS, text: string): string {
  const [open, close] = PAIRS[kind]
  return text === '' ? '' : open + text + close
}

/** The words alone. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '')
}

/** The marks as the elements `i` and `b`. */
export function marksToHtml(text: string): string {
  return Object.values(PAIRS).reduce(
    (html, [open, close, name]) => html.replaceAll(open, `<${name}>`).replaceAll(close, `</${name}>`),
    text,
  )
}

/** The end of a string with marks: its last `size` characters, marks not counted, with all that is open there opened anew. */
export function markedTail(text: string, size: number): string {
  let skipped = withoutMarks(text).length - size
  let index = 0
  const open: string[] = []
  for (; skipped > 0; index++) {
    const character = text.charAt(index)
    const isMark = character >= '\uE120' && character <= '\uE123'
    if (!isMark) skipped--
    else if (Object.values(PAIRS).some(([mark]) => mark === character)) open.push(character)
    else open.pop()
  }
  return (open.join('') + text.slice(index)).replace(EMPTY, '').replace(EMPTY, '')
}
