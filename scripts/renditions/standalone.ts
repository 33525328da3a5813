import type { Variant } from './variant.ts'

/** The editions as they are, each in one file with everything inside. */
export const standalone: Variant = {
  suffix: '.standalone',
  formats: ['standalone'],
  apply: wanted => [...wanted],
}
