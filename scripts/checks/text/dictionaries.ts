import { rulesOf } from '../../languages/registry.ts'
import { readAhead } from '../../spelling/dictionary.ts'
import type { Material } from '../definition/material.ts'

/** Has the dictionaries of a publication read while other checks are run, where spelling is checked at all. */
export function readDictionariesAhead({ publication, lacksWords }: Material): void {
  if (!publication.checks.spelling || lacksWords) return
  for (const { tag } of publication.languages) {
    const { dictionary } = rulesOf(tag).spelling
    if (dictionary !== '') readAhead(dictionary)
  }
}
