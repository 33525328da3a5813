/** Platforms whose tables are of Unicode: Unicode itself, and Windows with encodings 1 and 10. */
const isUnicode = (platform: number, encoding: number): boolean =>
  platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10))

/**
 * The characters for which a `cmap` table (OpenType 1.9, "cmap") names a glyph, as code points. Formats 4 and 12 are read:
 * those in which Unicode fonts are written.
 *
 * @throws RangeError for a table that ends too soon
 */
export function charactersOf(cmap: DataView): Set<number> {
  const characters = new Set<number>()
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const record = 4 + index * 8
    if (!isUnicode(cmap.getUint16(record), cmap.getUint16(record + 2))) continue
    const start = cmap.getUint32(record + 4)
    const format = cmap.getUint16(start)
    if (format === 4) addSegments(cmap, start, characters)
    if (format === 12) addGroups(cmap, start, characters)
  }
  return characters
}

function addSegments(cmap: DataView, start: number, characters: Set<number>): void {
  const size = cmap.getUint16(start + 6)
  const ends = start + 14
  const starts = ends + size + 2
  const deltas = starts + size
  const offsets = deltas + size
  for (let at = 0; at < size; at += 2) {
    const first = cmap.getUint16(starts + at)
    const last = cmap.getUint16(ends + at)
    const delta = cmap.getUint16(deltas + at)
    const offset = cmap.getUint16(offsets + at)
    for (let character = first; character <= last && character < 0xffff; character++) {
      const glyph = offset === 0 ? character + delta : cmap.getUint16(offsets + at + offset + (character - first) * 2)
      if ((glyph & 0xffff) !== 0) characters.add(character)
    }
  }
}

function addGroups(cmap: DataView, start: number, characters: Set<number>): void {
  const groups = cmap.getUint32(start + 12)
  for (let index = 0; index < groups; index++) {
    const group = start + 16 + index * 12
    const last = cmap.getUint32(group + 4)
    for (let character = cmap.getUint32(group); character <= last; character++) characters.add(character)
  }
}
