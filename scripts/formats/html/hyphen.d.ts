/** The parts of `hyphen` in use: it brings no types of its own. */
declare module 'hyphen/*' {
  const patterns: {
    /** The text with U+00AD wherever it may be parted. */
    hyphenateSync(text: string): string
  }
  export default patterns
}
