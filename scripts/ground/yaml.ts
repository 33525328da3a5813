import type { VFile } from 'vfile'
import { isMap, isNode, isSeq, parseDocument } from 'yaml'
import * as z from 'zod'
import yamlSyntax from '../rules/yaml-syntax.ts'
import { createCache } from './cache.ts'
import { report } from './messages.ts'
import { pointsOf } from './points.ts'
import { toolchainState } from './tree-state.ts'
import { type YamlFault, yamlFaults } from './yaml-faults.ts'
import { reportIssue } from './yaml-issues.ts'

/** Values of texts without a fault. Their places are looked up in the parsed text, which few ask for. */
const cache = createCache()

/** In characters: what is shorter is parsed sooner than found. */
const WORTH_KEEPING = 500

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
  const pointIn = pointsOf(text)
  const pointAt = (offset: number) => {
    const { line, column } = pointIn(Math.min(offset, text.length))
    return { line: line + lineOffset, column }
  }
  const faultless = readKept(text, faults => {
    for (const { reason, offset } of faults) report(file, yamlSyntax, reason, { place: pointAt(offset) })
  })
  if (!faultless) return undefined
  const { value, places } = faultless
  const parsed = schema.safeParse(value)
  if (parsed.success) return { value: parsed.data, placeOf: path => pointAt(offsetAt(places, path)) }
  const document = parse(text)
  for (const issue of parsed.error.issues) reportIssue(file, { schema, document, issue, pointAt })
  return undefined
}

/** A text without a fault. */
interface Faultless {
  value: unknown
  places: Places
}

/** Where a value begins, as an offset in the text, and where those in it do. */
type Places = [offset: number, within?: Record<string, Places>]

/** Takes a text to pieces, or finds what was made of it the last time. */
function readKept(text: string, tell: (faults: YamlFault[]) => void): Faultless | undefined {
  const state = text.length < WORTH_KEEPING ? undefined : toolchainState()
  const inputs = state && [state, text]
  const kept = inputs && cache.read('yaml', inputs)
  if (kept) return kept as Faultless
  const document = parse(text)
  const pointAt = pointsOf(text)
  const faults = yamlFaults(document, { text, lineAt: offset => pointAt(Math.min(offset, text.length)).line })
  tell(faults)
  if (faults.length > 0) return undefined
  const made: Faultless = { value: document.toJS() ?? {}, places: placesOf(document.contents) }
  if (inputs) cache.write('yaml', inputs, made)
  return made
}

const parse = (text: string) => parseDocument(text, { schema: 'failsafe', logLevel: 'error', uniqueKeys: false })

function placesOf(node: unknown): Places {
  const offset = isNode(node) && node.range ? node.range[0] : 0
  if (isMap(node)) {
    const within: Record<string, Places> = Object.create(null)
    for (const { key, value } of node.items) if (isNode(value)) within[String(key)] = placesOf(value)
    return [offset, within]
  }
  if (isSeq(node)) return [offset, Object.fromEntries(node.items.map((item, index) => [index, placesOf(item)]))]
  return [offset]
}

/** Offset of the value at a path, or of the nearest one above it. */
function offsetAt(places: Places, path: readonly PropertyKey[]): number {
  let [offset, within] = places
  for (const step of path) {
    const found = within && Object.hasOwn(within, step) ? within[String(step)] : undefined
    if (!found) break
    offset = found[0]
    within = found[1]
  }
  return offset
}

/** `true` or `false` in a YAML file whose scalars are read as strings. */
export const flag = z.enum(['true', 'false']).transform(word => word === 'true')
