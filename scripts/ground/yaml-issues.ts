import type { VFile } from 'vfile'
import { type Document, isCollection, isMap, isNode, isScalar, isSeq } from 'yaml'
import * as z from 'zod'
import yamlSchema from '../rules/yaml-schema.ts'
import { report } from './messages.ts'

export interface SchemaIssue {
  schema: z.ZodType
  document: Document
  issue: z.core.$ZodIssue
  /** Turns an offset in the YAML into a place in its file. */
  pointAt(offset: number): { line: number; column: number }
}

/** Reports what a schema has found, in words that do not speak of schemas (`yaml-schema`). */
export function reportIssue(file: VFile, { schema, document, issue, pointAt }: SchemaIssue): void {
  if (issue.code === 'unrecognized_keys') {
    const expected = knownKeys(schema, issue.path)
    for (const key of issue.keys)
      report(file, yamlSchema, `No key is called \`${key}\`${named(' in ', issue.path)}`, {
        place: pointAt(keyOffset(document, issue.path, key)),
        actual: key,
        expected,
      })
    return
  }
  const actual = issue.path.length === 0 ? document.contents : document.getIn(issue.path)
  const place = pointAt(offsetOf(document, issue.path))
  if (actual === undefined) {
    report(file, yamlSchema, `Missing${named(' ', issue.path)}`, { place })
    return
  }
  const reason = `${issue.path.length === 0 ? 'The file' : named('', issue.path)} cannot be ${shown(actual)}: ${expectation(issue)}`
  const expected = issue.code === 'invalid_value' ? issue.values.map(String) : []
  report(file, yamlSchema, reason, { place, ...(typeof actual === 'string' ? { actual, expected } : {}) })
}

/** Offset of the node at a path, or of the nearest one above it. */
export function offsetOf(document: Document, path: readonly PropertyKey[]): number {
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

function named(words: string, path: readonly PropertyKey[]): string {
  return path.length === 0 ? '' : `${words}\`${path.join('.')}\``
}

function shown(actual: unknown): string {
  const value = isScalar(actual) ? actual.value : actual
  if (isCollection(value)) {
    const kind = isSeq(value) ? 'list' : 'set of keys'
    return value.items.length === 0 ? `an empty ${kind}` : `a ${kind}`
  }
  return value === '' || value === null ? 'empty' : `\`${value}\``
}

const TYPES: Record<string, string> = {
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
  string: 'a text',
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `write ${issue.values.map(value => `\`${String(value)}\``).join(' or ')}`
    case 'invalid_type':
      return `write ${TYPES[issue.expected] ?? issue.expected}`
    case 'too_small':
      return issue.origin === 'array' ? 'name at least one' : 'write words'
    default:
      // The schemas' own words.
      return issue.message
  }
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
