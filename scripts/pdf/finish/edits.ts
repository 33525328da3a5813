/** A change to a run of bytes: at an offset, so many bytes go, and a text in Latin-1 comes in their place. */
export interface Edit {
  at: number
  remove: number
  insert: string
}

/** Makes all changes at once. One that begins within what another removes is void; the earlier in the list counts. */
export function applyEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const parts: Uint8Array[] = []
  let done = 0
  for (const { at, remove, insert } of edits.toSorted((a, b) => a.at - b.at)) {
    if (at < done) continue
    parts.push(bytes.subarray(done, at), Buffer.from(insert, 'latin1'))
    done = at + remove
  }
  return Buffer.concat([...parts, bytes.subarray(done)])
}
