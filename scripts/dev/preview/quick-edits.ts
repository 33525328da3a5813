import type { Element, ElementContent } from 'hast'
import type { BlockContent, Heading, Nodes, Paragraph, Parents, PhrasingContent, Root, Text } from 'mdast'
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
import { segmentChanges } from './segment-changes.ts'
import type { Place, Snapshot } from './snapshot.ts'

/** A part of a page as it reads now. */
export interface QuickEdit {
  /** Its anchor in the page. */
  anchor: string
  /** What is to be done: its words are others, it went, or something came behind it. */
  change: 'words' | 'gone' | 'behind'
  /** What stands in it; what came, with its own element. */
  html: string
}

/**
 * The paragraphs, items, cells, captions and headings of a page that were edited, came or went since the snapshot was taken, in the
 * chapters or in their translations, without putting the edition together anew, which takes a second: in their words, with the
 * notes, citations and references that they had. For new ones an ellipsis stands until the next snapshot.
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

/** What stands where the build has not worked out yet what is to stand. */
const PENDING: Text = { type: 'text', value: '…' }

/** A text with the nodes that it was read as, whose offsets count in it. */
interface Written {
  node: Nodes
  text: string
}

type Edit =
  | { what: 'words'; id: string; before: Written; after: Written }
  | { what: 'gone'; id: string }
  /** Behind the segment with the id. */
  | { what: 'behind'; id: string; block: Heading | Paragraph; isItem: boolean }

/** Kinds of segments that are an element of their own, with nothing else in it but a label. */
const SHOWN: ReadonlySet<Segment['kind']> = new Set(['h', 'p', 'li', 'td', 'cap'])

/** What became of the segments of a chapter. */
function chapterEdits({ publication, content }: Prepared, name: string): Edit[] {
  const old = content.sources.get(name)
  const file = old && readTextFile(publication.root, `content/${name}.md`)
  if (!old || !file || String(file) === String(old.file)) return []
  const { tree } = parseSource(file, { name, slug: old.slug, actors: new Set(publication.actors.keys()) })
  const [was, is] = [String(old.file), String(file)]
  return segmentChanges(old.segments, extractSegments(tree, is, name)).flatMap((change): Edit[] => {
    if (change.what === 'edited') {
      const { before, after } = change
      if (!before.node || !SHOWN.has(before.kind)) return []
      const written = { before: { node: before.node, text: was }, after: { node: after.node, text: is } }
      return [{ what: 'words', id: before.id, ...written }]
    }
    if (change.what === 'gone') return MOVING.has(change.before.kind) ? [{ what: 'gone', id: change.before.id }] : []
    const { after, behind } = change
    const { node, kind } = after
    const isItem = kind === 'li'
    if (!MOVING.has(kind) || (isItem ? behind.kind !== 'li' : !tree.children.some(child => child === node))) return []
    if (node.type !== 'heading' && node.type !== 'paragraph') return []
    return [{ what: 'behind', id: behind.id, block: node, isItem }]
  })
}

/** Kinds of segments that may come and go by themselves. */
const MOVING: ReadonlySet<Segment['kind']> = new Set(['h', 'p', 'li'])

/** Segments of a chapter whose translation was edited. */
function translationEdits({ publication, content, localised }: Prepared, place: Place, name: string): Edit[] {
  const { language } = place.localised
  const old = localised.locales.find(locale => locale.language.id === language.id)?.files.get(name)
  const file = old && readTextFile(publication.root, localePath(language, name))
  if (!old || !file || String(file) === String(old.file)) return []
  const { entries } = readLocaleFile(file)
  return (content.sources.get(name)?.segments ?? []).flatMap((segment): Edit[] => {
    const [before, after] = [old.entries, entries].map(each => each.get(segment.id)?.target ?? '') as [string, string]
    if (before === after || after === '' || !SHOWN.has(segment.kind)) return []
    const [was, now] = [before, after].map(text => onlyParagraph(parseSegment(text, isInline(segment)).tree))
    // Where nothing was translated, the page shows the source.
    const source = content.sources.get(name)
    const shown =
      before === ''
        ? segment.node && { node: segment.node, text: String(source?.file) }
        : was && { node: was, text: before }
    if (!shown || !now) return []
    return [{ what: 'words', id: segment.id, before: shown, after: { node: now, text: after } }]
  })
}

function onlyParagraph({ children: [first, ...more] }: Root): Paragraph | undefined {
  return first?.type === 'paragraph' && more.length === 0 ? first : undefined
}

function renderEdit(edit: Edit, rendition: Rendition): QuickEdit | undefined {
  const shown = blockOf(rendition, edit.id)
  if (!shown) return undefined
  const anchor = shown.data?.id ?? edit.id.split('/')[1] ?? ''
  if (edit.what === 'gone') return { anchor, change: 'gone', html: '' }
  if (edit.what === 'behind') {
    const children = resolveWords(edit.block.children, new Map(), '') as PhrasingContent[]
    const block = { ...edit.block, children }
    const item: BlockContent = {
      type: 'list',
      spread: false,
      children: [{ type: 'listItem', spread: false, children: [block as Paragraph] }],
    }
    const compiled = compileBlock(edit.isItem ? item : block, rendition)
    const element = edit.isItem ? compiled?.children.find(isElement) : compiled
    return element && { anchor, change: 'behind', html: stringifyHtml({ type: 'root', children: [element] }) }
  }
  const { before, after } = edit
  const known = resolvedBySource(before.node, shown, before.text)
  const children = resolveWords((after.node as Parents).children, known, after.text) as PhrasingContent[]
  const block: Heading | Paragraph = shown.type === 'heading' ? { ...shown, children } : { type: 'paragraph', children }
  const compiled = compileBlock(block, rendition)
  return compiled && { anchor, change: 'words', html: stringifyHtml({ type: 'root', children: compiled.children }) }
}

function compileBlock(block: BlockContent, rendition: Rendition): Element | undefined {
  const { tag } = rendition.document.language
  const root: Root = { type: 'root', children: [block] }
  placeCalls(root, rulesOf(tag).notes.placement)
  const [compiled] = compileBlocks(root, htmlContext(rendition, 'screen')).filter(isElement)
  if (compiled) setTypography(compiled, tag)
  return compiled
}

function isElement(node: ElementContent): node is Element {
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

/** What became of each citation, note and reference, by how it is written; of none where they are not told apart. */
function resolvedBySource(raw: Nodes, resolved: Nodes, text: string): Map<string, Nodes[]> {
  const [written, made] = [madeIn(raw), madeIn(resolved)]
  if (written.length !== made.length) return new Map()
  return Map.groupBy(made, node => sliceOf(written[made.indexOf(node)] as Nodes, text))
}

/** Words of a paragraph with what the build made of the same citations before. */
function resolveWords(nodes: readonly Nodes[], known: ReadonlyMap<string, Nodes[]>, text: string): Nodes[] {
  const left = new Map([...known].map(([key, made]) => [key, [...made]]))
  const resolve = (node: Nodes): Nodes => {
    if (isMade(node)) return copyTree(left.get(sliceOf(node, text))?.shift() ?? PENDING)
    if (!('children' in node)) return copyTree(node)
    return { ...node, children: (node.children as Nodes[]).map(resolve) } as Nodes
  }
  return nodes.map(resolve)
}

function sliceOf({ position }: Nodes, text: string): string {
  return text.slice(position?.start.offset, position?.end.offset)
}
