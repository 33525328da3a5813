/** A change to a run of bytes: at an offset, so many bytes go, and a text in Latin-1 comes in their place. */
export interface Edit {
  at: number
  remove: number
  insert: string
}

/** Makes all changes at once. One that begins within what another removes is void; the earlier in the list counts. */
export function applyEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  // As a string: there may be thousands of edits on a page, and pieces of strings are cheaper than pieces of buffers.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  let edited = ''
  let done = 0
  for (const { at, remove, insert } of edits.toSorted((a, b) => a.at - b.at)) {
    if (at < done) continue
    edited += text.slice(done, at) + insert
    done = at + remove
  }
  return Buffer.from(edited + text.slice(done), 'latin1')
}
