import { allOf, childOf, elementsOf, textIn, type XmlElement } from '../read-xml.ts'
import { type Doing, NOTE_CALL, PICTURE, type Piece, type TrackedChange, type WordParagraph } from './model.ts'

/** LibreOffice calls the bookmarks of notes copies. */
const COPIED = /(?:_Copy_\d+)+$/

/** What the paragraphs of one text share: comments and fields that go on from one to the next. */
export interface TextState {
  /** Names of styles by their ids, in lower case without spaces. */
  styles: ReadonlyMap<string, string>
  /** Comments that are open. */
  open: Set<string>
  /** Of each field that is open, whether its result has begun. */
  fields: boolean[]
  /** Names of bookmarks that begin before the next paragraph. */
  bookmarks: string[]
  /** Cells read so far. */
  cells: number
  /** Ids of the notes that are called, in order. */
  calls: string[]
  /** Pictures read so far that no change is told of. */
  pictures: number
  /** Who set the table, row or cell around the next paragraph otherwise. */
  format: Doing | undefined
  /** Whether numbers of paragraphs are told from text by their style, which some programs do not keep. */
  hasNumbers: boolean
}

/** Styles of the number that the build puts before a paragraph, and no member reads as text. */
const NUMBERS = new Set(['paragraphnumber'])

/** A number with what parts it from the text. Whoever types in front of a text may type in the number's style. */
const NUMBER = /^\s*\d{1,6}(?: [a-z]{3,15}|\/\d{1,6})?(?:[\t\u2002]\s*|$)/

const CHANGES: Readonly<Record<string, TrackedChange['kind']>> = {
  'w:ins': 'insertion',
  'w:del': 'deletion',
  'w:moveFrom': 'move-from',
  'w:moveTo': 'move-to',
  'w:cellIns': 'insertion',
  'w:cellDel': 'deletion',
}

/** Where a paragraph stands. */
export interface Around {
  note: number
  cell: number
  /** The change by which the table's row came or went. */
  row: TrackedChange | undefined
}

/** Reads a `w:p`, and behind it what stands in text boxes that hang on it. */
export function readParagraph(element: XmlElement, around: Around, state: TextState): WordParagraph[] {
  const properties = childOf(element, 'w:pPr')
  const style = styleOf(properties && childOf(properties, 'w:pStyle'), state)
  const change = properties && childOf(properties, 'w:pPrChange')
  const paragraph: WordParagraph = {
    bookmarks: [
      ...state.bookmarks.splice(0),
      ...allOf(element, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'] ?? ''),
    ].map(name => name.replace(COPIED, '')),
    note: around.note,
    style,
    cell: around.cell,
    pieces: [],
    end: markOf(properties),
    format: change ? doingOf(change) : state.format,
    calls: [],
    pictures: 0,
  }
  state.format = undefined
  const boxes: WordParagraph[] = []
  const called = state.calls.length
  const shown = state.pictures
  readInline(element, { change: around.row, pieces: paragraph.pieces, around, boxes }, state)
  paragraph.calls = state.calls.slice(called)
  paragraph.pictures = state.pictures - shown
  return [paragraph, ...boxes]
}

/** Who did what an element tells of, and when. */
export function doingOf({ attributes }: XmlElement): Doing {
  return { author: attributes['w:author'] ?? '', date: attributes['w:date'] ?? '' }
}

/** The change that an element of properties keeps: of a paragraph's end, or of a row. */
export function changeIn(properties: XmlElement | undefined): TrackedChange | undefined {
  for (const child of properties ? elementsOf(properties) : []) {
    const kind = CHANGES[child.name]
    if (kind) return { kind, ...doingOf(child) }
  }
  return undefined
}

function markOf(properties: XmlElement | undefined): TrackedChange | undefined {
  return changeIn(properties && childOf(properties, 'w:rPr'))
}

function styleOf(element: XmlElement | undefined, { styles }: TextState): string {
  const id = element?.attributes['w:val'] ?? ''
  return styles.get(id) ?? id.toLowerCase()
}

interface Inline {
  change: TrackedChange | undefined
  pieces: Piece[]
  around: Around
  /** What was found in text boxes. */
  boxes: WordParagraph[]
}

function readInline(element: XmlElement, inline: Inline, state: TextState): void {
  for (const child of elementsOf(element)) {
    const kind = CHANGES[child.name]
    if (kind) {
      const change = { kind, ...doingOf(child) }
      // What was inserted and deleted again stands in no text, neither the one that was sent nor the one that is proposed.
      const pieces = cameAndWent(inline.change, change) ? [] : inline.pieces
      readInline(child, { ...inline, change: nested(inline.change, change), pieces }, state)
      continue
    }
    if (child.name === 'w:r' || child.name === 'm:r') readRun(child, inline, state)
    else if (child.name === 'w:commentRangeStart') state.open.add(child.attributes['w:id'] ?? '')
    else if (child.name === 'w:commentRangeEnd') state.open.delete(child.attributes['w:id'] ?? '')
    else if (child.name === 'mc:AlternateContent') readInline(chosen(child), inline, state)
    else if (!SKIPPED.has(child.name)) readInline(child, inline, state)
  }
}

const SKIPPED = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:smartTagPr',
  'w:customXmlPr',
  'w:drawing',
  'w:pict',
])

