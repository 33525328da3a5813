import { ContentScanner, operatorCodes } from './content-scanner.ts'
import { IDENTITY, type Matrix, multiply, type Rectangle, transform, transformRectangle } from './matrix.ts'
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
  readonly #states: { matrix: Matrix; clip: Rectangle | undefined }[] = []
  readonly #marks: Mark[] = []
  #matrix: Matrix = IDENTITY
  /** What painting is cut to, where that is a rectangle: the area between the margins, or a part of it. */
  #clip: Rectangle | undefined
  #body: Rectangle | undefined
  /** The first image in each sequence. */
  readonly #images: (Rectangle | undefined)[] = []
  /** The path that is being built, while it is no more than a rectangle. */
  #rectangle: Rectangle | undefined
  #inBody: boolean
  #font = ''
  /** The text object that is open: where it begins, where its text begins, and what it shows. */
  #text: { start: number; y: number; shown: ShownText[]; marks: Range[]; untagged: boolean } | undefined
  #path: Range | undefined
  /** The last text object ended in a soft hyphen: the next one may be the hyphen that is seen. */
  #afterSoftHyphen = false
  #endsInSoftHyphen = false
  /** Whether the last untagged painting can go on: nothing but colours changed since. */
  #continues = false

  constructor(bytes: Uint8Array, body: boolean) {
    this.#bytes = bytes
    this.#scan = new ContentScanner(bytes, OPERATORS)
    this.#inBody = body
  }

  read(): PageContent {
    while (this.#scan.next()) this.#step(this.#scan.operator)
    if (this.#marks.length > 0) throw new Error('Unexpected end of a content stream within marked content')
    // Only now is it known which of the areas that painting was cut to is the one between the margins.
    for (const [index, sequence] of this.#content.sequences.entries())
      if (sizeOf(sequence.area) === sizeOf(this.#body)) sequence.area = this.#images[index] ?? sequence.area
    return this.#content
  }

  #step(operator: string): void {
    switch (operator) {
      case 'q':
        this.#states.push({ matrix: this.#matrix, clip: this.#clip })
        this.#continues = false
        break
      case 'Q':
        this.#restore()
        this.#continues = false
        break
      case 'cm':
        this.#matrix = multiply(this.#scan.numbers() as Matrix, this.#matrix)
        break
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
        this.#font = this.#scan.operands().split(/\s+/)[0]?.slice(1) ?? ''
        break
      case 'Tm':
        if (this.#text?.untagged)
          this.#text.y = transform(multiply(this.#scan.numbers() as Matrix, this.#matrix), 0, 0)[1]
        break
      case 'Tj':
        this.#show()
        break
      case 're':
        this.#rectangle = this.#path ? undefined : this.#rectangleOf(this.#scan.numbers())
        this.#path ??= { start: this.#scan.start, end: this.#scan.end }
        break
      case 'm':
        this.#path ??= { start: this.#scan.start, end: this.#scan.end }
        this.#rectangle = undefined
        break
      case 'W':
      case 'W*':
        // The first clipping on a page cuts out the area between its margins, where the document is painted next.
        if (this.#states.length === 1) this.#inBody = true
        this.#clip = this.#rectangle
        if (sizeOf(this.#clip) > sizeOf(this.#body)) this.#body = this.#clip
        break
      case 'n':
        this.#path = undefined
        this.#continues = false
        break
      case 'f':
      case 'F':
      case 'f*':
      case 'S':
      case 's':
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
        if (!this.#isTagged()) this.#paint('path', this.#path?.start ?? this.#scan.start)
        this.#path = undefined
        break
      case 'Do':
      case 'sh':
        if (this.#isTagged()) this.#noteContent(operator === 'Do' ? this.#rectangleOf([0, 0, 1, 1]) : undefined)
        else this.#paint('object', this.#scan.start, operator === 'Do' ? this.#scan.operands().slice(1) : '')
        break
      case 'TJ':
      case "'":
      case '"':
      case 'BI':
        throw new Error(`Unexpected operator ${operator} in a content stream, expected those that Skia writes`)
    }
  }

  #isTagged(): boolean {
    return this.#marks.some(mark => mark.sequence || mark.isArtifact)
  }

  #openMark(): void {
    const operands = this.#scan.operands()
    const open = { start: this.#scan.start, end: this.#scan.end }
    const id = /\/MCID\s+(\d+)/.exec(operands)?.[1]
    const sequence =
      id === undefined ? undefined : { id: Number(id), open, close: open, hasContent: false, area: this.#clip }
    const actualText = /\/ActualText\s*(<[^>]*>|\(.*\))/s.exec(operands)?.[1] ?? ''
    this.#marks.push({
      image: undefined,
      open,
      sequence,
      isArtifact: operands.startsWith('/Artifact'),
      isSoftHyphen: SOFT_HYPHEN.test(operands),
      actualText,
    })
    this.#continues = false
  }

  #closeMark(): void {
    const close = { start: this.#scan.start, end: this.#scan.end }
    const mark = this.#marks.pop()
    if (!mark) throw new Error('Unexpected end of marked content that did not begin')
    if (mark.isSoftHyphen) this.#content.softHyphens.push(mark.open, close)
    else if (this.#text?.untagged) this.#text.marks.push(mark.open, close)
    if (mark.sequence) {
      this.#content.sequences.push({ ...mark.sequence, close })
      this.#images.push(mark.image)
    }
    this.#continues = false
  }

  /** @param image where an image is painted: a square of one unit before all transformations (8.9.5) */
  #noteContent(image?: Rectangle): void {
    for (const mark of this.#marks) {
      if (mark.sequence) mark.sequence.hasContent = true
      mark.image ??= image
    }
  }

  #rectangleOf([x = 0, y = 0, width = 0, height = 0]: number[]): Rectangle {
    return transformRectangle(this.#matrix, x, y, width, height)
  }

  #restore(): void {
    const state = this.#states.pop()
    this.#matrix = state?.matrix ?? IDENTITY
    this.#clip = state?.clip
  }

  #show(): void {
    const { start, end } = this.#scan
    const mark = this.#marks.at(-1)
    this.#noteContent()
    if (mark?.isSoftHyphen) {
      this.#content.softHyphens.push({ start, end })
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
        inBody: this.#inBody,
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
        inBody: this.#inBody,
        y: 0,
        shown: [],
        marks: [],
        object,
      })
    this.#continues = true
  }
}

function sizeOf(rectangle: Rectangle | undefined): number {
  if (!rectangle) return 0
  const [left, bottom, right, top] = rectangle
  return (right - left) * (top - bottom)
}

/** Whether text in hexadecimal, four digits a character, holds glyph 0: the sign for "no such glyph". */
function hasMissingGlyph(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start + 1; at + 4 < end; at += 4) {
    if (bytes[at] === 0x30 && bytes[at + 1] === 0x30 && bytes[at + 2] === 0x30 && bytes[at + 3] === 0x30) return true
    if (bytes[at] === 0x3e) return false
  }
  return false
}
