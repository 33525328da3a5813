import type { Colours } from './colours.ts'
import { fonts, MONO, sans, spacing } from './style-parts.ts'

/** Twips that quotations are set in by. */
export const QUOTE_INDENT = 340

/** A style of paragraphs. */
export interface ParagraphStyle {
  /** As Word calls its own styles, which it then shows in the reader's language. */
  name: string
  basedOn?: string
  next?: string
  /** XML of `w:pPr` and `w:rPr`. */
  paragraph?: string
  run?: string
}

/**
 * The styles of paragraphs by their ids.
 *
 * @param width of the text, in twips
 */
export function paragraphStyles(c: Colours, width: number): Record<string, ParagraphStyle> {
  const quoteIndent = `<w:ind w:left="${QUOTE_INDENT}" w:right="${QUOTE_INDENT}"/>`
  const headings = [
    { size: 40, before: 360, after: 160 },
    { size: 26, before: 320, after: 100 },
    { size: 23, before: 240, after: 80 },
    { size: 21, before: 200, after: 60 },
  ].map(({ size, before, after }, index): [string, ParagraphStyle] => [
    `Heading${index + 1}`,
    {
      name: `heading ${index + 1}`,
      basedOn: 'Normal',
      next: 'BodyText',
      paragraph: `<w:keepNext/><w:keepLines/>${spacing(before, after, 252)}<w:outlineLvl w:val="${index}"/>`,
      run: sans(size, c.brand, true),
    },
  ])
  return {
    Normal: { name: 'Normal', paragraph: '<w:widowControl/>' },
    ...Object.fromEntries(headings),
    Title: {
      name: 'Title',
      basedOn: 'Normal',
      paragraph: `<w:keepLines/><w:suppressAutoHyphens/>${spacing(120, 200, 252)}`,
      run: sans(56, c.brand, true),
    },
    Subtitle: { name: 'Subtitle', basedOn: 'Normal', paragraph: spacing(0, 480, 276), run: sans(30, c.inkSoft) },
    CoverText: { name: 'Cover Text', basedOn: 'Normal', paragraph: spacing(0, 120, 276), run: sans(22, c.inkSoft) },
    CoverEdition: {
      name: 'Cover Edition',
      basedOn: 'Normal',
      paragraph: spacing(1800, 120, 276),
      run: sans(26, c.accent, true),
    },
    BodyText: { name: 'Body Text', basedOn: 'Normal', paragraph: spacing(0, 140, 285) },
    Quote: {
      name: 'Quote',
      basedOn: 'BodyText',
      paragraph: quoteIndent,
      run: `<w:color w:val="${c.inkSoft}"/>`,
    },
    IntenseQuote: {
      name: 'Intense Quote',
      basedOn: 'BodyText',
      paragraph: `<w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="${c.accent}"/></w:pBdr>${quoteIndent}`,
      run: `<w:i/><w:color w:val="${c.brand}"/>`,
    },
    Attribution: {
      name: 'Attribution',
      basedOn: 'Normal',
      paragraph: `${spacing(0, 200, 264)}${quoteIndent}`,
      run: sans(19, c.inkSoft),
    },
    List: { name: 'List', basedOn: 'BodyText', paragraph: spacing(0, 80, 285) },
    Definition: { name: 'Definition', basedOn: 'BodyText', paragraph: spacing(0, 60, 264) },
    Caption: {
      name: 'caption',
      basedOn: 'Normal',
      next: 'BodyText',
      paragraph: `<w:keepLines/>${spacing(160, 120, 264)}`,
      run: sans(19, c.inkSoft),
    },
    Sources: { name: 'Sources', basedOn: 'Normal', paragraph: spacing(60, 120, 252), run: sans(18, c.inkSoft) },
    Figure: { name: 'Figure', basedOn: 'Normal', next: 'Caption', paragraph: `<w:keepNext/>${spacing(160, 60, 240)}` },
    TableText: { name: 'Table Text', basedOn: 'Normal', paragraph: spacing(50, 50, 264), run: sans(19, c.ink) },
    TableHeading: {
      name: 'Table Heading',
      basedOn: 'TableText',
      paragraph: '<w:keepNext/>',
      run: sans(19, c.brand, true),
    },
    BoxText: { name: 'Box Text', basedOn: 'Normal', paragraph: spacing(0, 100, 264), run: sans(20, c.ink) },
    BoxList: { name: 'Box List', basedOn: 'BoxText', paragraph: spacing(0, 50, 264) },
    BoxTitle: {
      name: 'Box Title',
      basedOn: 'BoxText',
      next: 'BoxText',
      paragraph: '<w:keepNext/>',
      run: sans(20, c.ink, true),
    },
    BoxFoot: { name: 'Box Foot', basedOn: 'BoxText', run: sans(18, c.inkSoft) },
    CellEnd: {
      name: 'Cell End',
      basedOn: 'Normal',
      paragraph: '<w:spacing w:line="20" w:lineRule="exact"/>',
      run: '<w:sz w:val="2"/>',
    },
    TableGap: {
      name: 'Table Gap',
      basedOn: 'Normal',
      paragraph: '<w:spacing w:line="200" w:lineRule="exact"/>',
    },
    DefinitionTerm: {
      name: 'Definition Term',
      basedOn: 'BodyText',
      paragraph: `<w:keepNext/>${spacing(40, 0, 264)}`,
      run: '<w:b/>',
    },
    CodeBlock: {
      name: 'Code Block',
      basedOn: 'Normal',
      paragraph: `<w:shd w:val="clear" w:color="auto" w:fill="${c.brandSoft}"/>${spacing(80, 160, 252)}`,
      run: `${fonts(MONO)}<w:sz w:val="18"/>`,
    },
    Rule: {
      name: 'Rule',
      basedOn: 'Normal',
      paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="${c.line}"/></w:pBdr>${spacing(120, 240, 240)}`,
    },
    Bibliography: {
      name: 'Bibliography',
      basedOn: 'Normal',
      paragraph: `${spacing(0, 80, 252)}<w:ind w:left="400" w:hanging="400"/>`,
      run: '<w:sz w:val="18"/><w:szCs w:val="18"/>',
    },
    FootnoteText: {
      name: 'footnote text',
      basedOn: 'Normal',
      paragraph: spacing(0, 20, 245),
      run: '<w:sz w:val="17"/><w:szCs w:val="17"/>',
    },
    TOCHeading: {
      name: 'TOC Heading',
      basedOn: 'Normal',
      next: 'BodyText',
      paragraph: `<w:keepNext/><w:pageBreakBefore/>${spacing(0, 200, 252)}`,
      run: sans(40, c.brand, true),
    },
    TOC1: {
      name: 'toc 1',
      basedOn: 'Normal',
      paragraph: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${width}"/></w:tabs>${spacing(120, 40, 252)}`,
      run: sans(21, c.ink, true),
    },
    TOC2: {
      name: 'toc 2',
      basedOn: 'Normal',
      paragraph: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${width}"/></w:tabs>${spacing(0, 30, 252)}<w:ind w:left="300"/>`,
      run: sans(20, c.ink),
    },
    ImprintHeading: {
      name: 'Imprint Heading',
      basedOn: 'Normal',
      next: 'ImprintText',
      paragraph: `<w:keepNext/>${spacing(480, 80, 252)}`,
      run: sans(22, c.brand, true),
    },
    ImprintText: { name: 'Imprint Text', basedOn: 'Normal', paragraph: spacing(0, 60, 264), run: sans(18, c.inkSoft) },
    Header: { name: 'header', basedOn: 'Normal', run: sans(17, c.inkSoft) },
    Footer: { name: 'footer', basedOn: 'Normal', run: sans(17, c.inkSoft) },
  }
}
