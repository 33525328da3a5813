import { createHash } from 'node:crypto'

/** Crockford's base 32: without i, l, o (which look like digits) and u. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz'

/** A short name of a text: so many base-32 digits of its SHA-256. The same text has the same one everywhere. */
export function fingerprint(text: string, length: number): string {
  const bytes = createHash('sha256').update(text).digest()
  return Array.from(bytes.subarray(0, length), byte => DIGITS[byte % 32]).join('')
}
