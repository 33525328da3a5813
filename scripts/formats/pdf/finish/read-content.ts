import { ContentScanner, operatorCodes } from './content-scanner.ts'
import { afterGlyphLines } from './glyph-lines.ts'
import { GraphicsState, sizeOf } from './graphics-state.ts'
import { type MarkProperties, readMark } from './mark-properties.ts'
import type { Rectangle } from './matrix.ts'
import type { EdgeGlyph, PageContent, Range, ShownText, TaggedSequence } from './page-content.ts'

interface Mark {
  image: Rectangle | undefined
  open: Range
  sequence: TaggedSequence | undefined
  properties: MarkProperties
}

/** Those that paint, and those that say where and as what. The last ones Skia does not write: they would be passed over. */
const OPERATORS = operatorCodes(
  'Tj BDC BMC EMC BT ET Tf Tm q Q cm re m W W* n f F f* S s B B* b b* Do sh TJ \' " BI'.split(' '),
)

/** Those that paint a path (8.5.3). */
const PAINTING = new Set('f F f* S s B B* b b*'.split(' '))

/**
 * Reads a content stream as Skia writes it: text in hexadecimal, each text object placed by one matrix, no inline images.
 *
 * @param body whether everything in the stream belongs to the document, as in a form
 */
export function readContent(bytes: Uint8Array, body: boolean): PageContent {
  return new ContentReader(bytes, body).read()
}

