import type { FootnoteDefinition, Heading, Parent, Root, RootContent } from 'mdast'
import { EXIT, SKIP, visit } from 'unist-util-visit'
import { definitionOf } from '../blocks/registry.ts'
import { copyTree } from '../ground/copy-tree.ts'
import { report } from '../ground/messages.ts'
import { anchorsIn } from '../markdown/anchors.ts'
import { attributePlace } from '../markdown/attribute-place.ts'
import { attachedFile, attachmentAddress } from '../model/attachment.ts'
import type { Block } from '../model/nodes.ts'
import type { Edition } from '../model/publication.ts'
import type { Source } from '../model/source.ts'
import { includedFile, sourceName } from '../model/source-name.ts'
import includeExcess from '../rules/include-excess.ts'
import includeMissing from '../rules/include-missing.ts'

/** A chapter of one edition in one language, with its includes in place. */
export interface ChapterTree {
  source: Source
  tree: Root
}

export interface AssembleOptions {
  edition: Edition
  sources: ReadonlyMap<string, Source>
  /** The sources' trees in the wanted language, by source name. They are copied, not changed. */
  trees: ReadonlyMap<string, Root>
}

/**
 * Puts an edition together: its chapters in order, each include replaced by the blocks of the included file, or of
 * the part with the anchor asked for. Every node remembers the source that it comes from in `data.scope`.
 *
 * Reports `include-missing` on the including source where the part does not exist.
 */
export function assembleEdition({ edition, sources, trees }: AssembleOptions): ChapterTree[] {
  const chapters: ChapterTree[] = []
  const context = { edition, sources, trees, includes: 0 }
  // One that is listed twice is reported, and put in once.
  for (const name of new Set(edition.chapters)) {
    const source = sources.get(name)
    if (source) chapters.push({ source, tree: expand(source, context, []) })
  }
  gatherFootnotes(chapters, trees)
  return chapters
}

/**
 * Puts the footnotes of every source that a chapter draws on at the chapter's end, once in the edition: an included part
 * calls notes that are defined elsewhere in its file.
 */
function gatherFootnotes(chapters: readonly ChapterTree[], trees: ReadonlyMap<string, Root>): void {
  const gathered = new Set<string>()
  for (const { tree } of chapters) {
    const scopes = new Set<string>()
    visit(tree, (node, index, parent) => {
      if (node.data?.scope !== undefined) scopes.add(node.data.scope)
      if (node.type !== 'footnoteDefinition' || !parent) return undefined
      parent.children.splice(index as number, 1)
      return [SKIP, index as number]
    })
    for (const scope of scopes) {
      const definitions = gathered.has(scope) ? [] : definitionsOf(trees.get(scope))
      gathered.add(scope)
      for (const definition of definitions) {
        visit(definition, node => {
          node.data = { ...node.data, scope }
        })
        tree.children.push(definition)
      }
    }
  }
}

function definitionsOf(tree: Root | undefined): FootnoteDefinition[] {
  const definitions: FootnoteDefinition[] = []
  if (tree)
    visit(tree, 'footnoteDefinition', definition => {
      definitions.push(copyTree(definition))
    })
  return definitions
}

interface Context extends AssembleOptions {
  /** How many includes were followed. */
  includes: number
}

/** A file that includes another twice, which includes another twice, and so on, would never come to its end. */
const MOST_INCLUDES = 1000

function expand(source: Source, context: Context, trail: readonly string[]): Root {
  const tree = copyTree(context.trees.get(source.name) ?? source.tree)
  visit(tree, (node, index, parent) => {
    if (node.type === 'yaml' || (node.type === 'heading' && node.depth === 1 && trail.length > 0)) {
      parent?.children.splice(index as number, 1)
      return [SKIP, index as number]
    }
    node.data = { ...node.data, scope: source.name }
    if (node.type === 'link' || node.type === 'definition') {
      const file = attachedFile(source.name, node.url)
      if (file !== undefined) node.url = attachmentAddress(file)
    }
    if (node.type !== 'block' || !definitionOf(node).includes) return undefined
    const blocks = includedBlocks(node, source, context, [...trail, source.name])
    ;(parent as Parent).children.splice(index as number, 1, ...blocks)
    return [SKIP, (index as number) + blocks.length]
  })
  return tree
}

function includedBlocks(include: Block, from: Source, context: Context, trail: readonly string[]): RootContent[] {
  const { sources, edition } = context
  const { src = '' } = include.attributes
  const included = sources.get(sourceName(includedFile(from, src)))
  if (!included || trail.includes(included.name)) return []
  context.includes++
  if (context.includes > MOST_INCLUDES + 1) return []
  if (context.includes > MOST_INCLUDES) {
    const reason = `Edition \`${edition.id}\` has more than ${MOST_INCLUDES} includes: write some of the texts where they stand`
    report(from.file, includeExcess, reason, { place: attributePlace(include, 'src', from.file) })
    return []
  }
  const tree = expand(included, context, trail)
  const anchor = src.split('#')[1]
  if (anchor === undefined || anchor === chapterHeading(included.tree)?.data?.id) return tree.children
  const part = partOf(tree, anchor)
  if (part.length === 0)
    report(from.file, includeMissing, `No anchor \`#${anchor}\` in \`content/${included.name}.md\``, {
      place: attributePlace(include, 'src', from.file, `#${anchor}`),
      actual: anchor,
      expected: anchorsIn(tree),
    })
  return part
}

/** The block with an anchor, also inside another; for a heading, everything up to the next heading of its rank. */
function partOf(tree: Root, anchor: string): RootContent[] {
  let part: RootContent[] = []
  visit(tree, (node, index, parent) => {
    if (node.data?.id !== anchor || !parent || index === undefined) return undefined
    const blocks = parent.children as RootContent[]
    const end =
      node.type === 'heading'
        ? blocks.findIndex((block, at) => at > index && block.type === 'heading' && block.depth <= node.depth)
        : index + 1
    part = blocks.slice(index, end < 0 ? undefined : end)
    return EXIT
  })
  return part
}

/** The chapter's own heading: the first of depth 1. */
export function chapterHeading(tree: Root): Heading | undefined {
  return tree.children.find((node): node is Heading => node.type === 'heading' && node.depth === 1)
}
