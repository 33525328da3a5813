/** Parts of a publication that do not go together: told in one sentence. */
export class PartError extends Error {
  override name = 'PartError'
}
