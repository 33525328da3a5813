import type { VFile } from 'vfile'
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import { report } from '../messages.ts'

/** A YAML text read under a schema, with the places of its values. */
export interface YamlData<T> {
  value: T
  /** Place of the value at a path of keys and indexes; of the nearest parent where there is none. */
  placeOf(path: readonly PropertyKey[]): { line: number; column: number }
}

export interface YamlOptions {
  /** Where the YAML starts in the file: front matter begins on line 2. Offset in characters. */
  text?: string
  lineOffset?: number
}

/**
 * Parses a file's YAML and validates it. Scalars stay strings (`version: 0.10` is not a number), so schemas are made of
 * strings; see `flag` for booleans. Syntax errors (`yaml-syntax`) and schema errors (`yaml-schema`) are all reported
 * with line and column; unknown keys get a suggestion.
 *
 * @returns undefined when anything was wrong.
 */
export function readYaml<T>(file: VFile, schema: z.ZodType<T>, options: YamlOptions = {}): YamlData<T> | undefined {
  const lines = new LineCounter()
  const lineOffset = options.lineOffset ?? 0
  const document = parseDocument(options.text ?? String(file), { lineCounter: lines, schema: 'failsafe' })
  const pointAt = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: line + lineOffset, column: col }
  }
  for (const error of document.errors) {
    const reason = error.message.split(/ at line \d+/)[0] ?? error.message
    report(file, 'yaml-syntax', `Unexpected YAML: ${reason}`, { place: pointAt(error.pos[0]) })
  }
  if (document.errors.length > 0) return undefined
  const placeOf = (path: readonly PropertyKey[]) => pointAt(offsetOf(document, path))
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 100 }) ?? {})
  if (parsed.success) return { value: parsed.data, placeOf }
  for (const issue of parsed.error.issues) reportIssue(file, schema, document, issue, pointAt)
  return undefined
}

/** `true` or `false` in a YAML file whose scalars are read as strings. */
export const flag = z
  .enum(['true', 'false'], { error: 'expected `true` or `false`' })
  .transform(word => word === 'true')

function reportIssue(
  file: VFile,
  schema: z.ZodType,
  document: Document,
  issue: z.core.$ZodIssue,
  pointAt: (offset: number) => { line: number; column: number },
): void {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path)
    for (const key of issue.keys)
      report(file, 'yaml-schema', `Unexpected key \`${key}\`${inPath(issue.path)}`, {
        place: pointAt(keyOffset(document, issue.path, key)),
        actual: key,
        expected: known,
      })
    return
  }
  const actual = document.getIn(issue.path)
  const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : []
  const name = issue.path.join('.') || 'the file'
  if (actual === undefined) {
    report(file, 'yaml-schema', `Missing \`${name}\``, { place: pointAt(offsetOf(document, issue.path)) })
    return
  }
  const shown = typeof actual === 'string' ? `\`${actual}\`` : 'value'
  const expectation = allowed.length > 0 ? `expected ${allowed.map(value => `\`${value}\``).join(', ')}` : issue.message
  report(file, 'yaml-schema', `Unexpected ${shown} for \`${name}\`, ${lowerFirst(expectation)}`, {
    place: pointAt(offsetOf(document, issue.path)),
    ...(typeof actual === 'string' ? { actual, expected: allowed } : {}),
  })
}

function inPath(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '' : ` in \`${path.join('.')}\``
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** Offset of the node at a path, or of the nearest one above it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

function keyOffset(document: Document, path: readonly PropertyKey[], key: string): number {
  const parent = path.length === 0 ? document.contents : document.getIn(path, true)
  if (!isMap(parent)) return offsetOf(document, path)
  const pair = parent.items.find(item => isScalar(item.key) && item.key.value === key)
  return isScalar(pair?.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path)
}

/** Keys of the object schema at a path of a value. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema
  for (const step of path) {
    current = unwrap(current)
    if (current instanceof z.ZodObject) current = current.shape[step as string]
    else if (current instanceof z.ZodArray) current = current.element
    else if (current instanceof z.ZodRecord) current = current.valueType
  }
  current = unwrap(current)
  return current instanceof z.ZodObject ? Object.keys(current.shape) : []
}

function unwrap(schema: unknown): unknown {
  let current = schema
  while (
    current instanceof z.ZodDefault ||
    current instanceof z.ZodPrefault ||
    current instanceof z.ZodOptional ||
    current instanceof z.ZodPipe
  )
    current = current instanceof z.ZodPipe ? current.in : current.unwrap()
  return current
}
