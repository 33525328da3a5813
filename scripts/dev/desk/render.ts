import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Nodes, Paragraph, Parents, PhrasingContent, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { compileBlocks } from '../../formats/html/compile.ts'
import { type HtmlContext, htmlContext } from '../../formats/html/context.ts'
import { setTypography } from '../../formats/html/typography.ts'
import { copyTree } from '../../ground/copy-tree.ts'
import { isPlain } from '../../markdown/segments.ts'
import type { Segment } from '../../model/source.ts'
import { makeRendition, type Rendition } from '../../renditions/rendition.ts'
import type { ResolvedDocument } from '../../resolve/document.ts'
import type { Locale } from '../../translations/locales/locale.ts'
import { translateSource } from '../../translations/translate.ts'
import type { DeskChapter } from './chapter.ts'
import { type Draft, withDraft } from './draft.ts'

/** Renders translations as the edition prints them: numbered, cited, with the notes that they call. */
export interface SegmentRenderer {
  /** Empty where nothing of the segment is printed. */
  render(segment: Segment): ElementContent[]
}

/** Renders a chapter's translations as they are on disk. */
export function savedRenderer(chapter: DeskChapter): SegmentRenderer {
  const { snapshot, place, locale } = chapter
  return createRenderer(chapter, place && snapshot.rendition(place), locale)
}

/** Renders a draft in the midst of what is on disk: its notes have the numbers that they will have. */
export function draftRenderer(chapter: DeskChapter, segment: Segment, draft: Draft): SegmentRenderer {
  const { prepared, source, place, sourceLanguage } = chapter
  const locale = withDraft(chapter, segment, draft)
  if (!place || isPlain(segment.kind)) return createRenderer(chapter, undefined, locale)
  const tree = translateSource(source, locale, sourceLanguage)
  const trees = new Map(place.localised.trees).set(source.name, tree)
  const rendition = makeRendition(prepared, place.edition, { ...place.localised, trees })
  return createRenderer(chapter, rendition, locale)
}

function createRenderer(chapter: DeskChapter, rendition: Rendition | undefined, locale: Locale): SegmentRenderer {
  const { tag } = locale.language
  const context = rendition && htmlContext({ ...rendition, localised: chapter.localised }, 'screen')
  const blocks = rendition && findBlocks(rendition.document)
  return {
    render(segment) {
      if (isPlain(segment.kind)) return typeset([h('p', targetOf(segment, locale))], tag)
      const found = blocks?.get(segment.id)
      if (!found || !context) return []
      return typeset(compileSegment(withFollowing(found, segment, locale), context), tag)
    },
  }
}

interface Block {
  node: Nodes
  parent: Parents
}

/** Where segments stand in an edition, by their ids. */
function findBlocks({ chapters, notes }: ResolvedDocument): Map<string, Block> {
  const blocks = new Map<string, Block>()
  const roots = [
    ...chapters.map(({ tree }) => tree),
    ...notes.map(({ children }): Root => ({ type: 'root', children })),
  ]
  for (const root of roots)
    visit(root, (node, _index, parent) => {
      const id = node.data?.segment
      if (id !== undefined && parent && !blocks.has(id)) blocks.set(id, { node, parent })
    })
  return blocks
}

/** A target may hold several blocks; only the first one bears the segment's id. */
function withFollowing({ node, parent }: Block, segment: Segment, locale: Locale): Nodes[] {
  const siblings = parent.children as Nodes[]
  const [located] = locale.find(segment.id)
  const line = located?.file.placeOf(located.id, 'target').line
  const isOfTarget = (other: Nodes): boolean =>
    other.data?.path === located?.file.file.path && other.position?.start.line === line
  const rest = siblings.slice(siblings.indexOf(node) + 1)
  const end = rest.findIndex(other => !isOfTarget(other))
  return isOfTarget(node) ? [node, ...rest.slice(0, end < 0 ? undefined : end)] : [node]
}

function compileSegment(nodes: Nodes[], context: HtmlContext): ElementContent[] {
  const compiled = compileBlocks({ type: 'root', children: nodes.map(asBlock) } as Root, context)
  const calls = new Set<number>()
  for (const node of nodes) visit(node, 'noteCall', ({ number }) => void calls.add(number))
  const notes = [...calls].flatMap(number => {
    const note = context.notes[number - 1]
    const children = note && compileBlocks(copyTree({ type: 'root', children: note.children }), context)
    return children ? [h('li', { value: number, lang: note.lang }, children)] : []
  })
  const all = [...compiled, ...(notes.length > 0 ? [h('ol.rendered-notes', notes)] : [])]
  detach(all)
  return all
}

/** A heading, cell or title as a paragraph of its words: what it would be by itself is no part of the desk's page. */
function asBlock(node: Nodes): Nodes {
  const copy = copyTree(node)
  if (copy.type !== 'heading' && copy.type !== 'tableCell' && copy.type !== 'title') return copy
  const paragraph: Paragraph = { type: 'paragraph', children: copy.children as PhrasingContent[] }
  return { ...paragraph, data: copy.data ?? {} }
}

/** Takes what holds for a whole page only from a piece of it: anchors, links, marks of what is to be translated. */
function detach(content: ElementContent[]): void {
  visit(h('div', content), 'element', element => {
    const { id: _, className, href, title, ...properties } = element.properties
    const classes = Array.isArray(className) ? className : []
    const isMarked = classes.includes('stale') || classes.includes('untranslated')
    const kept = classes.filter(name => name !== 'stale' && name !== 'untranslated' && name !== 'prefilled')
    element.properties = { ...properties, ...(kept.length > 0 ? { className: kept } : {}) }
    if (title !== undefined && !isMarked) element.properties.title = title
    if (element.tagName === 'a') {
      element.tagName = 'span'
      element.properties = { className: ['link'] }
    }
  })
}

function targetOf({ id }: Segment, locale: Locale): string {
  return locale.find(id)[0]?.entry.target ?? ''
}

function typeset(content: ElementContent[], tag: string): ElementContent[] {
  const holder = h('div', content)
  setTypography(holder, tag)
  return holder.children
}
