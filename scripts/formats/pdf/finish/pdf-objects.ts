/**
 * Objects of a PDF file (ISO 32000-1, 7.3). A string is a name (7.3.5) without its slash, a character for each of its
 * bytes; text is a PdfString.
 */
export type PdfObject = null | boolean | number | string | PdfString | PdfRef | PdfStream | PdfObject[] | PdfDict

/** A dictionary (7.3.7). An entry that is null stands for none, and is not kept. */
export interface PdfDict extends Map<string, PdfObject> {}

/** A reference to an indirect object (7.3.10). In a file there is one for each number, so that references can be compared. */
export class PdfRef {
  readonly number: number

  constructor(number: number) {
    this.number = number
  }
}

/** A stream (7.3.8), as it is stored: compressed, if it is. */
export class PdfStream {
  readonly dict: PdfDict
  readonly bytes: Uint8Array

  constructor(dict: PdfDict, bytes: Uint8Array) {
    this.dict = dict
    this.bytes = bytes
  }
}

/** A string (7.3.4) as it is written: `(text)`, `<74657874>`. */
export class PdfString {
  readonly syntax: string

  constructor(syntax: string) {
    this.syntax = syntax
  }

  /** A text string (7.9.2.2): ASCII as it is, the rest in UTF-16. */
  static of(text: string): PdfString {
    if (/^[\x20-\x27\x2a-\x5b\x5d-\x7e]*$/.test(text)) return new PdfString(`(${text})`)
    const units = Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
    return new PdfString(`<${units.toString('hex').toUpperCase()}>`)
  }

  /** What it says as a text string: in UTF-16 if it says so itself, else in PDFDocEncoding. */
  get text(): string {
    const { bytes } = this
    if (/^[ -~]*$/.test(bytes)) return bytes
    if (!bytes.startsWith('\xfe\xff')) return Array.from(bytes, byte => DOC_ENCODING[byte] ?? byte).join('')
    const units = Buffer.from(bytes.slice(2, bytes.length - (bytes.length % 2)), 'latin1')
    return units.swap16().toString('utf16le')
  }

  /** Its bytes, a character for each. */
  get bytes(): string {
    const inner = this.syntax.slice(1, -1)
    if (this.syntax.startsWith('<')) {
      const digits = inner.replace(/[^\da-f]/gi, '')
      return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1')
    }
    if (!/[\\\r]/.test(inner)) return inner
    return inner.replace(/\\([0-7]{1,3}|\r\n|.)|\r\n?/gs, (_, escaped: string | undefined) => unescaped(escaped))
  }
}

/** What an escape in a literal string stands for (7.3.4.2); a line end that is not escaped is a line feed. */
function unescaped(escaped: string | undefined): string {
  if (escaped === undefined) return '\n'
  if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) % 256)
  return ESCAPES[escaped] ?? escaped
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '', '\r\n': '' }

/** PDFDocEncoding (annex D.2) where it is not that of Unicode. */
const DOC_ENCODING: Record<string, string> = Object.fromEntries(
  [
    ...Array.from('˘ˇˆ˙˝˛˚˜', (character, index) => [0x18 + index, character] as const),
    ...Array.from('•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž', (character, index) => [0x80 + index, character] as const),
    [0xa0, '€'] as const,
  ].map(([byte, character]) => [String.fromCharCode(byte), character]),
)