function cameAndWent(outer: TrackedChange | undefined, { kind }: TrackedChange): boolean {
  return (outer?.kind === 'insertion' || outer?.kind === 'move-to') && (kind === 'deletion' || kind === 'move-from')
}

function nested(outer: TrackedChange | undefined, inner: TrackedChange): TrackedChange {
  return outer?.kind === 'insertion' || outer?.kind === 'move-to' ? outer : inner
}

/** One of several ways to show the same. */
function chosen(alternate: XmlElement): XmlElement {
  return childOf(alternate, 'mc:Choice') ?? childOf(alternate, 'mc:Fallback') ?? alternate
}

function readRun(run: XmlElement, { change, pieces, around, boxes }: Inline, state: TextState): void {
  const properties = childOf(run, 'w:rPr')
  const isNumber = NUMBERS.has(styleOf(properties && childOf(properties, 'w:rStyle'), state))
  if (isNumber) state.hasNumbers = true
  const formatted = properties && childOf(properties, 'w:rPrChange')
  const own: Piece[] = []
  const add = (text: string, comments: readonly string[] = [...state.open]): void => {
    if (text === '' && comments.length === 0) return
    own.push({ text, change, format: formatted && doingOf(formatted), comments })
  }
  const addPicture = (): void => {
    if (change) add(PICTURE)
    else state.pictures++
  }
  const walk = (element: XmlElement): void => {
    for (const child of elementsOf(element)) {
      const words = wordsOf(child)
      if (words !== undefined) {
        if (state.fields.every(begun => begun)) add(words)
        continue
      }
      switch (child.name) {
        case 'w:fldChar':
          fieldMark(child, state)
          break
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          state.calls.push(`${child.name === 'w:footnoteReference' ? 'f' : 'e'}${child.attributes['w:id']}`)
          add(NOTE_CALL)
          break
        case 'w:commentReference': {
          // A comment without a stretch of text stands at a point.
          const id = child.attributes['w:id'] ?? ''
          if (![...pieces, ...own].some(piece => piece.comments.includes(id))) add('', [id])
          break
        }
        case 'mc:AlternateContent':
          walk(chosen(child))
          break
        case 'w:drawing':
        case 'w:pict':
        case 'w:object': {
          const texts = allOf(child, 'w:txbxContent').flatMap(text => allOf(text, 'w:p'))
          if (texts.length === 0) addPicture()
          for (const text of texts) boxes.push(...readParagraph(text, { ...around, row: change }, state))
          break
        }
        default:
      }
    }
  }
  walk(run)
  pieces.push(...(isNumber ? withoutNumber(own) : own))
}

/** The text that an element of a run stands for; undefined where it stands for none. */
function wordsOf(element: XmlElement): string | undefined {
  switch (element.name) {
    case 'w:t':
    case 'm:t':
    case 'w:delText':
      return textIn(element)
    case 'w:tab':
      return '\t'
    case 'w:br':
    case 'w:cr':
      // The end of a page is none of a line.
      return element.attributes['w:type'] === undefined ? '\n' : ''
    case 'w:noBreakHyphen':
      return '\u2011'
    case 'w:sym':
      return String.fromCodePoint(Number.parseInt(element.attributes['w:char'] ?? '', 16) || 0xfffd)
    default:
      return undefined
  }
}

function withoutNumber(pieces: Piece[]): Piece[] {
  let length = NUMBER.exec(pieces.map(({ text }) => text).join(''))?.[0].length ?? 0
  return pieces.flatMap(piece => {
    const text = piece.text.slice(length)
    length = Math.max(0, length - piece.text.length)
    return text === '' && piece.comments.length === 0 ? [] : [{ ...piece, text }]
  })
}

function fieldMark({ attributes }: XmlElement, { fields }: TextState): void {
  const type = attributes['w:fldCharType']
  if (type === 'begin') fields.push(false)
  else if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = true
  else if (type === 'end') fields.pop()
}
