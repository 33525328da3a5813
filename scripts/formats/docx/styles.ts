import type { Language } from '../../model/publication.ts'
import { escapeXml } from './xml.ts'

/** Fonts that come with Word, and that LibreOffice has others of the same widths for. */
const SERIF = 'Cambria'
const SANS = 'Calibri'
const MONO = 'Consolas'

/** The colours of templates/theme.css. */
export interface Colours {
  ink: string
  inkSoft: string
  brand: string
  brandSoft: string
  accent: string
  accentSoft: string
  line: string
}

const STANDARD: Colours = {
  ink: '1c2430',
  inkSoft: '4a5566',
  brand: '173f6b',
  brandSoft: 'e9eff6',
  accent: '0f6b66',
  accentSoft: 'e6f2f1',
  line: 'c5cedb',
}

/** The colours that a publication's theme has, as far as they are written as six digits. */
export function coloursOf(theme: string): Colours {
  const found = new Map(
    [...theme.matchAll(/--([a-z-]+):\s*#([0-9a-f]{6})\b/gi)].map(([, name, colour]) => [name, colour]),
  )
  return {
    ink: found.get('ink') ?? STANDARD.ink,
    inkSoft: found.get('ink-soft') ?? STANDARD.inkSoft,
    brand: found.get('brand') ?? STANDARD.brand,
    brandSoft: found.get('brand-soft') ?? STANDARD.brandSoft,
    accent: found.get('accent') ?? STANDARD.accent,
    accentSoft: found.get('accent-soft') ?? STANDARD.accentSoft,
    line: found.get('line') ?? STANDARD.line,
  }
}

interface ParagraphStyle {
  /** As Word calls its own styles, which it then shows in the reader's language. */
  name: string
  basedOn?: string
  next?: string
  /** XML of `w:pPr` and `w:rPr`. */
  paragraph?: string
  run?: string
}

/** word/styles.xml: Word's own styles where there is one, in the colours of the publication. */
export function stylesXml({ tag }: Pick<Language, 'tag'>, colours: Colours): string {
  const paragraphs = Object.entries(paragraphStyles(colours)).map(([id, style]) => paragraphXml(id, style))
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${fonts(SERIF)}<w:color w:val="${colours.ink}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${escapeXml(tag)}" w:eastAsia="${escapeXml(tag)}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${paragraphs.join('')}${characterStyles(colours)}${tableStyles(colours)}</w:styles>`
}

function paragraphStyles(c: Colours): Record<string, ParagraphStyle> {
  const headings = [
    { size: 40, before: 0, after: 200 },
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
    BodyText: { name: 'Body Text', basedOn: 'Normal', paragraph: spacing(0, 140, 286) },
    Quote: {
      name: 'Quote',
      basedOn: 'BodyText',
      paragraph: `<w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="${c.accent}"/></w:pBdr><w:ind w:left="340" w:right="340"/>`,
      run: `<w:i/><w:color w:val="${c.brand}"/>`,
    },
    Attribution: {
      name: 'Attribution',
      basedOn: 'Normal',
      paragraph: `${spacing(0, 200, 264)}<w:ind w:left="340" w:right="340"/>`,
      run: sans(19, c.inkSoft),
    },
    List: { name: 'List', basedOn: 'BodyText', paragraph: spacing(0, 80, 286) },
    Caption: {
      name: 'caption',
      basedOn: 'Normal',
      next: 'BodyText',
      paragraph: `<w:keepLines/>${spacing(160, 120, 264)}`,
      run: sans(19, c.inkSoft),
    },
    Sources: { name: 'Sources', basedOn: 'Normal', paragraph: spacing(60, 120, 252), run: sans(18, c.inkSoft) },
    Figure: { name: 'Figure', basedOn: 'Normal', next: 'Caption', paragraph: `<w:keepNext/>${spacing(160, 60, 240)}` },
    TableText: { name: 'Table Text', basedOn: 'Normal', paragraph: spacing(40, 40, 252), run: sans(18, c.ink) },
    TableHeading: {
      name: 'Table Heading',
      basedOn: 'TableText',
      paragraph: '<w:keepNext/>',
      run: sans(18, c.brand, true),
    },
    BoxText: { name: 'Box Text', basedOn: 'Normal', paragraph: spacing(0, 120, 276), run: sans(20, c.ink) },
    BoxList: { name: 'Box List', basedOn: 'BoxText', paragraph: spacing(0, 60, 276) },
    BoxTitle: {
      name: 'Box Title',
      basedOn: 'BoxText',
      next: 'BoxText',
      paragraph: '<w:keepNext/>',
      run: sans(21, c.ink, true),
    },
    BoxFoot: { name: 'Box Foot', basedOn: 'BoxText', run: sans(18, c.inkSoft) },
    CellEnd: {
      name: 'Cell End',
      basedOn: 'Normal',
      paragraph: '<w:spacing w:line="20" w:lineRule="exact"/>',
      run: '<w:sz w:val="2"/>',
    },
    DefinitionTerm: {
      name: 'Definition Term',
      basedOn: 'BodyText',
      paragraph: `<w:keepNext/>${spacing(60, 0, 286)}`,
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
      paragraph: `${spacing(0, 100, 264)}<w:ind w:left="400" w:hanging="400"/>`,
      run: '<w:sz w:val="19"/>',
    },
    FootnoteText: {
      name: 'footnote text',
      basedOn: 'Normal',
      paragraph: spacing(0, 30, 240),
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
      paragraph: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>${spacing(120, 40, 252)}`,
      run: sans(21, c.ink, true),
    },
    TOC2: {
      name: 'toc 2',
      basedOn: 'Normal',
      paragraph: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>${spacing(0, 30, 252)}<w:ind w:left="300"/>`,
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

function paragraphXml(id: string, { name, basedOn, next, paragraph = '', run = '' }: ParagraphStyle): string {
  const isOwn = /^(?:Cover|Attribution|Sources|Figure|Table|Box|CellEnd|Definition|Code|Rule|Imprint)/.test(id)
  return [
    `<w:style w:type="paragraph"${id === 'Normal' ? ' w:default="1"' : ''}${isOwn ? ' w:customStyle="1"' : ''} w:styleId="${id}">`,
    `<w:name w:val="${name}"/>`,
    basedOn === undefined ? '' : `<w:basedOn w:val="${basedOn}"/>`,
    next === undefined ? '' : `<w:next w:val="${next}"/>`,
    `<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`,
  ].join('')
}

function characterStyles(c: Colours): string {
  const style = (id: string, name: string, run: string, isOwn = false): string =>
    `<w:style w:type="character"${isOwn ? ' w:customStyle="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr>${run}</w:rPr></w:style>`
  return [
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    style('Hyperlink', 'Hyperlink', `<w:color w:val="${c.brand}"/><w:u w:val="single"/>`),
    style(
      'FootnoteReference',
      'footnote reference',
      `<w:color w:val="${c.accent}"/><w:vertAlign w:val="superscript"/>`,
    ),
    style('Label', 'Label', `<w:b/><w:color w:val="${c.accent}"/>`, true),
    style('Code', 'Code', `${fonts(MONO)}<w:noProof/><w:sz w:val="19"/>`, true),
  ].join('')
}

function tableStyles(c: Colours): string {
  const line = (name: string, size: number, colour: string): string =>
    `<w:${name} w:val="single" w:sz="${size}" w:space="0" w:color="${colour}"/>`
  const style = (id: string, name: string, table: string, rest = ''): string =>
    `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="TableNormal"/><w:tblPr>${table}</w:tblPr>${rest}</w:style>`
  return [
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="90" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    style(
      'PolicyTable',
      'Policy Table',
      `<w:tblBorders>${line('top', 8, c.brand)}${line('bottom', 8, c.brand)}${line('insideH', 4, c.line)}</w:tblBorders>`,
      `<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${c.brandSoft}"/></w:tcPr></w:tblStylePr>`,
    ),
    style(
      'PolicyBox',
      'Policy Box',
      `<w:tblBorders>${line('top', 18, c.accent)}</w:tblBorders>`,
      `<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${c.accentSoft}"/></w:tcPr>`,
    ),
    style('PolicyPairs', 'Policy Pairs', `<w:tblBorders>${line('insideV', 4, c.line)}</w:tblBorders>`),
    style('PolicyFrame', 'Policy Frame', `<w:tblBorders>${line('left', 24, c.brand)}</w:tblBorders>`),
  ].join('')
}

function fonts(name: string): string {
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`
}

/** @param size in half points */
function sans(size: number, colour: string, bold = false): string {
  return `${fonts(SANS)}${bold ? '<w:b/>' : ''}<w:color w:val="${colour}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`
}

/** Before and after in twips, lines in 240ths of their height. */
function spacing(before: number, after: number, line: number): string {
  return `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`
}
