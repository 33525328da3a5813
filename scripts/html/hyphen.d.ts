/** The parts of `hyphen` in use: it brings no types of its own. */
declare module 'hyphen/*' {
  /** The text with U+00AD wherever it may be parted. */
  export function hyphenateSync(text: string): string
}
