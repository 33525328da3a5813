/** The colours of templates/theme.css. */
export interface Colours {
  ink: string
  inkSoft: string
  brand: string
  brandSoft: string
  accent: string
  accentSoft: string
  line: string
}

const STANDARD: Colours = {
  ink: '1c2430',
  inkSoft: '3c4756',
  brand: '173f6b',
  brandSoft: 'e9eff6',
  accent: '0a534f',
  accentSoft: 'e6f2f1',
  line: 'c5cedb',
}

/** The colours that a publication's theme has, as far as they are written as six digits. */
export function coloursOf(theme: string): Colours {
  const found = new Map(
    [...theme.matchAll(/--([a-z-]+):\s*#([0-9a-f]{6})\b/gi)].map(([, name, colour]) => [name, colour]),
  )
  return {
    ink: found.get('ink') ?? STANDARD.ink,
    inkSoft: found.get('ink-soft') ?? STANDARD.inkSoft,
    brand: found.get('brand') ?? STANDARD.brand,
    brandSoft: found.get('brand-soft') ?? STANDARD.brandSoft,
    accent: found.get('accent') ?? STANDARD.accent,
    accentSoft: found.get('accent-soft') ?? STANDARD.accentSoft,
    line: found.get('line') ?? STANDARD.line,
  }
}
