import type { VFile } from 'vfile'
import { type Document, parseDocument, visit } from 'yaml'
import * as z from 'zod'
import yamlSyntax from '../rules/yaml-syntax.ts'
import { report } from './messages.ts'
import { pointsOf } from './points.ts'
import { offsetOf, reportIssue } from './yaml-issues.ts'

/** A YAML text read under a schema, with the places of its values. */
export interface YamlData<T> {
  value: T
  /** Place of the value at a path of keys and indexes; of the nearest parent where there is none. */
  placeOf(path: readonly PropertyKey[]): { line: number; column: number }
}

export interface YamlOptions {
  /** The YAML, where it is not the whole file. */
  text?: string
  /** Number of lines of the file above it: front matter begins on line 2. */
  lineOffset?: number
}

/**
 * Parses a file's YAML and validates it. Scalars stay strings (`version: 0.10` is not a number), so schemas are made of
 * strings; see `flag` for booleans. Anchors, aliases and tags are refused: they are texts that lack quotation marks.
 * Syntax errors (`yaml-syntax`) and schema errors (`yaml-schema`) are all reported with line and column; unknown keys get
 * a suggestion.
 *
 * @returns undefined when anything was wrong.
 */
export function readYaml<T>(file: VFile, schema: z.ZodType<T>, options: YamlOptions = {}): YamlData<T> | undefined {
  const { text = String(file), lineOffset = 0 } = options
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'error' })
  const pointIn = pointsOf(text)
  const pointAt = (offset: number) => {
    const { line, column } = pointIn(Math.min(offset, text.length))
    return { line: line + lineOffset, column }
  }
  const faults = faultsOf(document)
  for (const { reason, offset } of faults) report(file, yamlSyntax, reason, { place: pointAt(offset) })
  if (faults.length > 0) return undefined
  const parsed = schema.safeParse(document.toJS() ?? {})
  if (parsed.success) return { value: parsed.data, placeOf: path => pointAt(offsetOf(document, path)) }
  for (const issue of parsed.error.issues) reportIssue(file, { schema, document, issue, pointAt })
  return undefined
}

/** `true` or `false` in a YAML file whose scalars are read as strings. */
export const flag = z.enum(['true', 'false']).transform(word => word === 'true')

/** Where the last text in quotation marks begins that begins before an offset. */
function quoteBefore(document: Document, end: number): number | undefined {
  let found: number | undefined
  visit(document, {
    Scalar(_key, { type, range }) {
      if (type?.startsWith('QUOTE_') && range && range[0] <= end) found = Math.max(found ?? 0, range[0])
    },
  })
  return found
}

function faultsOf(document: Document): { reason: string; offset: number }[] {
  // What follows a quotation mark that nothing closes follows from it.
  const open = document.errors.find(({ message }) => message.startsWith('Missing closing'))
  const mark = open && quoteBefore(document, open.pos[0])
  if (mark !== undefined) return [{ reason: 'This quotation mark has none that closes it: write one', offset: mark }]
  const faults = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    reason: `This is no YAML: ${message.split(/ at line \d+/)[0] ?? message}`,
    offset: pos[0],
  }))
  const refuse = (mark: string, offset = 0): void => {
    faults.push({ reason: `\`${mark}\` has a meaning of its own in YAML: put the text in quotation marks`, offset })
  }
  visit(document, {
    Alias: (_key, { source, range }) => refuse(`*${source}`, range?.[0]),
    Value: (_key, { anchor, range }) => (anchor === undefined ? undefined : refuse(`&${anchor}`, range?.[0])),
  })
  return faults
}
