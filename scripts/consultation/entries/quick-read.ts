/**
 * Reads a member's file as this tool writes it, in a hundredth of the time that a reader of all of YAML takes: there can be
 * thousands of entries. It takes few forms of YAML and those alone.
 *
 * @returns undefined for whatever else: the file may be right all the same, and somebody else has to read it.
 */
export function quickRead(text: string): Record<string, unknown> | undefined {
  if (!text.endsWith('\n') || /[\t\r\u0085\u2028\u2029\ufeff]/.test(text)) return undefined
  const lines = text.split('\n')
  lines.pop()
  const reader = new LineReader(lines)
  const file: Record<string, unknown> = {}
  while (reader.line !== undefined) {
    if (/^#(?:[^#].*)?$/.test(reader.line) && Object.keys(file).length === 0) {
      reader.next()
      continue
    }
    const field = fieldOf(reader, 0)
    if (!field || field.key in file) return undefined
    if (field.key !== 'entries') file[field.key] = field.value
    else {
      const entries = field.value === '' ? entriesOf(reader) : undefined
      // An empty list, or a file that ends with its last entry: nothing comes behind.
      if (!entries || reader.line !== undefined) return undefined
      file.entries = entries
    }
  }
  return 'entries' in file ? file : undefined
}

class LineReader {
  readonly #lines: readonly string[]
  #at = 0

  constructor(lines: readonly string[]) {
    this.#lines = lines
  }

  get line(): string | undefined {
    return this.#lines[this.#at]
  }

  next(): void {
    this.#at++
  }
}

function entriesOf(reader: LineReader): Record<string, string>[] | undefined {
  const entries: Record<string, string>[] = []
  while (reader.line?.startsWith('  - ')) {
    const entry: Record<string, string> = {}
    for (let isFirst = true; isFirst || reader.line?.startsWith('    '); isFirst = false) {
      const field = fieldOf(reader, 4, isFirst ? '  - ' : '    ')
      if (!field || field.key in entry) return undefined
      entry[field.key] = field.value
    }
    entries.push(entry)
  }
  return entries.length > 0 ? entries : undefined
}

/** A key with its value, which may go on in the lines below where these stand further in. */
function fieldOf(
  reader: LineReader,
  indent: number,
  prefix = ' '.repeat(indent),
): { key: string; value: string } | undefined {
  const { line = '' } = reader
  const match = line.startsWith(prefix) ? /^([a-z]{1,20}):(?: (\S.*))?$/.exec(line.slice(prefix.length)) : null
  const [, key, first] = match ?? []
  if (key === undefined) return undefined
  reader.next()
  // Nothing, or a list: what stands further in is not its text.
  if (first === undefined) return { key, value: '' }
  const more: string[] = []
  const deeper = ' '.repeat(indent + 2)
  while (reader.line !== undefined && (reader.line === '' || reader.line.startsWith(deeper))) {
    more.push(reader.line.slice(deeper.length))
    reader.next()
  }
  const value = textOf(first, more)
  return value === undefined ? undefined : { key, value }
}

function textOf(first: string, more: readonly string[]): string | undefined {
  if (first === '|-') return block(more)
  if (first.startsWith('"')) return more.length === 0 ? quoted(first) : undefined
  const lines = [first, ...more]
  return lines.every(isPlain) ? lines.join(' ') : undefined
}

/** Text with its line ends. One that begins with a space, or ends with an empty line, is read otherwise. */
function block(lines: readonly string[]): string | undefined {
  const [first = '', last = ''] = [lines[0], lines.at(-1)]
  return first === '' || first.startsWith(' ') || last.trim() === '' ? undefined : lines.join('\n')
}

/** A string of JSON is one of YAML as well. */
function quoted(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

/** A line that is text by itself: nothing in it can be a sign of YAML's. */
function isPlain(line: string): boolean {
  return (
    /^[\p{L}\p{N}(+=$/;.…“”«»„‘’][^\p{Cc}]*$/u.test(line) && !/:(?: |$)| #| $|^\.\.\./.test(line) && !/^--/.test(line)
  )
}
