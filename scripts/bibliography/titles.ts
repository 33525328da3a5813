/**
 * The main part of a title, for citations after the first: what stands before a colon, a spaced dash, or behind a
 * question. '' where the title has no such part, or where it would be a single word ("Opinion").
 */
export function shortTitle(title: string): string {
  const match = /^(.*?)(?::\s|\s[–—]\s|(?<=[?!])\s)/.exec(title)
  const main = match?.[1]?.trim() ?? ''
  return /\s/.test(main.replace(/<[^<>]*>/g, '')) && isWhole(main) ? main : ''
}

/** Whether markup and quotation marks that were opened are closed. */
function isWhole(text: string): boolean {
  const count = (expression: RegExp) => text.match(expression)?.length ?? 0
  return (
    count(/<(?:i|b|sup|sub|span[^>]*)>/g) === count(/<\/(?:i|b|sup|sub|span)>/g) &&
    count(/[“«([]/g) === count(/[”»)\]]/g) &&
    count(/"/g) % 2 === 0
  )
}
