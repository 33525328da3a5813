import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Heading, Nodes, Paragraph, Parents, PhrasingContent, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Prepared } from '../../build/prepare.ts'
import { compileBlocks } from '../../formats/html/compile.ts'
import { htmlContext } from '../../formats/html/context.ts'
import { setTypography } from '../../formats/html/typography.ts'
import { copyTree } from '../../ground/copy-tree.ts'
import { readTextFile } from '../../ground/files.ts'
import { stringifyHtml } from '../../ground/stringify-html.ts'
import { rulesOf } from '../../languages/registry.ts'
import { parseSource } from '../../markdown/parse.ts'
import { extractSegments } from '../../markdown/segments.ts'
import type { Segment } from '../../model/source.ts'
import { sourcesOf } from '../../model/source-name.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import { placeCalls } from '../../resolve/call-placement.ts'
import { localePath } from '../../translations/load.ts'
import { readLocaleFile } from '../../translations/locales/locale-file.ts'
import { isInline, parseSegment } from '../../translations/locales/target.ts'
import type { Place, Snapshot } from './snapshot.ts'

/** A part of a page as it reads now. */
export interface QuickEdit {
  /** Its anchor in the page. */
  anchor: string
  /** What stands in it. */
  html: string
}

/**
 * The paragraphs, cells and headings of a page that were edited since the snapshot was taken, in the chapters or in their
 * translations, without putting the edition together anew, which takes a second: in their words, with the notes, citations and
 * references that they had. What cannot be shown so, a new citation or another number of paragraphs, waits for the next
 * snapshot.
 */
export function quickEdits(snapshot: Snapshot, place: Place): QuickEdit[] {
  const { prepared } = snapshot
  const rendition = snapshot.knownRendition(place)
  if (!prepared || !rendition) return []
  const isSource = place.localised.language.id === prepared.publication.languages[0].id
  return [...sourcesOf(place.edition, prepared.content.sources)]
    .flatMap(name => (isSource ? chapterEdits(prepared, name) : translationEdits(prepared, place, name)))
    .flatMap(edit => renderEdit(edit, rendition) ?? [])
}

/** A text with the nodes that it was read as, whose offsets count in it. */
interface Written {
  node: Nodes
  text: string
}

interface Edit {
  /** Of the segment. */
  id: string
  before: Written
  after: Written
}

/** Kinds of segments that are an element of their own with nothing else in it. */
const SHOWN: ReadonlySet<Segment['kind']> = new Set(['h', 'p', 'li', 'td'])

/** Segments of a chapter that were edited where they stand, if nothing came or went. */
function chapterEdits({ publication, content }: Prepared, name: string): Edit[] {
  const old = content.sources.get(name)
  const file = old && readTextFile(publication.root, `content/${name}.md`)
  if (!old || !file || String(file) === String(old.file)) return []
  const { tree } = parseSource(file, { name, slug: old.slug, actors: new Set(publication.actors.keys()) })
  const segments = extractSegments(tree, String(file), name)
  if (old.segments.length !== segments.length) return []
  return old.segments.flatMap((before, index): Edit[] => {
    const after = segments[index]
    if (!before.node || !after?.node || before.kind !== after.kind) return []
    if (before.text === after.text || !SHOWN.has(before.kind)) return []
    return [
      {
        id: before.id,
        before: { node: before.node, text: String(old.file) },
        after: { node: after.node, text: String(file) },
      },
    ]
  })
}

/** Segments of a chapter whose translation was edited. */
function translationEdits({ publication, content, localised }: Prepared, place: Place, name: string): Edit[] {
  const { language } = place.localised
  const old = localised.locales.find(locale => locale.language.id === language.id)?.files.get(name)
  const file = old && readTextFile(publication.root, localePath(language, name))
  if (!old || !file || String(file) === String(old.file)) return []
  const { entries } = readLocaleFile(file)
  return (content.sources.get(name)?.segments ?? []).flatMap((segment): Edit[] => {
    const [before, after] = [old.entries, entries].map(each => each.get(segment.id)?.target ?? '') as [string, string]
    if (before === after || before === '' || after === '' || !SHOWN.has(segment.kind)) return []
    const [was, now] = [before, after].map(text => onlyParagraph(parseSegment(text, isInline(segment)).tree))
    if (!was || !now) return []
    return [{ id: segment.id, before: { node: was, text: before }, after: { node: now, text: after } }]
  })
}

function onlyParagraph({ children: [first, ...more] }: Root): Paragraph | undefined {
  return first?.type === 'paragraph' && more.length === 0 ? first : undefined
}

function renderEdit({ id, before, after }: Edit, rendition: Rendition): QuickEdit | undefined {
  const shown = blockOf(rendition, id)
  if (!shown) return undefined
  const known = resolvedBySource(before.node, shown, before.text)
  const words = known && resolveWords((after.node as Parents).children, known, after.text)
  if (!words) return undefined
  const { tag } = rendition.document.language
  const children = words as PhrasingContent[]
  const block: Heading | Paragraph = shown.type === 'heading' ? { ...shown, children } : { type: 'paragraph', children }
  const root: Root = { type: 'root', children: [block] }
  placeCalls(root, rulesOf(tag).notes.placement)
  const [compiled] = compileBlocks(root, htmlContext(rendition, 'screen')).filter(isElement)
  if (!compiled) return undefined
  const holder = h('p', compiled.children)
  setTypography(holder, tag)
  const anchor = shown.data?.id ?? id.split('/')[1] ?? ''
  return { anchor, html: stringifyHtml({ type: 'root', children: holder.children }) }
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
      return copyTree(made)
    }
    if (!('children' in node)) return copyTree(node)
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
