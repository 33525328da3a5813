import type { PdfDict, PdfRef } from './pdf-objects.ts'
import { SyntaxReader } from './read-syntax.ts'

export interface CrossReferences {
  /** Object number → where the object begins. */
  offsets: Map<number, number>
  trailer: PdfDict
}

/**
 * Reads the cross-reference table of a file (ISO 32000-1, 7.5.4) as Skia writes it: one table, no later changes, no
 * object streams, no encryption.
 *
 * @param text the file, a character for each byte
 * @throws Error if it is anything else
 */
export function readCrossReferences(text: string, refer: (number: number) => PdfRef): CrossReferences {
  const reader = new SyntaxReader(text, text.lastIndexOf('startxref'), refer)
  if (reader.position < 0) throw new Error('Unexpected end of the PDF, expected `startxref` before it')
  reader.expect('startxref')
  reader.position = reader.integer()
  reader.expect('xref')
  const offsets = new Map<number, number>()
  while (!reader.accept('trailer')) readSection(text, reader, offsets)
  const start = reader.position
  const trailer = reader.object()
  if (!(trailer instanceof Map)) return reader.fail('a dictionary', start)
  for (const key of ['Prev', 'XRefStm', 'Encrypt'])
    if (trailer.has(key)) reader.fail(`a trailer without \`${key}\``, start)
  return { offsets, trailer }
}

/** `0000000015 00000 n` and a line end of two bytes. */
const ENTRY_LENGTH = 20
const IN_USE = ' 00000 n'
const FREE = ' f'

/** A run of entries, headed by its first number and its length. */
function readSection(text: string, reader: SyntaxReader, offsets: Map<number, number>): void {
  const first = reader.integer()
  const length = reader.integer()
  reader.skipSpace()
  for (let number = first; number < first + length; number++) {
    const start = reader.position
    if (text.startsWith(IN_USE, start + 10)) offsets.set(number, reader.integer())
    else if (!text.startsWith(FREE, start + 16)) reader.fail('an entry of the cross-reference table')
    reader.position = start + ENTRY_LENGTH
  }
}
