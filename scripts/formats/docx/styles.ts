import { escapeXml } from '../../ground/xml-text.ts'
import type { Language } from '../../model/publication.ts'
import type { Colours } from './colours.ts'
import { NUMBER_STYLE } from './paragraph.ts'
import { type ParagraphStyle, paragraphStyles } from './paragraph-styles.ts'
import { fonts, MONO, SERIF, sans } from './style-parts.ts'

/**
 * word/styles.xml: Word's own styles where there is one, in the colours of the publication.
 *
 * @param width of the text, in twips
 */
export function stylesXml({ tag }: Pick<Language, 'tag'>, colours: Colours, width: number): string {
  const paragraphs = Object.entries(paragraphStyles(colours, width)).map(([id, style]) => paragraphXml(id, style))
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${fonts(SERIF)}<w:color w:val="${colours.ink}"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${escapeXml(tag)}" w:eastAsia="${escapeXml(tag)}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${paragraphs.join('')}${characterStyles(colours)}${tableStyles(colours)}</w:styles>`
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
    style(NUMBER_STYLE, 'Paragraph Number', sans(17, c.inkSoft, false), true),
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
    style(
      'PolicyForm',
      'Policy Form',
      `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side => line(side, 4, c.line)).join('')}</w:tblBorders>`,
    ),
    style('PolicyPairs', 'Policy Pairs', `<w:tblBorders>${line('insideV', 4, c.line)}</w:tblBorders>`),
    style('PolicyFrame', 'Policy Frame', `<w:tblBorders>${line('left', 24, c.brand)}</w:tblBorders>`),
  ].join('')
}
