import { type LanguageRules, LOCATOR_TERMS, type LocatorTerm } from '../../languages/language.ts'
import { allRules, wordsIn } from '../../languages/registry.ts'

/**
 * Written forms of the CSL 1.0.2 locator terms. Those of all languages that have a file are understood everywhere, since
 * a translator may leave `p. 3` as it is. A full stop may follow each form, accents may be missing.
 */
export const FORMS: Record<string, string[]> = formsBy(({ citations }, term) => citations.locators[term])

/** Forms that need their full stop: without it they are words (`no`, Spanish `para`) or mere letters. */
export const DOTTED_FORMS: Record<string, string[]> = formsBy(({ citations }, term) => citations.dottedLocators[term])

export const SIGNS: Record<string, string> = { '§': 'section', '¶': 'paragraph', '№': 'issue' }

function formsBy(listOf: (rules: LanguageRules, term: LocatorTerm) => string | undefined): Record<string, string[]> {
  return Object.fromEntries(
    LOCATOR_TERMS.map(term => [term, [...new Set(allRules().flatMap(rules => wordsIn(listOf(rules, term) ?? '')))]]),
  )
}