class ContentReader {
  readonly #scan: ContentScanner
  /** A character for each byte. */
  readonly #stream: string
  readonly #content: PageContent = {
    sequences: [],
    untagged: [],
    softHyphens: [],
    lineEnds: [],
    lineChanges: [],
    missing: [],
  }
  readonly #graphics = new GraphicsState()
  readonly #marks: Mark[] = []
  /** How many of them make their content part of the structure, or an artifact. */
  #tagging = 0
  /** The first image in each sequence. */
  readonly #images: (Rectangle | undefined)[] = []
  readonly #numbers: () => number[]
  /** Resource name of the current font. */
  #font = ''
  /** The text object that is open: where it begins, where its text begins, and what it shows. */
  #text: { start: number; y: number; shown: ShownText[]; marks: Range[]; untagged: boolean } | undefined
  /** Where the tagged text that is painted last stands, in units of its own matrix, and how it ends. */
  #line: { y: number; end: { at: number; last: EdgeGlyph } | undefined } = { y: 0, end: undefined }
  /** Where the path begins that is being built. */
  #path: number | undefined
  /** The last text object ended in a soft hyphen: the next one may be the hyphen that is seen. */
  #afterSoftHyphen = false
  #endsInSoftHyphen = false
  /** Whether the last untagged painting can go on: nothing but colours changed since. */
  #continues = false

  constructor(bytes: Uint8Array, body: boolean) {
    this.#stream = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    this.#scan = new ContentScanner(this.#stream, OPERATORS)
    this.#numbers = () => this.#scan.numbers()
    this.#graphics.inBody = body
  }

  read(): PageContent {
    while (this.#scan.next()) this.#step(this.#scan.operator)
    if (this.#marks.length > 0) throw new Error('Unexpected end of a content stream within marked content')
    // Only now is it known which of the areas that painting was cut to is the one between the margins.
    for (const [index, sequence] of this.#content.sequences.entries())
      if (sizeOf(sequence.area) === sizeOf(this.#graphics.body)) sequence.area = this.#images[index] ?? sequence.area
    return this.#content
  }

  #step(operator: string): void {
    switch (operator) {
      case 'BDC':
      case 'BMC':
        this.#openMark()
        break
      case 'EMC':
        this.#closeMark()
        break
      case 'BT':
        this.#text = { start: this.#scan.start, y: 0, shown: [], marks: [], untagged: !this.#isTagged() }
        this.#endsInSoftHyphen = false
        break
      case 'ET':
        this.#closeText()
        break
      case 'Tf':
        this.#font = this.#scan.operands().slice(1).split(' ', 1)[0] ?? ''
        break
      case 'Tm':
        if (this.#text?.untagged) this.#text.y = this.#graphics.heightOf(this.#scan.numbers())
        else this.#beginLine()
        this.#skipGlyphs()
        break
      case 'Tj':
        this.#show()
        break
      case 'Do':
      case 'sh':
        if (this.#isTagged()) this.#noteContent(operator === 'Do' ? this.#graphics.imageArea : undefined)
        else this.#paint('object', this.#scan.start, operator === 'Do' ? this.#scan.operands().slice(1) : '')
        break
      case 'TJ':
      case "'":
      case '"':
      case 'BI':
        throw new Error(`Unexpected operator ${operator} in a content stream, expected those that Skia writes`)
      default:
        this.#draw(operator)
    }
  }

  /** Operators of paths, and of where they are painted. */
  #draw(operator: string): void {
    this.#graphics.follow(operator, this.#numbers)
    if (operator === 're' || operator === 'm') this.#path ??= this.#scan.start
    else if (operator === 'q' || operator === 'Q' || operator === 'n') this.#continues = false
    else if (PAINTING.has(operator) && !this.#isTagged()) this.#paint('path', this.#path ?? this.#scan.start)
    if (operator === 'n' || PAINTING.has(operator)) this.#path = undefined
  }

  #isTagged(): boolean {
    return this.#tagging > 0
  }

  #openMark(): void {
    const properties = readMark(this.#scan.operands())
    const open = { start: this.#scan.start, end: this.#scan.end }
    const { id, isArtifact, withoutSoftHyphens } = properties
    const sequence =
      id === undefined ? undefined : { id, open, close: open, marks: [], hasContent: false, area: this.#graphics.clip }
    if (withoutSoftHyphens !== undefined) this.#content.softHyphens.push({ ...open, text: withoutSoftHyphens })
    if (sequence || isArtifact) this.#tagging++
    this.#marks.push({ image: undefined, open, sequence, properties })
    this.#continues = false
  }

  #closeMark(): void {
    const close = { start: this.#scan.start, end: this.#scan.end }
    const mark = this.#marks.pop()
    if (!mark) throw new Error('Unexpected end of marked content that did not begin')
    const { sequence, properties, image } = mark
    if (sequence || properties.isArtifact) this.#tagging--
    if (properties.isSoftHyphen) this.#content.softHyphens.push({ ...close, text: '' })
    else if (this.#text?.untagged) this.#text.marks.push(mark.open, close)
    else if (!sequence) this.#marks.findLast(outer => outer.sequence)?.sequence?.marks.push(mark.open, close)
    if (sequence) {
      sequence.close = close
      this.#content.sequences.push(sequence)
      this.#images.push(image)
    }
    this.#continues = false
    this.#skipGlyphs()
  }

  /** In text that is tagged, glyphs do not matter, unless one is missing or it may be a hyphen at the end of a line. */
  #skipGlyphs(): void {
    if (!this.#text || this.#text.untagged || this.#afterSoftHyphen) return
    const end = afterGlyphLines(this.#stream, this.#scan.end)
    if (end === this.#scan.end) return
    this.#noteContent()
    this.#endsInSoftHyphen = false
    this.#scan.skipTo(end)
  }

  /** @param image where an image is painted */
  #noteContent(image?: Rectangle): void {
    for (const mark of this.#marks) {
      if (mark.sequence) mark.sequence.hasContent = true
      mark.image ??= image
    }
  }

  #show(): void {
    const { start, end } = this.#scan
    const mark = this.#marks.at(-1)
    this.#noteContent()
    if (mark?.properties.isSoftHyphen) {
      this.#content.softHyphens.push({ start, end, text: '' })
      this.#endsInSoftHyphen = true
      return
    }
    this.#endsInSoftHyphen = false
    const codes = this.#scan.operands().slice(1, -1)
    const isMissing = MISSING_GLYPH.test(codes)
    if (!isMissing && !this.#text?.untagged && !this.#afterSoftHyphen) return
    const shown = { start, end, font: this.#font, codes }
    if (isMissing) this.#content.missing.push({ ...shown, actualText: mark?.properties.actualText ?? '' })
    this.#text?.shown.push(shown)
  }

  /** Text that is placed lower than what was painted before it is a new line, unless it is a little lower, as an index is. */
  #beginLine(): void {
    const matrix = this.#scan.operands()
    const y = Number(matrix.slice(matrix.lastIndexOf(' ') + 1))
    const { end } = this.#line
    const next = end && y - this.#line.y > LEAST_LINE ? this.#edge(codeAt(this.#stream, this.#scan.end + 1)) : undefined
    if (end && next) this.#content.lineChanges.push({ ...end, next })
    this.#line = { y, end: undefined }
  }

  #edge(code: string): EdgeGlyph | undefined {
    const id = this.#marks.findLast(({ sequence }) => sequence)?.sequence?.id
    return id === undefined ? undefined : { sequence: id, font: this.#font, code }
  }

  #closeText(): void {
    const text = this.#text
    this.#text = undefined
    if (!text) return
    if (!text.untagged && !this.#endsInSoftHyphen) {
      const last = this.#edge(codeAt(this.#stream, this.#scan.start - '<0000> Tj\n'.length))
      this.#line.end = last && { at: this.#scan.start, last }
    }
    const [first] = text.shown
    if (this.#afterSoftHyphen && first && text.shown.length === 1 && first.codes.length === 4)
      this.#content.lineEnds.push(first)
    this.#afterSoftHyphen = this.#endsInSoftHyphen
    if (text.untagged && text.shown.length > 0)
      this.#content.untagged.push({
        kind: 'text',
        start: text.start,
        end: this.#scan.end,
        inBody: this.#graphics.inBody,
        y: text.y,
        shown: text.shown,
        marks: text.marks,
        object: '',
      })
    this.#continues = false
  }

  #paint(kind: 'path' | 'object', start: number, object = ''): void {
    const last = this.#content.untagged.at(-1)
    if (kind === 'path' && last?.kind === 'path' && this.#continues) last.end = this.#scan.end
    else
      this.#content.untagged.push({
        kind,
        start,
        end: this.#scan.end,
        inBody: this.#graphics.inBody,
        y: 0,
        shown: [],
        marks: [],
        object,
      })
    this.#continues = true
  }
}

/** px between the lines of the smallest text; between a line and its indices it is less. */
const LEAST_LINE = 8

/** The only code of a text in hexadecimal that is shown at an offset: `<0020> Tj`. Empty if something else stands there. */
function codeAt(stream: string, at: number): string {
  return stream[at] === '<' && stream[at + 5] === '>' ? stream.slice(at + 1, at + 5) : ''
}

/** Glyph 0 in text in hexadecimal, four digits a character: the sign for "no such glyph". */
const MISSING_GLYPH = /^(?:.{4})*?0000/
