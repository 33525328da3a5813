import { marksToHtml } from '../model/emphasis-marks.ts'

// citeproc reads meaning into some characters. They travel through it as private-use characters.

/**
 * Characters that citeproc turns into <sup> (the º of "n.º" among them), and those with a meaning in its own
 * replacements: `$&` in a title would print other text twice.
 */
const MISREAD =
  /[$%\u00AA\u00B2\u00B3\u00B9\u00BA\u02B0-\u02B8\u02C0\u02C1\u02E0-\u02E4\u06E5\u06E6\u1D2C-\u1D61\u2070-\u207F\u2120\u2122\u3192-\u319F]/g
const PLANE_15 = 0xf0000
/** An en dash that makes no range. */
export const DASH = String.fromCodePoint(PLANE_15 + 0x2013)
/** An apostrophe that ends no quotation. */
export const APOSTROPHE = String.fromCodePoint(PLANE_15 + 0x2019)
const SHIELDED = /[\u{F0024}-\u{F319F}]/gu

/** Markup of CSL-JSON. */
const MARKUP = /<(?=\/?(?:i|b|sc|su[pb]|span)\b)/gi

const NO_CASE = /<span class="nocase">(.*?)<\/span>/g
const ESCAPED_MARKUP = /&#60;(?:\/?(?:i|b|su[pb])|span style="font-variant:small-caps;"|\/span)&#62;/g

/** A name that stands for "and others" at the end of a list: the style's "et al." takes its place. */
export const OTHERS = '\uE010'

/** Keeps such characters as they are. For item data, styles and locales. */
export function shield(text: string): string {
  return text
    .replace(/[\uE000-\uE0FF\u{F0000}-\u{FFFFF}]/gu, '')
    .replace(MISREAD, character => String.fromCodePoint(PLANE_15 + (character.codePointAt(0) as number)))
}

/** Keeps a text free of markup as well, but for marks of emphasis. For what editors write around a citation. */
export function shieldPlain(text: string): string {
  return marksToHtml(shield(text.replace(MARKUP, '<\u2060')))
}

/** A text within HTML of the processor. */
export function escapeHtml(text: string): string {
  return shield(text).replaceAll('&', '&#38;').replaceAll('<', '&#60;').replaceAll('>', '&#62;')
}

/** A text with the markup of CSL-JSON as HTML of the processor; braces that protect capitals are not needed there. */
export function markupToHtml(text: string): string {
  return escapeHtml(text.replace(NO_CASE, '$1')).replace(ESCAPED_MARKUP, tag =>
    tag.replace('&#60;', '<').replace('&#62;', '>'),
  )
}

/** Brings back what was shielded. */
export function unshield(text: string): string {
  return text
    .replace(SHIELDED, character => String.fromCodePoint((character.codePointAt(0) as number) - PLANE_15))
    .replace(/<\u2060/g, '<')
}
