import type { BlockContent, Heading, Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { copyTree } from '../ground/copy-tree.ts'
import { isPlain } from '../markdown/segments.ts'
import type { Block } from '../model/nodes.ts'
import type { Language } from '../model/publication.ts'
import type { Segment, Source } from '../model/source.ts'
import { type Locale, type Located, type Translation, translationOf } from './locales/locale.ts'
import { isInline, parseSegment } from './locales/target.ts'

/**
 * The tree of a chapter in another language. The source's own stays as it is.
 *
 * What is not translated keeps its source text, with `data.lang` and `data.translation` saying so; what is translated
 * from an older source is marked stale. Anchors and ids stay. Nodes that come from a locale file name it in `data.path`
 * and have their places there.
 */
export function translateSource(source: Source, locale: Locale, sourceLanguage: Language): Root {
  const segments = new Map(source.segments.map(segment => [segment.id, segment]))
  const tree = copyTree(source.tree)

  const replace = (node: Nodes): Nodes[] => {
    for (const [attribute, id] of Object.entries(node.data?.wordSegments ?? {})) {
      const words = segments.get(id)
      if (words && node.type === 'block')
        translateAttribute(node, attribute, translationOf(words, locale), sourceLanguage)
    }
    const segment = segments.get(node.data?.segment ?? '')
    if (!segment || !('children' in node)) {
      replaceAll(node)
      return [node]
    }
    const translation = translationOf(segment, locale)
    const blocks = translation.located && translation.target ? translate(node, segment, translation) : []
    if (blocks.length > 0) return blocks
    node.data = { ...node.data, lang: sourceLanguage.tag, translation: 'untranslated' }
    return [node]
  }
  const replaceAll = (node: Nodes): void => {
    if ('children' in node) node.children = (node.children as Nodes[]).flatMap(replace) as typeof node.children
  }

  replaceAll(tree)
  return tree
}

/** The words of a segment from a list (acronyms, figures, publication.yaml) in one language. */
export function translateText(
  segment: Pick<Segment, 'id' | 'text'>,
  locale: Locale,
): Pick<Translation, 'state'> & { text: string } {
  const { state, target } = translationOf(segment, locale)
  return { state, text: state === 'untranslated' ? segment.text : target }
}

function translateAttribute(
  block: Block,
  attribute: string,
  { state, target }: Translation,
  sourceLanguage: Language,
): void {
  if (state !== 'untranslated') block.attributes[attribute] = target
  else {
    const wordLanguages = { ...block.data?.wordLanguages, [attribute]: sourceLanguage.tag }
    block.data = { ...block.data, wordLanguages }
  }
}

/** The blocks that stand for a node in the translation; none where the target holds no words. */
function translate(node: Parents, segment: Segment, translation: Translation): Nodes[] {
  const located = translation.located as Located
  const { state } = translation
  const mark = state === 'stale' || state === 'prefilled' ? { translation: state } : {}
  const path = located.file.file.path
  if (isPlain(segment.kind)) {
    const at = located.file.placeOf(located.id, 'target')
    const heading = node as Heading
    heading.children = [{ type: 'text', value: translation.target, position: { start: at, end: at }, data: { path } }]
    heading.data = { ...heading.data, ...mark }
    return [heading]
  }
  const { tree } = parseSegment(translation.target, isInline(segment))
  pointInto(tree, located)
  if (isInline(segment)) {
    const words = tree.children.flatMap(block => (block.type === 'paragraph' ? block.children : []))
    node.children = words as typeof node.children
    node.data = { ...node.data, ...mark }
    return words.length > 0 ? [node] : []
  }
  const blocks = tree.children.flatMap(asContent)
  // The anchor stands once, on the first block.
  return blocks.map((block, index) => {
    block.data = { ...(index === 0 ? node.data : {}), ...mark, path }
    return block
  })
}

/** What may stand where a paragraph stood; parity checks report the rest. */
function asContent(block: RootContent): BlockContent[] {
  switch (block.type) {
    case 'paragraph':
    case 'list':
    case 'blockquote':
    case 'table':
    case 'code':
      return [block]
    case 'heading':
      return [paragraphOf(block.children)]
    default:
      return []
  }
}

function paragraphOf(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}

/** Moves the places of parsed nodes from the target's text to the locale file that it stands in. */
function pointInto(tree: Root, { id, file }: Located): void {
  visit(tree, node => {
    const { position } = node
    if (position)
      node.position = {
        start: file.placeOf(id, 'target', position.start.offset ?? 0),
        end: file.placeOf(id, 'target', position.end.offset ?? 0),
      }
    if (node.type !== 'root') node.data = { ...node.data, path: file.file.path }
  })
}
