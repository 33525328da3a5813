/** biblatex's names of languages (`langid`, `language`) → BCP 47. */
const LANGUAGE_TAGS: Readonly<Record<string, string>> = {
  american: 'en-US',
  arabic: 'ar',
  australian: 'en-AU',
  basque: 'eu',
  brazil: 'pt-BR',
  brazilian: 'pt-BR',
  british: 'en-GB',
  canadian: 'en-CA',
  catalan: 'ca',
  chinese: 'zh',
  czech: 'cs',
  danish: 'da',
  dutch: 'nl',
  english: 'en',
  finnish: 'fi',
  french: 'fr',
  francais: 'fr',
  galician: 'gl',
  german: 'de',
  ngerman: 'de',
  greek: 'el',
  indonesian: 'id',
  italian: 'it',
  japanese: 'ja',
  korean: 'ko',
  latin: 'la',
  malay: 'ms',
  newzealand: 'en-NZ',
  norwegian: 'no',
  nynorsk: 'nn',
  polish: 'pl',
  portuges: 'pt-PT',
  portuguese: 'pt',
  romanian: 'ro',
  russian: 'ru',
  spanish: 'es',
  castilian: 'es',
  swedish: 'sv',
  turkish: 'tr',
  ukenglish: 'en-GB',
  usenglish: 'en-US',
}

/** The BCP 47 tag of a language as BibTeX files name it: `spanish`, `langspanish`, `es`, `pt-BR`; else undefined. */
export function languageTag(name: string): string | undefined {
  const word = name
    .trim()
    .toLowerCase()
    .replace(/^lang(?=[a-z]{4})/, '')
  if (LANGUAGE_TAGS[word]) return LANGUAGE_TAGS[word]
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/.test(word)) return undefined
  try {
    return Intl.getCanonicalLocales(word.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}
