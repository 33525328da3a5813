/** `dist/` cannot be written. The message is one sentence for the user that says what to do. */
export class UnwritableError extends Error {
  override name = 'UnwritableError'
}
