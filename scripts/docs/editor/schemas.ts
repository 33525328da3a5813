import * as z from 'zod'
import { LOCALISED_FIELDS, NAMES } from '../../bibliography/localise-work.ts'
import { acronymsSchema } from '../../load/acronyms.ts'
import { ownWordsSchema } from '../../load/own-words.ts'
import { publicationSchema } from '../../load/publication-schema.ts'
import { roundSchema } from '../../load/round-schema.ts'
import { termsSchema } from '../../load/terms.ts'
import { versionsSchema } from '../../load/versions.ts'
import { FIELDS, type Field } from '../../translations/locales/locale-file.ts'

/** A JSON Schema, draft 7, which is what editors read. */
export type JsonSchema = z.core.JSONSchema.JSONSchema

/** What a translator is told of each field. */
const FIELD_HELP: Record<Field, string> = {
  in: 'Where it stands. Kept by `npm run translations:sync`.',
  source: 'What the chapter says. Kept by `npm run translations:sync`: change the chapter instead.',
  previous: 'The translation is of this older source. Mend `target`, then delete this line.',
  stale: 'Goes with `previous`. Kept by `npm run translations:sync`.',
  target: 'The translation. Keep `[@…]`, `[^…]` and `[](#…)` as they stand in `source`.',
  prefilled: 'Nobody has looked at the translation yet. Put it right, then delete this line.',
  reviewed: 'Who has reviewed it. Written by `npm run translations:review` and at the desk.',
  note: 'Your own words, for others who translate; `ignore <rule>: reason` silences a rule here.',
}

const text = z.string()
const filled = text.min(1)

const localeSchema = z.record(
  text,
  z.strictObject(
    Object.fromEntries(
      FIELDS.map(field => {
        const value = (field === 'previous' ? filled : text).describe(FIELD_HELP[field])
        return [field, field === 'source' ? value : value.optional()]
      }),
    ),
  ),
)

const registerSchema = z.record(text, text.describe('What the chapter says. Kept by `npm run translations:sync`.'))

const referencesSchema = z.record(
  text.describe('Key of a work in references.bib.'),
  z.strictObject(
    Object.fromEntries(
      LOCALISED_FIELDS.map(field => {
        const isNames = (NAMES as readonly string[]).includes(field)
        return [field, (isNames ? z.union([filled, z.array(filled).min(1)]) : filled).optional()]
      }),
    ),
  ),
)

const interfaceSchema = z.record(
  text,
  z.lazy((): z.ZodType => z.union([text, interfaceSchema])),
)

/** The schemas of the files that people write, by name; settings of editors say which file has which. */
export const EDITOR_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  publication: forYaml('The settings of a publication', publicationSchema),
  acronyms: forYaml('Acronyms', acronymsSchema),
  terms: forYaml('The words that every translation uses', termsSchema),
  words: forYaml('Words that are right though no dictionary has them', ownWordsSchema),
  versions: forYaml('Earlier versions', versionsSchema),
  round: forYaml('A round of consultation', roundSchema),
  locale: forJson('Translations of a chapter', localeSchema),
  register: forJson('Ids of the segments of a chapter', registerSchema),
  references: forJson('Works that are cited otherwise in a language', referencesSchema),
  interface: forJson('Words that the pages show', interfaceSchema),
}

function forJson(title: string, schema: z.ZodType): JsonSchema {
  return { ...z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }), title }
}

/** In our YAML every scalar is a text; an editor takes `0.10` for a number and `true` for a flag. */
function forYaml(title: string, schema: z.ZodType): JsonSchema {
  const json = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema, path }) => {
      if (jsonSchema.type !== 'string' || path.at(-1) === 'propertyNames') return
      if (jsonSchema.enum?.every(word => word === 'true' || word === 'false')) {
        jsonSchema.type = 'boolean'
        delete jsonSchema.enum
      } else if (!jsonSchema.enum && jsonSchema.pattern === undefined) {
        jsonSchema.type = ['string', 'number', 'boolean'] as unknown as 'string'
      }
    },
  })
  return { ...(JSON.parse(JSON.stringify(json), asFlag) as JsonSchema), title }
}

/** What stands where a flag is not given is a flag as well. */
function asFlag(_key: string, value: unknown): unknown {
  const isFlag = typeof value === 'object' && value !== null && 'type' in value && value.type === 'boolean'
  return isFlag && 'default' in value ? { ...value, default: value.default === 'true' } : value
}
