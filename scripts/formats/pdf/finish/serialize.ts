import { createHash } from 'node:crypto'

/** An object as it stands in a file (ISO 32000-1, 7.3): its syntax in Latin-1, and what follows if it is a stream. */
export interface WrittenObject {
  syntax: string
  stream?: Uint8Array
}

/**
 * Writes a PDF file (7.5): header, objects, cross-reference table and trailer.
 *
 * @param objects by ascending number, all of generation 0
 * @param trailer makes the trailer dictionary for a file identifier (14.4), which is a hash of all that is before it
 */
export function serialize(
  objects: readonly (readonly [number: number, object: WrittenObject])[],
  trailer: (identifier: string) => string,
): Uint8Array {
  const parts: (string | Uint8Array)[] = []
  const offsets = new Map<number, number>()
  let end = 0
  const write = (part: string | Uint8Array) => {
    parts.push(part)
    end += part.length
  }
  // The second line tells programs that move files that this one is not text.
  write('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
  for (const [number, { syntax, stream }] of objects) {
    offsets.set(number, end)
    write(`${number} 0 obj\n${syntax}\n`)
    if (stream) {
      write('stream\n')
      write(stream)
      write('\nendstream\n')
    }
    write('endobj\n')
  }
  const table = end
  write(crossReferences(offsets))
  const body = joined(parts, end)
  const identifier = createHash('sha256').update(body).digest('hex').slice(0, 32)
  const last = `trailer\n${trailer(identifier)}\nstartxref\n${table}\n%%EOF\n`
  return joined([body, last], body.length + last.length)
}

/** Bytes, and strings of a character for each byte, as one run of bytes. */
function joined(parts: readonly (string | Uint8Array)[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  const text = Buffer.from(bytes.buffer)
  let end = 0
  for (const part of parts) {
    if (typeof part === 'string') text.write(part, end, 'latin1')
    else bytes.set(part, end)
    end += part.length
  }
  return bytes
}

/** The table, a part for each run of numbers without a gap (7.5.4). */
function crossReferences(offsets: ReadonlyMap<number, number>): string {
  const parts: { first: number; entries: string[] }[] = [{ first: 0, entries: ['0000000000 65535 f \n'] }]
  let previous = 0
  for (const [number, offset] of offsets) {
    if (number !== previous + 1) parts.push({ first: number, entries: [] })
    parts.at(-1)?.entries.push(`${String(offset).padStart(10, '0')} 00000 n \n`)
    previous = number
  }
  return `xref\n${parts.map(({ first, entries }) => `${first} ${entries.length}\n${entries.join('')}`).join('')}`
}
