import type { PdfFile } from './pdf-file.ts'
import type { PdfDict } from './pdf-objects.ts'

/**
 * Decodes text by its fonts' ToUnicode maps (ISO 32000-1, 9.10.3): the names of a page's fonts are looked up in its
 * resources. Fonts are read once.
 */
export class GlyphDecoder {
  readonly #pdf: PdfFile
  readonly #maps = new Map<PdfDict, Map<number, string>>()

  constructor(pdf: PdfFile) {
    this.#pdf = pdf
  }

  /** @param codes character codes in hexadecimal, four digits each */
  decode(resources: PdfDict | undefined, font: string, codes: string): string {
    const map = this.#mapOf(resources, font)
    return (codes.match(/.{4}/g) ?? []).map(code => map?.get(Number.parseInt(code, 16)) ?? '').join('')
  }

  /** The code of a space in a font, in hexadecimal; undefined if it has none. */
  spaceOf(resources: PdfDict | undefined, font: string): string | undefined {
    for (const [code, text] of this.#mapOf(resources, font) ?? [])
      if (code > 0 && (text === ' ' || text === '\u00a0')) return code.toString(16).padStart(4, '0')
    return undefined
  }

  #mapOf(resources: PdfDict | undefined, font: string): Map<number, string> | undefined {
    const fonts = resources && this.#pdf.dict(resources, 'Font')
    const dict = fonts && this.#pdf.dict(fonts, font)
    if (!dict) return undefined
    const map = this.#maps.get(dict) ?? this.#readMap(dict)
    this.#maps.set(dict, map)
    return map
  }

  #readMap(font: PdfDict): Map<number, string> {
    const map = new Map<number, string>()
    const stream = this.#pdf.reference(font, 'ToUnicode')
    const text = stream ? Buffer.from(this.#pdf.readStream(stream)).toString('latin1') : ''
    for (const [, block = ''] of text.matchAll(/beginbfchar(.*?)endbfchar/gs))
      for (const [, code = '', unicode = ''] of block.matchAll(/<([^>]*)>\s*<([^>]*)>/g))
        map.set(Number.parseInt(code, 16), utf16(unicode))
    for (const [, block = ''] of text.matchAll(/beginbfrange(.*?)endbfrange/gs))
      for (const [, low = '', high = '', unicode = ''] of block.matchAll(/<([^>]*)>\s*<([^>]*)>\s*<([^>]*)>/g)) {
        const first = Number.parseInt(low, 16)
        const start = utf16(unicode)
        const last = start.codePointAt(start.length - 1) ?? 0
        for (let code = first; code <= Number.parseInt(high, 16); code++)
          map.set(code, start.slice(0, -1) + String.fromCodePoint(last + code - first))
      }
    return map
  }
}

/** Text in UTF-16 in hexadecimal, as maps and text strings have it. */
export function utf16(hexadecimal: string): string {
  const units = (hexadecimal.replace(/^feff/i, '').match(/.{4}/g) ?? []).map(unit => Number.parseInt(unit, 16))
  return String.fromCharCode(...units)
}
