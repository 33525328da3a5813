import { deflateSync, inflateSync } from 'node:zlib'
import { readCrossReferences } from './cross-reference-table.ts'
import { type PdfDict, type PdfObject, PdfRef, PdfStream, PdfString } from './pdf-objects.ts'
import { SyntaxReader } from './read-syntax.ts'
import { serialize, type WrittenObject } from './serialize.ts'
import { syntaxOf } from './write-syntax.ts'

/** What `PdfFile.object` turns into PDF objects: dictionaries as object literals. */
export type Literal = PdfObject | Literal[] | { [key: string]: Literal }

/** A page's content (ISO 32000-1, 7.8.2). */
export interface PageStream {
  page: PdfRef
  dict: PdfDict
  stream: PdfRef
  bytes: Uint8Array
}

/**
 * A PDF file in memory as Skia writes it (see readCrossReferences), whose objects can be read and changed. An object is read when it
 * is first asked for.
 *
 * Every method throws Error where the file is not what ISO 32000-1 says.
 */
export class PdfFile {
  readonly #bytes: Uint8Array
  /** The file, a character for each byte. */
  readonly #text: string
  /** Of objects in the file, by number. */
  readonly #offsets: Map<number, number>
  readonly #trailer: PdfDict
  /** Objects that were read, changed or added, by number. */
  readonly #objects: (PdfObject | undefined)[] = []
  readonly #references: PdfRef[] = []
  #nextNumber: number
  #pages: { reference: PdfRef; dict: PdfDict }[] | undefined

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    const { offsets, trailer } = readCrossReferences(this.#text, this.#refer)
    this.#offsets = offsets
    this.#trailer = trailer
    this.#nextNumber = 1
    for (const number of offsets.keys()) this.#nextNumber = Math.max(this.#nextNumber, number + 1)
  }

  get catalog(): PdfDict {
    return this.#must(this.dict(this.#trailer, 'Root'), 'a catalog')
  }

  /** The document information dictionary (14.3.3). */
  get information(): PdfDict {
    return this.#must(this.dict(this.#trailer, 'Info'), 'an information dictionary')
  }

  /** The pages, in order. */
  get pages(): readonly { reference: PdfRef; dict: PdfDict }[] {
    this.#pages ??= this.#pagesIn(this.#must(this.dict(this.catalog, 'Pages'), 'pages'))
    return this.#pages
  }

