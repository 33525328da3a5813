import { createHash } from 'node:crypto'

/** An object that can write itself. */
export interface Writable {
  sizeInBytes(): number
  /** Returns how many bytes it wrote. */
  copyBytesInto(buffer: Uint8Array, offset: number): number
}

export type NumberedObject = readonly [number: number, object: Writable]

/**
 * Writes a PDF file (ISO 32000-1, 7.5): header, objects, cross-reference table and trailer.
 *
 * (pdf-lib's own writer takes quadratic time where object numbers have gaps, as they do after elements were removed.)
 *
 * @param objects by ascending number, all of generation 0
 * @param trailer makes the trailer dictionary for a file identifier (14.4), which is a hash of all that is before it
 */
export function serialize(objects: readonly NumberedObject[], trailer: (identifier: string) => Writable): Uint8Array {
  // An object's frame takes less than 40 bytes, and so does its entry in the table.
  const size = objects.reduce((sum, [, object]) => sum + object.sizeInBytes() + 80, 200)
  const buffer = Buffer.allocUnsafe(size)
  let end = 0
  const write = (text: string) => {
    end += buffer.write(text, end, 'latin1')
  }
  // The second line tells programs that move files that this one is not text.
  write('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
  const offsets = new Map<number, number>()
  for (const [number, object] of objects) {
    offsets.set(number, end)
    write(`${number} 0 obj\n`)
    end += object.copyBytesInto(buffer, end)
    write('\nendobj\n')
  }
  const table = end
  write(crossReferences(offsets))
  const identifier = createHash('sha256').update(buffer.subarray(0, end)).digest('hex').slice(0, 32)
  const dictionary = trailer(identifier)
  const tail = Buffer.alloc(dictionary.sizeInBytes())
  dictionary.copyBytesInto(tail, 0)
  const last = Buffer.from(`\nstartxref\n${table}\n%%EOF\n`, 'latin1')
  return new Uint8Array(Buffer.concat([buffer.subarray(0, end), Buffer.from('trailer\n'), tail, last]))
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
