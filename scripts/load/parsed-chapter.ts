import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { createCache } from '../ground/cache.ts'
import { toolchainState } from '../ground/tree-state.ts'
import { type ParseOptions, parseSource } from '../markdown/parse.ts'
import type { Source } from '../model/source.ts'

/** A chapter as it was parsed: all of it that is no function and no file. */
type Parsed = Pick<Source, 'tree' | 'short' | 'numbering'>

/** In characters: what is shorter is parsed sooner than found, where the parser has not just been loaded. */
const WORTH_KEEPING = 100

const cache = createCache()

/** Parses a chapter, or takes what was made of the same text the last time. One with problems is always parsed: they are told. */
export function parsedChapter(file: VFile, options: ParseOptions): Source {
  const { name, slug, actors } = options
  const text = String(file)
  const state = text.length < WORTH_KEEPING || file.messages.length > 0 ? undefined : toolchainState()
  const inputs = state === undefined ? undefined : [state, file.path, name, slug, ...actors, text]
  const kept = inputs && cache.read('chapter', inputs)
  if (isParsed(kept)) return { name, slug, file, ...kept, includes: [], segments: [] }
  const source = parseSource(file, options)
  const { tree, short, numbering } = source
  if (inputs && file.messages.length === 0) cache.write('chapter', inputs, { tree, short, numbering } satisfies Parsed)
  return source
}

function isParsed(kept: unknown): kept is Parsed {
  return typeof kept === 'object' && kept !== null && (kept as { tree?: Root }).tree?.type === 'root'
}
