import { brotliDecompressSync } from 'node:zlib'

/** Tables of which WOFF2 writes the number instead of the name, as far as they are told apart here (WOFF2, 5.1). */
const CMAP = 0
const GLYF = 10
const LOCA = 11
const NAMED = 63

const HEADER_LENGTH = 48

/**
 * The `cmap` table of a WOFF2 font: which characters it has. (https://www.w3.org/TR/WOFF2/, 4 and 5)
 *
 * @throws RangeError for bytes that are no WOFF2 font, or have no such table
 */
export function cmapOfWoff2(bytes: Uint8Array): DataView {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0) !== 0x774f4632) throw new RangeError('no WOFF2 signature')
  const tables = view.getUint16(12)
  const compressed = view.getUint32(20)
  let at = HEADER_LENGTH
  let start = 0
  let cmap: { start: number; length: number } | undefined
  for (let index = 0; index < tables; index++) {
    const flags = view.getUint8(at++)
    const table = flags & 63
    if (table === NAMED) at += 4
    let length = number128()
    // The outlines are rearranged unless version 3 says otherwise; every other table is as it was unless it has a version.
    const version = flags >> 6
    if (table === GLYF || table === LOCA ? version !== 3 : version !== 0) length = number128()
    if (table === CMAP) cmap = { start, length }
    start += length
  }
  if (!cmap) throw new RangeError('no `cmap` table')
  const font = brotliDecompressSync(bytes.subarray(at, at + compressed))
  return new DataView(font.buffer, font.byteOffset + cmap.start, cmap.length)

  /** A number in groups of seven bits, the highest first (WOFF2, 4.1). */
  function number128(): number {
    let value = 0
    for (let more = true; more; at++) {
      const byte = view.getUint8(at)
      value = value * 128 + (byte & 127)
      more = byte > 127
    }
    return value
  }
}
