import type { VFile } from 'vfile'
import * as z from 'zod'
import { readTextFile } from '../ground/files.ts'
import { report } from '../ground/messages.ts'
import { readYaml } from '../ground/yaml.ts'
import type { Publication } from '../model/publication.ts'
import yamlSchema from '../rules/yaml-schema.ts'

export const TERM_LIST = 'locales/terms.yaml'

/** A word or phrase of the source language that every translation renders alike. */
export interface Term {
  source: string
  /** Language id → forms that a translation may use. */
  forms: ReadonlyMap<string, readonly string[]>
}

/** `locales/terms.yaml`: source term → language → forms, separated by `|`. */
export const termsSchema = z.record(
  z.string().min(1),
  z.record(
    z.string(),
    z.string().describe('The forms that a translation into this language may use, separated by ` | `.'),
  ),
)

/**
 * Reads `locales/terms.yaml`: source term → language → forms, separated by `|`. A language that the publication is not
 * translated into, and a form without a letter in it, are reported (`yaml-schema`).
 */
export function loadTerms({ root, languages }: Pick<Publication, 'root' | 'languages'>): {
  terms: Term[]
  file: VFile | undefined
} {
  const file = readTextFile(root, TERM_LIST)
  const yaml = file && file.messages.length === 0 ? readYaml(file, termsSchema) : undefined
  if (!file || !yaml) return { terms: [], file }
  const expected = languages.slice(1).map(({ id }) => id)
  const terms = Object.entries(yaml.value).map(([source, translations]): Term => {
    const forms = new Map<string, string[]>()
    for (const [language, text] of Object.entries(translations)) {
      const place = yaml.placeOf([source, language])
      const own = text.split('|').map(form => form.trim())
      if (!expected.includes(language))
        report(
          file,
          yamlSchema,
          `\`${source}\` has a form in \`${language}\`, which is no language of content/publication.yaml`,
          {
            place,
            actual: language,
            expected,
          },
        )
      else if (own.some(form => !/\p{L}/u.test(form)))
        report(file, yamlSchema, `A form of \`${source}\` is empty: write words between \`|\``, { place })
      else forms.set(language, own)
    }
    return { source, forms }
  })
  return { terms, file }
}
