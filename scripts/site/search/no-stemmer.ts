/** For languages without a stemmer: words are found as they are written. */
export function stemmer(word: string): string {
  return word
}
