/** Characters of a line. */
const LINE = 120

/** Words that mean nothing but themselves in YAML, however they are put into lines. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.,;()[\]{}+’“”«»…!?%/'-]| (?! ))*$/u

/** A line of a text that is written in lines as it is. */
const LITERAL = /^(?:[^\s\p{Cc}\ufeff](?:[^\p{Cc}\ufeff\u2028\u2029]*[^\s\p{Cc}\ufeff])?)?$/u

/**
 * Fields as YAML, one below the other: plain text as it is, texts of several lines in lines, all else in quotation marks. To
 * write thousands of entries by a library that knows all of YAML takes as long as all the rest.
 *
 * @param start what stands before the first of them: `  - ` in a list
 */
export function writeFields(fields: Readonly<Record<string, string>>, start = ''): string {
  const indent = ' '.repeat(start.length)
  return Object.entries(fields)
    .map(([key, value], index) => (index === 0 ? start : indent) + field(key, value, `${indent}  `))
    .join('')
}

function field(key: string, value: string, indent: string): string {
  if (value === '') return `${key}:\n`
  if (PLAIN.test(value) && !value.endsWith(' ')) return folded(`${key}: ${value}`, indent)
  const lines = value.split('\n')
  const isLiteral =
    lines.length > 1 && lines[0] !== '' && lines.at(-1) !== '' && lines.every(line => LITERAL.test(line))
  if (isLiteral) return `${key}: |-\n${lines.map(line => (line === '' ? '\n' : `${indent}${line}\n`)).join('')}`
  return `${key}: ${quoted(value)}\n`
}

/** A string of JSON is one of YAML, once what is a line end or no character there is written by its number. */
function quoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Words in lines of a length. A line begins with what is no sign in YAML: letters and digits are none. */
function folded(text: string, indent: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const isFull = line.length + word.length + 1 > LINE - indent.length && /^[\p{L}\p{N}]/u.test(word)
    if (line !== '' && isFull) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  return `${lines.join(`\n${indent}`)}\n`
}