  /** The pages in a node of their tree (7.7.3.2). */
  #pagesIn(node: PdfDict): { reference: PdfRef; dict: PdfDict }[] {
    return this.list(node, 'Kids').flatMap(reference => {
      const dict = this.resolve(reference)
      if (!(reference instanceof PdfRef) || !(dict instanceof Map)) return []
      return this.name(dict, 'Type') === 'Pages' ? this.#pagesIn(dict) : [{ reference, dict }]
    })
  }

  /** The value of a dictionary's key, references followed. */
  get(dict: PdfDict | undefined, key: string): PdfObject | undefined {
    return this.resolve(dict?.get(key))
  }

  set(dict: PdfDict, key: string, value: Literal): void {
    dict.set(key, this.object(value))
  }

  /** A key's value as a list of objects, references not followed: none if absent, one if it is not an array. */
  list(dict: PdfDict | undefined, key: string): readonly PdfObject[] {
    const direct = dict?.get(key)
    const value = this.resolve(direct)
    if (direct === undefined || value === undefined) return []
    return Array.isArray(value) ? value : [direct]
  }

  dict(dict: PdfDict | undefined, key: string): PdfDict | undefined {
    const value = this.get(dict, key)
    return value instanceof Map ? value : undefined
  }

  /** A name without its slash. */
  name(dict: PdfDict | undefined, key: string): string | undefined {
    const value = this.get(dict, key)
    return typeof value === 'string' ? value : undefined
  }

  text(dict: PdfDict | undefined, key: string): string | undefined {
    const value = this.get(dict, key)
    return value instanceof PdfString ? value.text : undefined
  }

  number(dict: PdfDict | undefined, key: string): number | undefined {
    const value = this.get(dict, key)
    return typeof value === 'number' ? value : undefined
  }

  /** A key's value where that is an indirect object: its number. */
  reference(dict: PdfDict | undefined, key: string): PdfRef | undefined {
    const value = dict?.get(key)
    return value instanceof PdfRef ? value : undefined
  }

  /** The numbers in an array: a rectangle, a matrix. */
  numbers(dict: PdfDict | undefined, key: string): number[] {
    return this.list(dict, key)
      .map(item => this.resolve(item))
      .filter(item => typeof item === 'number')
  }

  /** The dictionaries in an array, or the one that stands there instead. */
  dictionaries(dict: PdfDict | undefined, key: string): PdfDict[] {
    return this.list(dict, key)
      .map(item => this.resolve(item))
      .filter(item => item instanceof Map)
  }

  /** The dictionary with that object number, a stream's own included. */
  dictionaryOf(reference: PdfRef): PdfDict | undefined {
    const object = this.resolve(reference)
    if (object instanceof PdfStream) return object.dict
    return object instanceof Map ? object : undefined
  }

  /** The object that a reference leads to; others as they are. Nothing instead of null. */
  resolve(object: PdfObject | undefined): PdfObject | undefined {
    if (!(object instanceof PdfRef)) return object ?? undefined
    const { number } = object
    const known = this.#objects[number]
    if (known !== undefined) return known ?? undefined
    const offset = this.#offsets.get(number)
    if (offset === undefined) return undefined
    const read = this.#read(number, offset)
    this.#objects[number] = read
    return read ?? undefined
  }

  /** Reads an indirect object (7.3.10). */
  #read(number: number, offset: number): PdfObject {
    const reader = new SyntaxReader(this.#text, offset, this.#refer)
    if (reader.integer() !== number) reader.fail(`object ${number}`, offset)
    reader.expect('0')
    reader.expect('obj')
    const object = reader.object()
    const read = object instanceof Map && reader.accept('stream') ? this.#readStream(reader, object) : object
    reader.expect('endobj')
    return read
  }

  #readStream(reader: SyntaxReader, dict: PdfDict): PdfStream {
    const length = this.number(dict, 'Length')
    if (length === undefined) return reader.fail('a stream with a length')
    const start = reader.afterLineEnd()
    reader.position = start + length
    reader.expect('endstream')
    return new PdfStream(dict, this.#bytes.subarray(start, start + length))
  }

  readonly #refer = (number: number): PdfRef => {
    const known = this.#references[number]
    if (known) return known
    const reference = new PdfRef(number)
    this.#references[number] = reference
    return reference
  }

  #must<T>(value: T | undefined, what: string): T {
    if (value === undefined) throw new Error(`Unexpected PDF without ${what}`)
    return value
  }

  /** What an indirect stream holds, decoded. */
  readStream(reference: PdfRef): Uint8Array {
    const stream = this.#stream(reference)
    // In one piece where it is no larger than text usually is: each piece costs as much as inflating a small stream.
    return this.#isDeflated(stream)
      ? inflateSync(stream.bytes, { chunkSize: 1024 + 16 * stream.bytes.length })
      : stream.bytes
  }

  #stream(reference: PdfRef): PdfStream {
    const stream = this.resolve(reference)
    if (!(stream instanceof PdfStream)) throw new Error(`Unexpected object ${reference.number}, expected a stream`)
    return stream
  }

  /** Streams are deflated or stored as they are; others, which hold pictures, are not asked for. */
  #isDeflated({ dict }: PdfStream): boolean {
    const filters = this.list(dict, 'Filter')
    if (filters.length > 1 || (filters.length === 1 && filters[0] !== 'FlateDecode') || this.get(dict, 'DecodeParms'))
      throw new Error(`Unexpected filter ${filters.join(' ')}, expected FlateDecode or none`)
    return filters.length === 1
  }

  /** The content of every page, in order, as one stream each. */
  readContents(): PageStream[] {
    return this.pages.map(({ reference, dict }) => {
      const parts = this.list(dict, 'Contents').filter(part => part instanceof PdfRef)
      const [stream = this.addStream(new Uint8Array(), {}, 'none')] = parts
      const decoded = parts.map(part => this.readStream(part))
      if (parts.length === 1) return { page: reference, dict, stream, bytes: decoded[0] ?? new Uint8Array() }
      this.set(dict, 'Contents', stream)
      const bytes = Buffer.concat(decoded.flatMap(part => [part, Buffer.from('\n')]))
      this.replace(stream, bytes)
      return { page: reference, dict, stream, bytes }
    })
  }

  /** Gives an indirect stream other contents. */
  replace(reference: PdfRef, bytes: Uint8Array): void {
    const { dict } = this.#stream(reference)
    const contents = compressed(bytes)
    dict.set('Filter', 'FlateDecode')
    dict.set('Length', contents.length)
    this.put(reference, new PdfStream(dict, contents))
  }

  object(value: Literal): PdfObject {
    if (Array.isArray(value)) return value.map(item => this.object(item))
    if (!isDictionary(value)) return value
    const dict: PdfDict = new Map()
    for (const [key, item] of Object.entries(value)) this.set(dict, key, item)
    return dict
  }

  /** A number for a new object. */
  reserve(): PdfRef {
    return this.#refer(this.#nextNumber++)
  }

  put(reference: PdfRef, object: PdfObject): void {
    this.#objects[reference.number] = object
  }

  delete(reference: PdfRef): void {
    this.#objects[reference.number] = undefined
    this.#offsets.delete(reference.number)
  }

  /** Makes an indirect object. */
  add(value: Literal): PdfRef {
    const reference = this.reserve()
    this.put(reference, this.object(value))
    return reference
  }

  /** Makes a stream (7.3.8), compressed unless tools should find its text without a PDF library. */
  addStream(bytes: Uint8Array, dictionary: { [key: string]: Literal }, compression: 'deflate' | 'none'): PdfRef {
    const contents = compression === 'deflate' ? compressed(bytes) : bytes
    const dict: PdfDict = new Map()
    for (const [key, value] of Object.entries(dictionary)) this.set(dict, key, value)
    if (compression === 'deflate') dict.set('Filter', 'FlateDecode')
    dict.set('Length', contents.length)
    return this.add(new PdfStream(dict, contents))
  }

  /** The file's bytes, the same for the same objects. */
  save(): Uint8Array {
    const objects: (readonly [number, WrittenObject])[] = []
    for (let number = 1; number < this.#nextNumber; number++) {
      const object = this.resolve(this.#refer(number))
      if (object !== undefined) objects.push([number, written(object)])
    }
    return serialize(objects, identifier => {
      const id = new PdfString(`<${identifier}>`)
      const [root, info] = [this.#trailer.get('Root'), this.#trailer.get('Info')]
      return syntaxOf(this.object({ Size: this.#nextNumber, Root: root ?? null, Info: info ?? null, ID: [id, id] }))
    })
  }
}

/**
 * Level 3 takes less than half of the time of the usual 6, for files larger by a twelfth, which are smaller still than the
 * browser's own. (Tried: other threads. They take twice the processor time in all, and what this one waits for them is no
 * less than what it takes to do it.)
 */
function compressed(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 3, chunkSize: 1 << 16 })
}

/** An object as it stands in a file, with its bytes if it is a stream. */
function written(object: PdfObject): WrittenObject {
  if (!(object instanceof PdfStream)) return { syntax: syntaxOf(object) }
  return { syntax: syntaxOf(object.dict), stream: object.bytes }
}

function isDictionary(value: Literal): value is { [key: string]: Literal } {
  return Object.getPrototypeOf(value ?? 0) === Object.prototype
}
