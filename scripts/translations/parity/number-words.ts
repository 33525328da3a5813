/** Numbers up to a hundred as words, so that "5 cities" may become "cinco ciudades" and the other way round. */
const CARDINALS: Record<string, string> = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
  pt: 'zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove vinte',
}

const TENS: Record<string, string> = {
  en: 'ten twenty thirty forty fifty sixty seventy eighty ninety hundred',
  es: 'diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien',
  pt: 'dez vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem',
}

/** Stems: "primera", "tercer", "sétimo". */
const ORDINALS: Record<string, string> = {
  en: 'first second third fourth fifth sixth seventh eighth ninth tenth',
  es: 'primer segund tercer cuart quint sext séptim octav noven décim',
  pt: 'primeir segund terceir quart quint sext sétim oitav non décim',
}

/** Other forms of the same: numbers that have a gender, and halves. */
const VARIANTS: Record<string, Record<number, string>> = {
  en: { 2: 'twice', 12: 'dozen', 20: 'score' },
  es: { 1: 'una un', 2: 'dos', 12: 'docena', 20: 'veintena', 100: 'centenar ciento' },
  pt: { 1: 'uma um', 2: 'duas', 12: 'dúzia', 14: 'catorze', 100: 'cento centena' },
}

/** What a number word multiplies the digits before it with: `5 billion` is `5000 millones`. */
const SCALES: Record<string, Record<string, number>> = {
  en: { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
  es: { mil: 1e3, millón: 1e6, millones: 1e6, 'mil millones': 1e9, millardo: 1e9, billón: 1e12, billones: 1e12 },
  pt: { mil: 1e3, milhão: 1e6, milhões: 1e6, bilhão: 1e9, bilhões: 1e9, trilhão: 1e12, trilhões: 1e12 },
}

/** Whether a text says a whole number in words, or as a Roman numeral. */
export function saysInWords(text: string, value: number, language: string): boolean {
  const forms = formsOf(value, language)
  if (forms.length > 0 && new RegExp(`(?<![\\p{L}])(?:${forms.join('|')})`, 'iu').test(text)) return true
  return value > 0 && value < 40 && new RegExp(`(?<![\\p{L}])${roman(value)}(?![\\p{L}])`, 'u').test(text)
}

/** The scale that the words after a number give it, 1 without any. */
export function scaleAfter(text: string, language: string): number {
  const scales = SCALES[language] ?? {}
  const words = /^[\s\u00a0\u202f]+(\p{L}+)(?:[\s\u00a0\u202f]+(\p{L}+))?/u.exec(text)
  const [, first = '', second = ''] = words ?? []
  return scales[`${first} ${second}`.toLowerCase()] ?? scales[first.toLowerCase()] ?? 1
}

function formsOf(value: number, language: string): string[] {
  const exact = [
    CARDINALS[language]?.split(' ')[value],
    value % 10 === 0 ? TENS[language]?.split(' ')[value / 10 - 1] : undefined,
    ...(VARIANTS[language]?.[value]?.split(' ') ?? []),
  ].flatMap(form => (form === undefined ? [] : `${form}(?![\\p{L}])`))
  const ordinal = value > 0 ? ORDINALS[language]?.split(' ')[value - 1] : undefined
  return ordinal === undefined ? exact : [...exact, `${ordinal}\\p{L}{0,2}(?![\\p{L}])`]
}

function roman(value: number): string {
  return 'X'.repeat(Math.floor(value / 10)) + ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][value % 10]
}
