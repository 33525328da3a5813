import { findRules } from './registry.ts'

/** A number as a language writes it: CLDR's way, save the thousands, in which the language's own standard decides. */
export function formatNumber(value: number, tag: string, options: Intl.NumberFormatOptions): string {
  const thousands = findRules(tag)?.typography.thousands
  return new Intl.NumberFormat(tag, options)
    .formatToParts(value)
    .map(part => (part.type === 'group' ? (thousands ?? part.value) : part.value))
    .join('')
}
