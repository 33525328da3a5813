import type { Language } from '../../model/publication.ts'

/** A share from 0 to 1 as `96 %`, in the manner of the language; never rounded up to a whole that is not there. */
export function percent(share: number, { tag }: Pick<Language, 'tag'>): string {
  const floored = Math.floor(share * 100) / 100
  return new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }).format(floored)
}
