import type { VFile } from 'vfile'
import { type Document, isCollection, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml'
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
  const found = issue.path.length === 0 ? document.contents : nodeAt(document, issue.path)
  const actual = isScalar(found) ? found.value : found
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
    const node = nodeAt(document, path.slice(0, length))
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

/** The node at a path; undefined where there is none. */
function nodeAt(document: Document, path: readonly PropertyKey[]): unknown {
  let node: unknown = document.contents
  for (const step of path)
    if (isMap(node)) node = pairOf(node, String(step))?.value
    else if (isSeq(node)) node = node.items[Number(step)]
    else return undefined
  return node
}

/** Pairs of a map by their keys: the library looks them all through for each, and a map may hold thousands that are wrong. */
const pairs = new WeakMap<YAMLMap, Map<string, Pair>>()

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  let known = pairs.get(map)
  if (!known) {
    known = new Map()
    for (const pair of map.items) if (isScalar(pair.key)) known.set(String(pair.key.value), pair)
    pairs.set(map, known)
  }
  return known.get(key)
}

function keyOffset(document: Document, path: readonly PropertyKey[], key: string): number {
  const parent = nodeAt(document, path)
  if (!isMap(parent)) return offsetOf(document, path)
  const pair = pairOf(parent, key)
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
