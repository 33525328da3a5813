import type { VFile } from 'vfile'
import { parseDocument } from 'yaml'
import * as z from 'zod'
import yamlSyntax from '../rules/yaml-syntax.ts'
import { report } from './messages.ts'
import { pointsOf } from './points.ts'
import { yamlFaults } from './yaml-faults.ts'
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
  const faults = yamlFaults(document, { text, lineAt: offset => pointAt(offset).line })
  for (const { reason, offset } of faults) report(file, yamlSyntax, reason, { place: pointAt(offset) })
  if (faults.length > 0) return undefined
  const parsed = schema.safeParse(document.toJS() ?? {})
  if (parsed.success) return { value: parsed.data, placeOf: path => pointAt(offsetOf(document, path)) }
  for (const issue of parsed.error.issues) reportIssue(file, { schema, document, issue, pointAt })
  return undefined
}

/** `true` or `false` in a YAML file whose scalars are read as strings. */
export const flag = z.enum(['true', 'false']).transform(word => word === 'true')
