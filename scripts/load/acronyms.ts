import * as z from 'zod'
import { readTextFile } from '../ground/files.ts'
import { readYaml } from '../ground/yaml.ts'
import type { Acronym, Source } from '../model/source.ts'
import { type WordList, wordList } from '../model/word-list.ts'
import { acronymPlace } from '../model/word-places.ts'

export const ACRONYM_LIST = 'content/acronyms.yaml'

const text = z
  .string()
  .min(1)
  .refine(words => words.length <= 1000, { error: 'make it 1,000 characters at most' })

/** `content/acronyms.yaml`: an id → the forms of an acronym. */
export const acronymsSchema = z
  .record(
    z.string(),
    z.strictObject({
      short: text.describe('As the text writes it: `LRG`.'),
      long: text.describe('What it stands for, as it is spelled out at its first use.'),
      shortPlural: text.optional().describe('Its plural, where it has one: `LRGs`.'),
      longPlural: text.optional().describe('The plural of what it stands for.'),
    }),
  )
  .refine(acronyms => Object.keys(acronyms).length <= 2000, { error: 'name 2,000 at most' })

export interface LoadedAcronyms {
  acronyms: Acronym[]
  /** Their words as segments, for the translators. Undefined when the publication has no acronyms. */
  source: Source | undefined
}

/** Reads `content/acronyms.yaml`: each acronym defined once, with plural forms where they differ. */
export function loadAcronyms(root: string): LoadedAcronyms {
  const file = readTextFile(root, ACRONYM_LIST)
  if (!file) return { acronyms: [], source: undefined }
  const yaml = file.messages.length > 0 ? undefined : readYaml(file, acronymsSchema)
  const list: WordList = wordList('acronyms', file)
  const acronyms = Object.entries(yaml?.value ?? {}).map(([id, forms]): Acronym => {
    for (const [field, text] of Object.entries(forms))
      if (text !== undefined)
        list.add({ kind: 'term', text, in: acronymPlace(id, field), ...yaml?.placeOf([id, field]) })
    return {
      id,
      short: forms.short,
      long: forms.long,
      shortPlural: forms.shortPlural ?? forms.short,
      longPlural: forms.longPlural ?? forms.long,
    }
  })
  return { acronyms, source: list.source }
}
