import type { VFile } from 'vfile'
import * as z from 'zod'
import { readTextFile } from '../ground/files.ts'
import { report } from '../ground/messages.ts'
import { readYaml } from '../ground/yaml.ts'
import type { Publication } from '../model/publication.ts'
import yamlSchema from '../rules/yaml-schema.ts'

/** The key of words that are right in all languages: names above all. */
const ALL = 'all'

/** `content/words.yaml`: a language, or `all` → words. */
export const ownWordsSchema = z.record(z.string(), z.array(z.string().regex(/\p{L}/u, 'write a word')))

/** Words that no dictionary has and that are right, by the ids of languages. */
export type OwnWords = ReadonlyMap<string, readonly string[]>

export const OWN_WORDS = 'content/words.yaml'

/** Reads `content/words.yaml`: under each language, and under `all`, a list of words, or of names of several words. */
export function loadOwnWords({ root, languages }: Pick<Publication, 'root' | 'languages'>): {
  ownWords: OwnWords
  file: VFile | undefined
} {
  const file = readTextFile(root, OWN_WORDS)
  const yaml = file && file.messages.length === 0 ? readYaml(file, ownWordsSchema) : undefined
  if (!file || !yaml) return { ownWords: new Map(), file }
  const known = [ALL, ...languages.map(({ id }) => id)]
  for (const key of Object.keys(yaml.value))
    if (!known.includes(key))
      report(file, yamlSchema, `\`${key}\` is no language of content/publication.yaml, nor \`${ALL}\``, {
        place: yaml.placeOf([key]),
        actual: key,
        expected: known,
      })
  const { [ALL]: all = [], ...own } = yaml.value
  return { ownWords: new Map(languages.map(({ id }) => [id, [...all, ...(own[id] ?? [])]])), file }
}
