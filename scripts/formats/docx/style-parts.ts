/** Fonts that come with Word, and that LibreOffice has others of the same widths for. */
export const SERIF = 'Cambria'
const SANS = 'Calibri'
export const MONO = 'Consolas'

/** XML of a font. */
export function fonts(name: string): string {
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`
}

/**
 * XML of words in the sans-serif font.
 *
 * @param size in half points
 * @param bold as the words around where it is not said
 */
export function sans(size: number, colour: string, bold?: boolean): string {
  const weight = bold === undefined ? '' : `<w:b${bold ? '' : ' w:val="0"'}/>`
  return `${fonts(SANS)}${weight}<w:color w:val="${colour}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`
}

/** XML of the space around a paragraph: before and after in twips, lines in 240ths of their height. */
export function spacing(before: number, after: number, line: number): string {
  return `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`
}
