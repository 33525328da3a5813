import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Nodes, Paragraph, Parents, PhrasingContent, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { compileBlocks } from '../../formats/html/compile.ts'
import { htmlContext } from '../../formats/html/context.ts'
import { setTypography } from '../../formats/html/typography.ts'
import { readTextFile } from '../../ground/files.ts'
import { stringifyHtml } from '../../ground/stringify-html.ts'
import { rulesOf } from '../../languages/registry.ts'
import { parseSource } from '../../markdown/parse.ts'
import { extractSegments } from '../../markdown/segments.ts'
import type { Segment, Source } from '../../model/source.ts'
import { sourcesOf } from '../../model/source-name.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import { placeCalls } from '../../resolve/call-placement.ts'
import type { Place, Snapshot } from './snapshot.ts'

/** A paragraph of a page as it reads now. */
export interface QuickEdit {
  /** Its anchor in the page. */
  anchor: string
  /** What stands in it. */
  html: string
}

/**
 * The paragraphs of a page that were edited since the snapshot was taken, without putting the edition together anew, which takes
 * a second: in their words, with the notes, citations and references that they had. What cannot be shown so, a new
 * citation or another number of paragraphs, waits for the next snapshot.
 */
export function quickEdits(snapshot: Snapshot, place: Place): QuickEdit[] {
  const { prepared } = snapshot
  const rendition = snapshot.knownRendition(place)
  if (!prepared || !rendition || place.localised.language.id !== prepared.publication.languages[0].id) return []
  const { publication, content } = prepared
  const actors = new Set(publication.actors.keys())
  return [...sourcesOf(place.edition, content.sources)].flatMap(name => {
    const old = content.sources.get(name)
    const file = old && readTextFile(publication.root, `content/${name}.md`)
    if (!old || !file || String(file) === String(old.file)) return []
    const fresh = parseSource(file, { name, slug: old.slug, actors })
    fresh.segments = extractSegments(fresh.tree, String(file), name)
    return editedPairs(old, fresh).flatMap(([before, after]) => {
      const html = renderEdit({ before, after, old, fresh, rendition })
      return html === undefined ? [] : [{ anchor: before.id.split('/')[1] ?? '', html }]
    })
  })
}

/** Segments that were edited where they stand: what is between the first and the last difference, if nothing came or went. */
function editedPairs({ segments: olds }: Source, { segments: news }: Source): [before: Segment, after: Segment][] {
  if (olds.length !== news.length) return []
  return olds.flatMap((before, index): [Segment, Segment][] => {
    const after = news[index]
    return after && before.kind === after.kind && before.text !== after.text && SHOWN.has(before.kind)
      ? [[before, after]]
      : []
  })
}

/** Kinds of segments that are an element of their own with nothing else in it. */
const SHOWN: ReadonlySet<Segment['kind']> = new Set(['p', 'li', 'td'])

interface Edit {
  before: Segment
  after: Segment
  old: Source
  fresh: Source
  rendition: Rendition
}

function renderEdit({ before, after, old, fresh, rendition }: Edit): string | undefined {
  const shown = blockOf(rendition, before.id)
  if (!shown || !before.node || !after.node) return undefined
  const known = resolvedBySource(before.node, shown, String(old.file))
  const words = known && resolveWords((after.node as Parents).children, known, String(fresh.file))
  if (!words) return undefined
  const { tag } = rendition.document.language
  const paragraph: Paragraph = { type: 'paragraph', children: words as PhrasingContent[] }
  const root: Root = { type: 'root', children: [paragraph] }
  placeCalls(root, rulesOf(tag).notes.placement)
  const [compiled] = compileBlocks(root, htmlContext(rendition, 'screen')).filter(isElement)
  if (!compiled) return undefined
  const holder = h('p', compiled.children)
  setTypography(holder, tag)
  return stringifyHtml({ type: 'root', children: holder.children })
}

function isElement(node: ElementContent): node is Extract<ElementContent, { type: 'element' }> {
  return node.type === 'element'
}

function blockOf({ document: { chapters } }: Rendition, id: string): Nodes | undefined {
  let found: Nodes | undefined
  for (const { tree } of chapters)
    visit(tree, node => {
      if (node.data?.segment === id) found ??= node
    })
  return found
}

/** Nodes that the build makes something of: all but words and their emphasis. */
function isMade(node: Nodes): boolean {
  return MADE.has(node.type) || (node.type === 'link' && node.data?.isReference === true)
}

const MADE: ReadonlySet<string> = new Set([
  ...['citation', 'footnoteReference', 'crossReference'],
  ...['noteCall', 'formatted', 'pageReference'],
])

function madeIn(node: Nodes): Nodes[] {
  const made: Nodes[] = []
  visit(node, one => {
    if (isMade(one)) made.push(one)
  })
  return made
}

/** What became of each citation, note and reference, by how it is written. */
function resolvedBySource(raw: Nodes, resolved: Nodes, text: string): Map<string, Nodes[]> | undefined {
  const [written, made] = [madeIn(raw), madeIn(resolved)]
  if (written.length !== made.length) return undefined
  return Map.groupBy(made, node => sliceOf(written[made.indexOf(node)] as Nodes, text))
}

/** Words of a paragraph with what the build made of the same citations before; undefined where there are others. */
function resolveWords(nodes: readonly Nodes[], known: Map<string, Nodes[]>, text: string): Nodes[] | undefined {
  const left = new Map([...known].map(([key, made]) => [key, [...made]]))
  const resolve = (node: Nodes): Nodes => {
    if (isMade(node)) {
      const made = left.get(sliceOf(node, text))?.shift()
      if (!made) throw new UnknownNode()
      return structuredClone(made)
    }
    if (!('children' in node)) return structuredClone(node)
    return { ...node, children: (node.children as Nodes[]).map(resolve) } as Nodes
  }
  try {
    return nodes.map(resolve)
  } catch (error) {
    if (error instanceof UnknownNode) return undefined
    throw error
  }
}

class UnknownNode extends Error {}

function sliceOf({ position }: Nodes, text: string): string {
  return text.slice(position?.start.offset, position?.end.offset)
}
