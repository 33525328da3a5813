import { allRules, TOOL_LANGUAGE } from '../languages/registry.ts'

/**
 * Babel's names of languages, which BibTeX files use (`langid`, `language`): mostly the English ones, as CLDR has them,
 * and those in the files of languages.
 */
function namesOfLanguages(): Map<string, string> {
  const names = new Map<string, string>()
  const display = new Intl.DisplayNames(TOOL_LANGUAGE, { type: 'language', fallback: 'none' })
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  for (const code of letters.flatMap(first => letters.map(second => first + second))) {
    const name = display.of(code)?.toLowerCase()
    // Old codes stand for the same languages as newer ones.
    if (name === undefined || Intl.getCanonicalLocales(code)[0] !== code) continue
    names.set(name, code)
    // "Norwegian Nynorsk" goes by its second name.
    const last = name.split(' ').at(-1)
    if (last !== undefined && !names.has(last)) names.set(last, code)
  }
  for (const { citations } of allRules())
    for (const [name, tag] of Object.entries(citations.bibtexNames)) names.set(name, tag)
  return names
}

let known: Map<string, string> | undefined

/** The BCP 47 tag of a language as BibTeX files name it: `spanish`, `langspanish`, `es`, `pt-BR`; else undefined. */
export function languageTag(name: string): string | undefined {
  known ??= namesOfLanguages()
  const word = name
    .trim()
    .toLowerCase()
    .replace(/^lang(?=[a-z]{4})/, '')
  // `ngerman` is German in the new spelling.
  const tag = known.get(word) ?? known.get(word.replace(/^n/, ''))
  if (tag !== undefined) return tag
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/.test(word)) return undefined
  try {
    return Intl.getCanonicalLocales(word.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}
