/** The one file that knows pdf-lib. Object numbers, dictionaries and streams as PDF 1.7 (ISO 32000-1, 7.3) has them. */
import { promisify } from 'node:util'
import { deflate, deflateSync, inflate, inflateSync } from 'node:zlib'
import {
  decodePDFRawStream,
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
import { serialize, type WrittenObject } from './serialize.ts'

export { PDFDict, PDFObject, PDFRef } from '@cantoo/pdf-lib'

/** What `PdfFile.object` turns into PDF objects: arrays and dictionaries, with strings as names. */
export type Literal = string | number | boolean | null | PDFObject | Literal[] | { [key: string]: Literal }

/** A page's content (7.8.2). */
export interface PageStream {
  page: PDFRef
  dict: PDFDict
  stream: PDFRef
  bytes: Uint8Array
}

/** A PDF file in memory, whose objects can be read and changed. */
export class PdfFile {
  readonly #document: PDFDocument
  readonly #context: PDFContext
  readonly #compressing: Promise<void>[] = []

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

  /** The pages, in order. */
  get pages(): { reference: PDFRef; dict: PDFDict }[] {
    return this.#document.getPages().map(page => ({ reference: page.ref, dict: page.node }))
  }

  /** The document information dictionary (14.3.3). */
  get information(): PDFDict {
    return this.#context.lookup(this.#context.trailerInfo.Info, PDFDict)
  }

  /** The value of a dictionary's key, references followed. */
  get(dict: PDFDict, key: string): PDFObject | undefined {
    return this.resolve(dict.get(nameOf(key)))
  }

  set(dict: PDFDict, key: string, value: Literal): void {
    dict.set(nameOf(key), this.object(value))
  }

  remove(dict: PDFDict, key: string): void {
    dict.delete(nameOf(key))
  }

  keys(dict: PDFDict): string[] {
    return dict.keys().map(key => key.decodeText())
  }

  /** A key's value as a list of objects, references not followed: none if absent, one if it is not an array. */
  list(dict: PDFDict, key: string): PDFObject[] {
    const direct = dict.get(nameOf(key))
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
    return value instanceof PDFName ? textOfName(value) : undefined
  }

  text(dict: PDFDict, key: string): string | undefined {
    const value = this.get(dict, key)
    return value && this.asText(value)
  }

  number(dict: PDFDict, key: string): number | undefined {
    const value = this.get(dict, key)
    return value instanceof PDFNumber ? value.asNumber() : undefined
  }

  /** A key's value where that is an indirect object: its number. */
  reference(dict: PDFDict, key: string): PDFRef | undefined {
    const value = dict.get(nameOf(key))
    return value instanceof PDFRef ? value : undefined
  }

  /** The numbers in an array: a rectangle, a matrix. */
  numbers(dict: PDFDict, key: string): number[] {
    return this.list(dict, key)
      .map(item => this.asNumber(this.resolve(item) ?? item))
      .filter(value => value !== undefined)
  }

  /** The dictionaries in an array, or the one that stands there instead. */
  dictionaries(dict: PDFDict, key: string): PDFDict[] {
    return this.list(dict, key)
      .map(item => this.resolve(item))
      .filter(item => item instanceof PDFDict)
  }

  asText(object: PDFObject): string | undefined {
    return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined
  }

  asNumber(object: PDFObject): number | undefined {
    return object instanceof PDFNumber ? object.asNumber() : undefined
  }

  /** The dictionary with that object number, a stream's own included. */
  dictionaryOf(reference: PDFRef): PDFDict | undefined {
    const object = this.resolve(reference)
    if (object instanceof PDFRawStream) return object.dict
    return object instanceof PDFDict ? object : undefined
  }

  resolve(object: PDFObject | undefined): PDFObject | undefined {
    return object instanceof PDFRef ? this.#context.lookup(object) : object
  }

  /** The numbers of every indirect object. */
  get references(): PDFRef[] {
    return this.#context.enumerateIndirectObjects().map(([reference]) => reference)
  }

  delete(reference: PDFRef): void {
    this.#context.delete(reference)
  }

  /** What an indirect stream holds, decoded. */
  readStream(reference: PDFRef): Uint8Array {
    const stream = this.#stream(reference)
    const filter = this.get(stream.dict, 'Filter')
    if (filter === undefined) return stream.contents
    return filter === nameOf('FlateDecode') ? inflateSync(stream.contents) : decodePDFRawStream(stream).decode()
  }

  #stream(reference: PDFRef): PDFRawStream {
    const stream = this.resolve(reference)
    if (!(stream instanceof PDFRawStream)) throw new Error(`Unexpected object ${reference}, expected a stream`)
    return stream
  }

  /** The content of every page, in order, as one stream each. */
  readContents(): Promise<PageStream[]> {
    return Promise.all(
      this.pages.map(async ({ reference, dict }) => {
        const parts = this.list(dict, 'Contents').filter(part => part instanceof PDFRef)
        const [stream = this.addStream(new Uint8Array(), {}, 'none')] = parts
        const decoded = await Promise.all(parts.map(part => this.#inflate(part)))
        if (parts.length === 1) return { page: reference, dict, stream, bytes: decoded[0] ?? new Uint8Array() }
        this.set(dict, 'Contents', stream)
        const bytes = Buffer.concat(decoded.flatMap(part => [part, Buffer.from('\n')]))
        this.replace(stream, bytes)
        return { page: reference, dict, stream, bytes }
      }),
    )
  }

  /** As readStream, in another thread where it can be. */
  async #inflate(reference: PDFRef): Promise<Uint8Array> {
    const stream = this.#stream(reference)
    const isDeflated = this.get(stream.dict, 'Filter') === nameOf('FlateDecode')
    return isDeflated ? promisify(inflate)(stream.contents) : this.readStream(reference)
  }

  /** Gives an indirect stream other contents. They are compressed in another thread, for which saving waits. */
  replace(reference: PDFRef, bytes: Uint8Array): void {
    const { dict } = this.#stream(reference)
    const compressing = promisify(deflate)(bytes).then(contents => {
      this.set(dict, 'Filter', 'FlateDecode')
      this.set(dict, 'Length', contents.length)
      this.#context.assign(reference, PDFRawStream.of(dict, contents))
    })
    this.#compressing.push(compressing)
  }

  /** A text string (7.9.2.2): ASCII as it is, the rest in UTF-16. */
  string(value: string): PDFObject {
    return /^[\x20-\x27\x2a-\x5b\x5d-\x7e]*$/.test(value) ? PDFString.of(value) : PDFHexString.fromText(value)
  }

  object(value: Literal): PDFObject {
    if (typeof value === 'string') return nameOf(value)
    if (value === null) return this.#context.obj(null)
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

  /** The file's bytes, the same for the same objects. */
  async save(): Promise<Uint8Array> {
    await Promise.all(this.#compressing)
    const { trailerInfo, largestObjectNumber } = this.#context
    const objects = this.#context.enumerateIndirectObjects()
    return serialize(
      objects.map(([{ objectNumber }, object]) => [objectNumber, written(object)] as const),
      identifier => {
        const id = PDFHexString.of(identifier)
        const entries = { Size: largestObjectNumber + 1, Root: trailerInfo.Root, Info: trailerInfo.Info, ID: [id, id] }
        return syntaxOf(this.object(entries as Literal))
      },
    )
  }
}

/** An object as it stands in a file, with its bytes if it is a stream. */
function written(object: PDFObject): WrittenObject {
  if (!(object instanceof PDFRawStream)) return { syntax: syntaxOf(object) }
  return { syntax: syntaxOf(object.dict), stream: object.contents }
}

/** One pass, without a space more than needed: pdf-lib measures each object first and then writes it, generously. */
function syntaxOf(object: PDFObject): string {
  if (object instanceof PDFArray) return `[${object.asArray().map(syntaxOf).join(' ')}]`
  if (!(object instanceof PDFDict)) return object.toString()
  let entries = ''
  for (const [key, value] of object.entries()) entries += `${key.toString()} ${syntaxOf(value)}`
  return `<<${entries}>>`
}

/** Names by their text and texts by their name: both are asked for hundreds of thousands of times. */
const names = new Map<string, PDFName>()
const texts = new Map<PDFName, string>()

function nameOf(text: string): PDFName {
  const known = names.get(text)
  if (known) return known
  const name = PDFName.of(text)
  names.set(text, name)
  return name
}

function textOfName(name: PDFName): string {
  const known = texts.get(name)
  if (known !== undefined) return known
  const text = name.decodeText()
  texts.set(name, text)
  return text
}
