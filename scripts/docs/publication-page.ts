import * as z from 'zod'
import { publicationSchema } from '../load/publication-schema.ts'

/** `docs/publication.md`: every key of content/publication.yaml, as the schema under which it is read describes it. */
export function publicationPage(): string {
  return `# content/publication.yaml

The settings of a publication. This page is written from the schema under which the file is read, by \`npm run docs\`; a key
that is not here is refused, with its place and the nearest right word.

${sections([], publicationSchema).join('\n\n')}
`
}

/** A table of an object's keys, and behind it those of the objects inside. */
function sections(path: readonly string[], schema: z.ZodObject, many = false): string[] {
  const entries = Object.entries(schema.shape) as [string, z.ZodType][]
  const heading = path.length === 0 ? '' : `## \`${path.join('.')}\`${many ? ', each' : ''}\n\n`
  const inside = entries.flatMap(([key, value]) => {
    const inner = objectIn(value)
    return inner.object ? sections([...path, key], inner.object, inner.many) : []
  })
  const rows = entries.map(([key, value]) => row(key, value))
  return [`${heading}| key | | what it is |\n|---|---|---|\n${rows.join('\n')}`, ...inside]
}

function row(key: string, schema: z.ZodType): string {
  const presence = isRequired(schema) ? 'required' : defaultOf(schema)
  return `| \`${key}\` | ${presence} | ${schema.description ?? ''} |`
}

function isRequired(schema: z.ZodType): boolean {
  return !schema.safeParse(undefined).success
}

/** What stands where a key is not given, in words. */
function defaultOf(schema: z.ZodType): string {
  const { data } = schema.safeParse(undefined)
  if (data === undefined || objectIn(schema).object) return 'optional'
  if (typeof data === 'number') return `\`${data} mm\``
  if (Array.isArray(data)) return data.length === 0 ? 'optional' : `\`[${data.join(', ')}]\``
  return data === '' || typeof data === 'object' ? 'optional' : `\`${data}\``
}

/** The object that a value is, or those that it is a list of. */
function objectIn(schema: z.ZodType): { object: z.ZodObject | undefined; many: boolean } {
  if (schema instanceof z.ZodObject) return { object: schema, many: false }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return objectIn(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodArray) return { object: objectIn(schema.element as z.ZodType).object, many: true }
  return { object: undefined, many: false }
}
