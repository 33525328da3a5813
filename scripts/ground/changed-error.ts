/** What was worked on did not stay as it was for as long as the work took: it is told in one sentence. */
export class ChangedError extends Error {
  override name = 'ChangedError'
}
