/** Words and numbers; a compound is one. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’\u2010\u2011.,-]*/gu)?.length ?? 0
}
