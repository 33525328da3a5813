/** The one file that knows pdf-lib. Object numbers, dictionaries and streams as PDF 1.7 (ISO 32000-1, 7.3) has them. */
import { deflateSync } from 'node:zlib'
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'

export { PDFDict, PDFObject, PDFRef } from '@cantoo/pdf-lib'

/** What `PdfFile.object` turns into PDF objects: arrays and dictionaries, with strings as names. */
export type Literal = string | number | boolean | PDFObject | Literal[] | { [key: string]: Literal }

/** A PDF file in memory, whose objects can be read and changed. */
export class PdfFile {
  readonly #document: PDFDocument
  readonly #context: PDFContext

  private constructor(document: PDFDocument) {
    this.#document = document
    this.#context = document.context
  }

  static async load(bytes: Uint8Array): Promise<PdfFile> {
    return new PdfFile(await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY }))
  }

  get catalog(): PDFDict {
    return this.#document.catalog
  }

  /** The page dictionaries, in page order. */
  get pages(): PDFDict[] {
    return this.#document.getPages().map(page => page.node)
  }

  /** The document information dictionary (14.3.3). */
  get information(): PDFDict {
    return this.#context.lookup(this.#context.trailerInfo.Info, PDFDict)
  }

  /** The file identifier in the trailer (14.4), in hexadecimal; the same for the first and this version. */
  set identifier(value: string) {
    const id = PDFHexString.of(value)
    this.#context.trailerInfo.ID = this.object([id, id])
  }

  /** The value of a dictionary's key, references followed. */
  get(dict: PDFDict, key: string): PDFObject | undefined {
    return this.resolve(dict.get(PDFName.of(key)))
  }

  set(dict: PDFDict, key: string, value: Literal): void {
    dict.set(PDFName.of(key), this.object(value))
  }

  remove(dict: PDFDict, key: string): void {
    dict.delete(PDFName.of(key))
  }

  /** A key's value as a list of objects, references not followed: none if absent, one if it is not an array. */
  list(dict: PDFDict, key: string): PDFObject[] {
    const direct = dict.get(PDFName.of(key))
    const value = this.resolve(direct)
    if (direct === undefined || value === undefined) return []
    return value instanceof PDFArray ? value.asArray() : [direct]
  }

  dict(dict: PDFDict, key: string): PDFDict | undefined {
    const value = this.get(dict, key)
    return value instanceof PDFDict ? value : undefined
  }

  /** A name without its slash. */
  name(dict: PDFDict, key: string): string | undefined {
    const value = this.get(dict, key)
    return value instanceof PDFName ? value.decodeText() : undefined
  }

  text(dict: PDFDict, key: string): string | undefined {
    const value = this.get(dict, key)
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
  }

  number(dict: PDFDict, key: string): number | undefined {
    const value = this.get(dict, key)
    return value instanceof PDFNumber ? value.asNumber() : undefined
  }

  resolve(object: PDFObject | undefined): PDFObject | undefined {
    return object instanceof PDFRef ? this.#context.lookup(object) : object
  }

  /** A text string (7.9.2.2): ASCII as it is, the rest in UTF-16. */
  string(value: string): PDFObject {
    return /^[\w .,:/-]*$/.test(value) ? PDFString.of(value) : PDFHexString.fromText(value)
  }

  object(value: Literal): PDFObject {
    if (typeof value === 'string') return PDFName.of(value)
    if (typeof value === 'number') return this.#context.obj(value)
    if (typeof value === 'boolean') return this.#context.obj(value)
    if (Array.isArray(value)) return this.#context.obj(value.map(item => this.object(item)))
    if (value instanceof PDFObject) return value
    const dict = this.#context.obj({})
    for (const [key, item] of Object.entries(value)) this.set(dict, key, item)
    return dict
  }

  /** Makes an indirect object. */
  add(value: Literal): PDFRef {
    return this.#context.register(this.object(value))
  }

  /** Makes a stream (7.3.8), compressed unless tools should find its text without a PDF library. */
  addStream(bytes: Uint8Array, dictionary: { [key: string]: Literal }, compression: 'deflate' | 'none'): PDFRef {
    const contents = compression === 'deflate' ? deflateSync(bytes) : bytes
    const filter: { [key: string]: Literal } = compression === 'deflate' ? { Filter: 'FlateDecode' } : {}
    const dict = this.#context.obj({})
    for (const [key, value] of Object.entries({ ...dictionary, ...filter, Length: contents.length })) {
      this.set(dict, key, value)
    }
    return this.#context.register(PDFRawStream.of(dict, contents))
  }

  async save(): Promise<Uint8Array> {
    return this.#document.save({
      useObjectStreams: false,
      addDefaultPage: false,
      updateFieldAppearances: false,
      objectsPerTick: Number.POSITIVE_INFINITY,
    })
  }
}
