import type { VFile } from 'vfile'
import { report } from '../../ground/messages.ts'
import type { Language } from '../../model/publication.ts'
import importLanguage from '../../rules/import-language.ts'
import importLanguageVariant from '../../rules/import-language-variant.ts'

/** How a name of a language, as a file or its name writes it, stands to a language of the publication. */
export type Match = 'same' | 'variant' | 'none'

/** `es_ES`, `es-419` and `spa` are variants of `es`. */
export function matchLanguage(written: string, { id, tag }: Pick<Language, 'id' | 'tag'>): Match {
  const [name, ours] = [canonical(written), canonical(tag)]
  if ([tag, id].some(each => hyphened(each) === hyphened(written))) return 'same'
  const [base] = name.split('-')
  return base !== '' && base === ours.split('-')[0] ? 'variant' : 'none'
}

/** The language that is meant; a variant only where no other language is named so exactly. */
export function meantLanguage(written: string, languages: readonly Language[]): Language | undefined {
  const variants = languages.filter(language => matchLanguage(written, language) === 'variant')
  return (
    languages.find(language => matchLanguage(written, language) === 'same') ??
    variants.find(({ tag }) => canonical(tag) === canonical(written)) ??
    (variants.length === 1 ? variants[0] : undefined)
  )
}

/** Whether a file is for a language. A variant is accepted with a word; another language is reported. */
export function isForLanguage(written: string | undefined, language: Language, file: VFile): boolean {
  const match = written === undefined || written === '' ? 'same' : matchLanguage(written, language)
  const place = { line: 1, column: 1 }
  if (match === 'variant')
    report(file, importLanguageVariant, `The file is in \`${written}\`: it is taken for \`${language.tag}\``, { place })
  if (match === 'none')
    report(
      file,
      importLanguage,
      `The file is in \`${written}\`, and not in \`${language.tag}\`: import it as what it is`,
      { place },
    )
  return match !== 'none'
}

function hyphened(written: string): string {
  return written.trim().replaceAll('_', '-').toLowerCase()
}

/** In lower case with hyphens, three letters as two: `spa` is `es`. */
function canonical(written: string): string {
  const tag = hyphened(written).replace(/[.@][\s\S]*$/, '')
  try {
    return (Intl.getCanonicalLocales(tag)[0] ?? tag).toLowerCase()
  } catch {
    return tag.toLowerCase()
  }
}
