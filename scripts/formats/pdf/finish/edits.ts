/** A change to a run of bytes: at an offset, so many bytes go, and a text in Latin-1 comes in their place. */
export interface Edit {
  at: number
  remove: number
  insert: string
}

/** Makes all changes at once. One that begins within what another removes is void; the earlier in the list counts. */
export function applyEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const room = edits.reduce((size, { insert }) => size + insert.length, bytes.length)
  const edited = Buffer.allocUnsafe(room)
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let end = 0
  let done = 0
  for (const { at, remove, insert } of edits.toSorted((a, b) => a.at - b.at)) {
    if (at < done) continue
    end += source.copy(edited, end, done, at)
    if (insert !== '') end += edited.write(insert, end, 'latin1')
    done = at + remove
  }
  end += source.copy(edited, end, done)
  return edited.subarray(0, end)
}
