import { ContentScanner, operatorCodes } from './content-scanner.ts'
import { GraphicsState, sizeOf } from './graphics-state.ts'
import type { Rectangle } from './matrix.ts'
import { NextPlace } from './next-place.ts'
import type { PageContent, Range, ShownText, TaggedSequence } from './page-content.ts'

interface Mark {
  image: Rectangle | undefined
  open: Range
  sequence: TaggedSequence | undefined
  isArtifact: boolean
  isSoftHyphen: boolean
  actualText: string
}

/** Those that paint, and those that say where and as what. The last ones Skia does not write: they would be passed over. */
const OPERATORS = operatorCodes(
  'Tj BDC BMC EMC BT ET Tf Tm q Q cm re m W W* n f F f* S s B B* b b* Do sh TJ \' " BI'.split(' '),
)

const LINE_FEED = 0x0a

/** Those that paint a path (8.5.3). */
const PAINTING = new Set('f F f* S s B B* b b*'.split(' '))

/** What a soft hyphen looks like in the browser's streams: text that is to be read as U+00AD. */
const SOFT_HYPHEN = /^\/Span\s*<<\s*\/ActualText\s*<FEFF00AD>\s*>>$/i

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
  readonly #bytes: Uint8Array
  readonly #content: PageContent = { sequences: [], untagged: [], softHyphens: [], lineEnds: [], missing: [] }
  readonly #graphics = new GraphicsState()
  readonly #marks: Mark[] = []
  /** The first image in each sequence. */
  readonly #images: (Rectangle | undefined)[] = []
  readonly #numbers: () => number[]
  readonly #places: Record<'mark' | 'end' | 'show' | 'zeros', NextPlace>
  #font = ''
  /** The text object that is open: where it begins, where its text begins, and what it shows. */
  #text: { start: number; y: number; shown: ShownText[]; marks: Range[]; untagged: boolean } | undefined
  /** Where the path begins that is being built. */
  #path: number | undefined
  /** The last text object ended in a soft hyphen: the next one may be the hyphen that is seen. */
  #afterSoftHyphen = false
  #endsInSoftHyphen = false
  /** Whether the last untagged painting can go on: nothing but colours changed since. */
  #continues = false

  constructor(bytes: Uint8Array, body: boolean) {
    this.#bytes = bytes
    this.#scan = new ContentScanner(bytes, OPERATORS)
    this.#numbers = () => this.#scan.numbers()
    this.#graphics.inBody = body
    const place = (text: string) => new NextPlace(bytes, text)
    this.#places = { mark: place(' BDC'), end: place('\nET'), show: place(' Tj'), zeros: place('0000') }
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
        this.#skipGlyphs()
        break
      case 'ET':
        this.#closeText()
        break
      case 'Tf':
        this.#font = this.#scan.operands().split(/\s+/)[0]?.slice(1) ?? ''
        break
      case 'Tm':
        if (this.#text?.untagged) this.#text.y = this.#graphics.heightOf(this.#scan.numbers())
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
    return this.#marks.some(mark => mark.sequence || mark.isArtifact)
  }

  #openMark(): void {
    const operands = this.#scan.operands()
    const open = { start: this.#scan.start, end: this.#scan.end }
    const id = /\/MCID\s+(\d+)/.exec(operands)?.[1]
    const sequence =
      id === undefined
        ? undefined
        : { id: Number(id), open, close: open, marks: [], hasContent: false, area: this.#graphics.clip }
    const actualText = /\/ActualText\s*(<[^>]*>|\(.*\))/s.exec(operands)?.[1] ?? ''
    const isSoftHyphen = SOFT_HYPHEN.test(operands)
    if (isSoftHyphen) this.#content.softHyphens.push({ ...open, text: '' })
    else if (/^<(.{4})*00AD/i.test(actualText)) {
      const text = actualText.replace(/[0-9A-F]{4}/gi, unit => (unit.toUpperCase() === '00AD' ? '' : unit))
      this.#content.softHyphens.push({ ...open, text: `/Span <</ActualText ${text}>> BDC` })
    }
    this.#marks.push({
      image: undefined,
      open,
      sequence,
      isArtifact: operands.startsWith('/Artifact'),
      isSoftHyphen,
      actualText,
    })
    this.#continues = false
  }

  #closeMark(): void {
    const close = { start: this.#scan.start, end: this.#scan.end }
    const mark = this.#marks.pop()
    if (!mark) throw new Error('Unexpected end of marked content that did not begin')
    if (mark.isSoftHyphen) this.#content.softHyphens.push({ ...close, text: '' })
    else if (this.#text?.untagged) this.#text.marks.push(mark.open, close)
    else if (!mark.sequence) this.#marks.findLast(({ sequence }) => sequence)?.sequence?.marks.push(mark.open, close)
    if (mark.sequence) {
      this.#content.sequences.push({ ...mark.sequence, close })
      this.#images.push(mark.image)
    }
    this.#continues = false
    this.#skipGlyphs()
  }

  /**
   * Skia places each glyph on its own: most of a page is that. In text that is tagged already, nothing matters before the next
   * mark or the end, unless a glyph is missing or it may be a hyphen at the end of a line.
   */
  #skipGlyphs(): void {
    if (!this.#text || this.#text.untagged || this.#afterSoftHyphen) return
    const start = this.#scan.end
    const mark = this.#places.mark.from(start)
    const end = Math.min(this.#places.end.from(start), mark)
    if (end === Number.POSITIVE_INFINITY || this.#places.zeros.from(start) < end) return
    if (this.#places.show.from(start) < end) {
      this.#noteContent()
      this.#endsInSoftHyphen = false
    }
    // A mark stands on a line of its own, with its operands.
    this.#scan.skipTo(end === mark ? Math.max(start, this.#bytes.lastIndexOf(LINE_FEED, mark)) : end)
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
    if (mark?.isSoftHyphen) {
      this.#content.softHyphens.push({ start, end, text: '' })
      this.#endsInSoftHyphen = true
      return
    }
    this.#endsInSoftHyphen = false
    const shown = { start, end, font: this.#font, codes: '' }
    const isMissing = hasMissingGlyph(this.#bytes, start, end)
    if (this.#text?.untagged || this.#afterSoftHyphen || isMissing) shown.codes = this.#scan.operands().slice(1, -1)
    if (isMissing) this.#content.missing.push({ ...shown, actualText: mark?.actualText ?? '' })
    this.#text?.shown.push(shown)
  }

  #closeText(): void {
    const text = this.#text
    this.#text = undefined
    if (!text) return
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

/** Whether text in hexadecimal, four digits a character, holds glyph 0: the sign for "no such glyph". */
function hasMissingGlyph(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start + 1; at + 4 < end; at += 4) {
    if (bytes[at] === 0x30 && bytes[at + 1] === 0x30 && bytes[at + 2] === 0x30 && bytes[at + 3] === 0x30) return true
    if (bytes[at] === 0x3e) return false
  }
  return false
}
