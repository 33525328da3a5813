import { Paragraph, type ParagraphChild, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { RootContent } from 'mdast'
import { definitionOf } from '../../blocks/registry.ts'
import { partsOf } from '../../blocks/shared/changed-parts.ts'
import { type BlockParts, type FootNote, type Run, runsOf } from '../../blocks/shared/parts.ts'
import type { Block } from '../../model/nodes.ts'
import { plainText } from '../../resolve/plain-text.ts'
import { anchorsOf } from './bookmarks.ts'
import { LOOKS, type Place, type WordContext } from './context.ts'
import { endingWell, joinBlocks, NUMBER_HANGS, paragraph, type WordBlock } from './paragraph.ts'
import { pictureRuns } from './runs.ts'
import { type Span, spansOf } from './spans.ts'

/** Inside a frame, left and right, in twips. */
const FRAME_MARGIN = 170

/** Characters of a frame that is kept on one page: about a sixth of it. A longer one would leave as much of a page empty. */
const LONGEST_WHOLE = 500

/** Makes Word's blocks of those inside. */
type Inner = (nodes: readonly RootContent[], place: Place, context: WordContext) => WordBlock[]

/** A block of ours: what its parts are, in their order, looks as its shape says. */
export function blockParagraphs(block: Block, place: Place, context: WordContext, inner: Inner): WordBlock[] {
  const definition = definitionOf(block)
  const parts = partsOf(definition, block, context.blocks)
  const at = { ...place, again: place.again || definition.content === 'none' }
  if (parts.shape !== 'framed') return [...shaped(block, { parts, inner }, at, context)]
  const inside = {
    ...at,
    look: LOOKS.box,
    width: place.width - place.indent - 2 * FRAME_MARGIN,
    indent: 0,
    level: 0,
  }
  const options = { aside: parts.aside, whole: plainText(block).length < LONGEST_WHOLE }
  return [frame(shaped(block, { parts, inner }, inside, context), options, place, context)]
}

interface Shaped {
  parts: BlockParts
  inner: Inner
}

function shaped(block: Block, { parts, inner }: Shaped, place: Place, context: WordContext): WordBlock[] {
  const { label, title, picture, body, caption, attribution, foot } = parts
  const anchors = anchorsOf(block.data)
  const blocks: WordBlock[] = []
  const isFramed = parts.shape === 'framed'
  /** The anchors stand with whatever comes first. */
  const take = (): string[] => anchors.splice(0)
  if (picture)
    blocks.push(
      paragraph(
        [],
        {
          ...{ style: 'Figure', anchors: take(), keepNext: true, number: block.data?.paragraph },
          before: trackedPicture(pictureRuns(picture, place, context), place, context),
        },
        place,
        context,
      ),
    )
  const [firstCaption, ...moreCaption] = caption
  if (picture) {
    const words = firstCaption?.type === 'paragraph' ? firstCaption : undefined
    const at = { ...place, lang: words?.data?.lang ?? place.lang }
    const spans = [...labelSpans(label), ...spansOf(words?.children ?? [])]
    const data = {
      ...{ style: 'Caption', anchors: anchorsOf(words?.data), number: words?.data?.paragraph },
      ...(words?.data?.change ? { change: words.data.change } : {}),
    }
    // An older picture stands above the newer one, without words of its own.
    const isBare = block.data?.change?.kind === 'deleted' && block.children.length === 0
    if (spans.length > 0 && !isBare) blocks.push(paragraph(spans, data, at, context))
    blocks.push(...inner(words || !firstCaption ? moreCaption : caption, withStyle(place, 'Caption'), context))
  } else if (label !== '' || title) {
    const spans = [...labelSpans(label), ...spansIn(spansOf(title?.children ?? []), title?.data?.lang)]
    const style = isFramed ? 'BoxTitle' : 'Caption'
    const anchors = [...take(), ...anchorsOf(title?.data)]
    blocks.push(
      paragraph(spans, { style, anchors, keepNext: !isFramed, number: title?.data?.paragraph }, place, context),
    )
  }
  const look = parts.shape === 'quotation' ? LOOKS.pulled : parts.shape === 'references' ? LOOKS.references : place.look
  blocks.push(...inner(body, { ...place, look }, context))
  if (runsOf(attribution).length > 0) {
    const own = block.data?.wordSegments?.by?.split('/')[1]
    const spans = runsOf(attribution).map(spanOfRun)
    const options = { style: 'Attribution', anchors: own === undefined ? [] : [own] }
    joinBlocks(blocks, [paragraph(spans, options, place, context)])
  }
  if (foot.length > 0) joinBlocks(blocks, [paragraph(footSpans(foot), { style: 'BoxFoot' }, place, context)])
  return blocks
}

function trackedPicture(runs: ParagraphChild[], { change }: Place, { changes }: WordContext): ParagraphChild[] {
  return change && runs.length > 0 ? [changes.around(change, runs)] : runs
}

function labelSpans(label: string): Span[] {
  return label === ''
    ? []
    : [
        { text: label, marks: { style: 'Label' } },
        { text: ' ', marks: {} },
      ]
}

function spansIn(spans: readonly Span[], lang: string | undefined): Span[] {
  return spans.map(span => ({ ...span, ...(span.lang === undefined ? languageOf(lang) : {}) }))
}

function footSpans(foot: readonly FootNote[]): Span[] {
  return foot.flatMap(({ runs }, index) => [...(index === 0 ? [] : [{ text: ' ', marks: {} }]), ...runs.map(spanOfRun)])
}

function spanOfRun({ text, lang, target, change }: Run): Span {
  return {
    ...{ text, marks: {}, ...languageOf(lang) },
    ...(target === undefined ? {} : { link: { anchor: target } }),
    ...(change === undefined ? {} : { change: { kind: change } }),
  }
}

function languageOf(lang: string | undefined): { lang?: string } {
  return lang === undefined ? {} : { lang }
}

function withStyle(place: Place, style: string): Place {
  return { ...place, look: { paragraph: style, list: style } }
}

interface FrameOptions {
  aside: boolean
  /** Whether it stays on one page. */
  whole: boolean
}

/** A table of one cell: tables and lists can stand in it, and a long one goes on over pages. */
function frame(
  children: readonly WordBlock[],
  { aside, whole }: FrameOptions,
  { width, indent, inCell, change }: Pick<Place, 'width' | 'indent' | 'inCell' | 'change'>,
  context: WordContext,
): Table {
  // Numbers stand in it as far left as those of the text.
  const margin = context.paragraphs && !inCell ? NUMBER_HANGS : 0
  const size = width - indent + margin
  // A cell ends with a paragraph.
  const last = children.at(-1)
  const content = endingWell(last instanceof Table ? [...children, endOfCell()] : children)
  return new Table({
    style: aside ? 'PolicyBox' : 'PolicyFrame',
    columnWidths: [size],
    layout: TableLayoutType.FIXED,
    width: { size, type: WidthType.DXA },
    ...(indent === margin ? {} : { indent: { size: indent - margin, type: WidthType.DXA } }),
    margins: { left: FRAME_MARGIN + margin, right: FRAME_MARGIN, top: 100, bottom: 100 },
    rows: [
      new TableRow({
        cantSplit: whole,
        ...context.changes.row(change),
        children: [new TableCell({ width: { size, type: WidthType.DXA }, children: content })],
      }),
    ],
  })
}

/** Word wants a paragraph behind a table that a cell ends with: as small as there is one. */
function endOfCell(): Paragraph {
  return new Paragraph({ style: 'CellEnd' })
}
