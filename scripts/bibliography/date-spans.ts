import type { Dates } from '../languages/language.ts'
import { wordsIn } from '../languages/registry.ts'

/**
 * Writes spans of days in two months in words, where a language does so: "29 de noviembre-1 de diciembre" becomes
 * "de 29 de noviembre a 1 de diciembre". CSL knows only what stands between the two.
 */
export function wordSpans(text: string, { span, months, dayMonth }: Dates): string {
  if (!span) return text
  // A raised letter may still stand behind its shield, as a sign of the private area.
  const day = `\\d{1,2}[\\p{L}\\p{Co}]{0,2}[.º]?${dayMonth}(?:${wordsIn(months).join('|')})(?:(?: de)? \\d{4})?`
  const [open, between] = span
  return text.replace(new RegExp(`(?<!\\d)(${day})[-–](${day})`, 'giu'), `${open} $1 ${between} $2`)
}
