/**
 * Words that somebody sent as they are typed in a chapter: with straight quotation marks, on one line, and so that nothing in
 * them is markup. A citation, a link or a note in them would be one that nobody has looked at.
 */
export function escapeInline(words: string): string {
  return words
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .replace(/[\\`*_[\]<>{}|~^@]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
}
