import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import type { VFile } from 'vfile'
import type { Source } from '../model/source.ts'
import { anchorHeadings } from './anchors.ts'
import { resolveDirectives } from './directives.ts'
import { withoutExcess } from './excess.ts'
import { applyFrontMatter } from './front-matter.ts'
import { resolveInline } from './inline.ts'
import { reportMergeConflict } from './merge-conflict.ts'
import { limitNesting } from './nesting.ts'
import { remarkSyntax } from './syntax.ts'

const processor = unified().use(remarkParse).use(remarkSyntax).freeze() as unknown as Processor<Root>

/** The tree of a text as it is typed: nothing in it is resolved or reported. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text)
}

export interface ParseOptions {
  name: string
  slug: string
  /** Ids that a recommendation may address. */
  actors: ReadonlySet<string>
}

/** Parses a chapter, once for all languages and editions, into the content model. Problems are messages on `file`. */
export function parseSource(file: VFile, { name, slug, actors }: ParseOptions): Source {
  reportMergeConflict(file)
  const tree = processor.parse(withoutExcess(file))
  limitNesting(tree, file)
  const { short, numbering } = applyFrontMatter(tree, file)
  resolveDirectives(tree, file, actors)
  anchorHeadings(tree, slug, file)
  // After the anchors: `{#id}` and `{page}` are text until then.
  resolveInline(tree, file)
  return { name, slug, file, tree, short: short ?? '', numbering: numbering ?? 'number', includes: [], segments: [] }
}
