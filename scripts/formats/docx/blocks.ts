import { Paragraph } from 'docx'
import type { Heading, List, Paragraph as MdastParagraph, Nodes, PhrasingContent, RootContent } from 'mdast'
import type { Translate } from '../../model/interface.ts'
import type { DefinitionList } from '../../model/nodes.ts'
import type { Sources } from '../../resolve/nodes.ts'
import { anchorsOf } from './bookmarks.ts'
import { LOOKS, type Place, type WordContext } from './context.ts'
import { blockParagraphs } from './framed.ts'
import { LIST_INDENT, NUMBER_IN_LIST } from './numbering.ts'
import { hasNumbers, joinBlocks, type ParagraphOptions, paragraph, placeIn, type WordBlock } from './paragraph.ts'
import { isPhrasing, type Span, spansOf } from './spans.ts'
import { tableOf } from './tables.ts'
import { trackedBlock } from './tracked.ts'

/** Blocks of the text as Word's. */
export function wordBlocks(nodes: readonly RootContent[], place: Place, context: WordContext): WordBlock[] {
  const blocks: WordBlock[] = []
  let line: PhrasingContent[] = []
  const endLine = (): void => {
    if (line.length > 0) joinBlocks(blocks, [textParagraph({ type: 'paragraph', children: line }, place, context)])
    line = []
  }
  for (const node of nodes) {
    if (isPhrasing(node)) {
      line.push(node)
      continue
    }
    endLine()
    joinBlocks(blocks, wordBlock(node, placeOfBlock(node, place), context))
  }
  endLine()
  return blocks
}

function placeOfBlock(node: RootContent, place: Place): Place {
  const change = trackedBlock(node.data?.change) ?? place.change
  return placeIn({ ...place, change }, node.data?.lang)
}

function wordBlock(node: RootContent, place: Place, context: WordContext): WordBlock[] {
  switch (node.type) {
    case 'paragraph':
      return [textParagraph(node, place, context)]
    case 'heading':
      return [heading(node, place, context)]
    case 'list':
      return list(node, place, context)
    case 'blockquote':
      return wordBlocks(node.children, { ...place, look: LOOKS.quote }, context)
    case 'code':
      return [codeParagraph(node.value, place, context)]
    case 'thematicBreak':
      return [new Paragraph({ style: 'Rule' })]
    case 'table':
      return [tableOf(node, { place, spanRows: place.again }, context)]
    case 'definitionList':
      return definitionList(node, place, context)
    case 'sources':
      return [sources(node, place, context)]
    case 'block':
      return blockParagraphs(node, place, context, wordBlocks)
    default:
      return []
  }
}

function textParagraph(node: MdastParagraph, place: Place, context: WordContext): Paragraph {
  const indent = place.indent > 0 ? { left: place.indent } : undefined
  const style = place.level > 0 ? place.look.list : place.look.paragraph
  const { paragraph: number, staysWithNext: keepNext } = node.data ?? {}
  const options = {
    style,
    anchors: anchorsOf(node.data),
    indent,
    number,
    ...changeOf(node),
    ...(keepNext && { keepNext }),
  }
  return paragraph(spansOf(node.children), options, place, context)
}

/** What a paragraph is told of what became of its line. */
export function changeOf({ data }: Pick<Nodes, 'data'>): Pick<ParagraphOptions, 'change'> {
  return data?.change ? { change: data.change } : {}
}

/** Chapters are of the first rank; the title of the document has none. */
function heading(node: Heading, place: Place, context: WordContext): Paragraph {
  const depth = Math.min(node.depth, 4)
  // What came or went has its number written, so that the others are counted as they should once it is accepted or rejected.
  const numbering = place.again || place.change ? undefined : context.numbering.heading(node, node.depth)
  const number = headingNumber(node, context.t)
  const written: Span[] = number === '' || numbering ? [] : [{ text: `${number} `, marks: {} }]
  const pageBreakBefore = node.depth === 1 && context.startsPage()
  const options = {
    ...{ style: `Heading${depth}`, anchors: anchorsOf(node.data), numbering, pageBreakBefore },
    ...changeOf(node),
  }
  return paragraph([...written, ...spansOf(node.children)], options, place, context)
}

/** The number of a heading as it is printed: `2.1`, `Annex A`; empty where it has none. */
export function headingNumber({ depth, data }: Heading, t: Translate): string {
  const number = data?.number ?? ''
  return depth === 1 && /^[A-Z]+$/.test(number) ? t('heading.annex', { number }) : number
}

/** Real lists: the first paragraph of an item has its number or bullet, others stand below its words. */
function list(node: List, place: Place, context: WordContext): WordBlock[] {
  const numbering = context.numbering.list(node, place.level)
  const isNumbered = hasNumbers(place, context) && !place.inCell && place.look !== LOOKS.note
  const step = LIST_INDENT + (isNumbered ? NUMBER_IN_LIST : 0)
  const inside: Place = { ...place, level: place.level + 1, indent: place.indent + step }
  return node.children.flatMap(item => {
    const [first, ...others] = item.children
    const change = trackedBlock(item.data?.change) ?? inside.change
    const place = placeIn({ ...inside, change }, item.data?.lang)
    const words = first?.type === 'paragraph' ? first : undefined
    const at = words ? placeOfBlock(words, place) : place
    const head = paragraph(
      spansOf(words?.children ?? []),
      {
        style: place.look.list,
        anchors: [...anchorsOf(item.data), ...anchorsOf(words?.data)],
        number: words?.data?.paragraph,
        ...(words && changeOf(words)),
        numbering,
        indent: { left: place.indent, hanging: step },
        tabStop: isNumbered && words?.data?.paragraph !== undefined ? place.indent - NUMBER_IN_LIST : undefined,
      },
      at,
      context,
    )
    return [head, ...wordBlocks(words || !first ? others : [first, ...others], place, context)]
  })
}

/** Terms stand above what they mean. */
function definitionList(node: DefinitionList, place: Place, context: WordContext): WordBlock[] {
  return node.children.flatMap(item =>
    item.children.flatMap(part => {
      const change = trackedBlock(part.data?.change) ?? trackedBlock(item.data?.change) ?? place.change
      const at = placeIn({ ...place, change }, part.data?.lang)
      if (part.type === 'definitionTerm') {
        const options = { style: 'DefinitionTerm', anchors: anchorsOf(part.data), keepNext: true, ...changeOf(part) }
        return [paragraph(spansOf(part.children), options, at, context)]
      }
      const look = at.look === LOOKS.text ? LOOKS.definition : at.look
      return wordBlocks(part.children, { ...at, look, indent: place.indent + LIST_INDENT }, context)
    }),
  )
}

/** What a figure, table or box rests on. */
function sources(node: Sources, place: Place, context: WordContext): Paragraph {
  const label: Span = { text: context.t('caption.source', { count: node.count }), marks: { style: 'Label' } }
  const at = { ...place, lang: context.language.tag }
  const options = { style: 'Sources', ...changeOf(node) }
  return paragraph([label, { text: ' ', marks: {} }, ...spansOf(node.children)], options, at, context)
}

function codeParagraph(value: string, place: Place, context: WordContext): Paragraph {
  const spans = value
    .split('\n')
    .flatMap((text, index): Span[] => [
      ...(index === 0 ? [] : [{ text: '', marks: {}, break: true }]),
      { text, marks: { code: true } },
    ])
  return paragraph(spans, { style: 'CodeBlock' }, place, context)
}
