import { OfficeError } from '../office-error.ts'
import { allOf, childOf, elementsOf, outermostOf, textIn, type XmlElement } from '../read-xml.ts'
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
  /** Of all texts of the file: paragraphs read so far, and changes that it keeps. */
  read: { paragraphs: number; changes: number }
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

/** What a file may have, several times what the longest paper with the changes of many people has. */
const MOST_PARAGRAPHS = 10_000
const LONGEST_PARAGRAPH = 50_000
const MOST_CHANGES = 5_000
/** Comments that are open at one place, and fields in fields. */
const MOST_OPEN = 100

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

/**
 * Reads a `w:p`, and behind it what stands in text boxes that hang on it.
 *
 * @throws OfficeError for more of anything than a text has
 */
export function readParagraph(element: XmlElement, around: Around, state: TextState): WordParagraph[] {
  if (++state.read.paragraphs > MOST_PARAGRAPHS) throw new OfficeError(`It has more than ${MOST_PARAGRAPHS} paragraphs`)
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
  readInline(element, { change: around.row, pieces: paragraph.pieces, anchored: new Set(), around, boxes }, state)
  const length = paragraph.pieces.reduce((sum, { text }) => sum + text.length, 0)
  if (length > LONGEST_PARAGRAPH)
    throw new OfficeError(`Its paragraph ${state.read.paragraphs} has more than ${LONGEST_PARAGRAPH} characters`)
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
  /** Comments that have words of the paragraph. */
  anchored: Set<string>
  around: Around
  /** What was found in text boxes. */
  boxes: WordParagraph[]
}

function readInline(element: XmlElement, inline: Inline, state: TextState): void {
  for (const child of elementsOf(element)) {
    const kind = CHANGES[child.name]
    if (kind) {
      if (++state.read.changes > MOST_CHANGES) throw new OfficeError(`It has more than ${MOST_CHANGES} changes`)
      const change = { kind, ...doingOf(child) }
      // What was inserted and deleted again stands in no text, neither the one that was sent nor the one that is proposed.
      const unseen = cameAndWent(inline.change, change) ? { pieces: [], anchored: new Set<string>() } : {}
      readInline(child, { ...inline, change: nested(inline.change, change), ...unseen }, state)
      continue
    }
    if (child.name === 'w:r' || child.name === 'm:r') readRun(child, inline, state)
    else if (child.name === 'w:commentRangeStart') {
      state.open.add(child.attributes['w:id'] ?? '')
      if (state.open.size > MOST_OPEN) throw new OfficeError(`It has more than ${MOST_OPEN} comments at one place`)
    } else if (child.name === 'w:commentRangeEnd') state.open.delete(child.attributes['w:id'] ?? '')
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

function readRun(run: XmlElement, { change, pieces, anchored, around, boxes }: Inline, state: TextState): void {
  const properties = childOf(run, 'w:rPr')
  const isNumber = NUMBERS.has(styleOf(properties && childOf(properties, 'w:rStyle'), state))
  if (isNumber) state.hasNumbers = true
  const formatted = properties && childOf(properties, 'w:rPrChange')
  const own: Piece[] = []
  const add = (text: string, comments: readonly string[] = [...state.open]): void => {
    if (text === '' && comments.length === 0) return
    own.push({ text, change, format: formatted && doingOf(formatted), comments })
    for (const id of comments) anchored.add(id)
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
          if (!anchored.has(id)) add('', [id])
          break
        }
        case 'mc:AlternateContent':
          walk(chosen(child))
          break
        case 'w:drawing':
        case 'w:pict':
        case 'w:object': {
          // What stands in a text box within it is read with its paragraph.
          const texts = outermostOf(child, 'w:txbxContent').flatMap(text => outermostOf(text, 'w:p'))
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
      return signOf(element.attributes['w:char'] ?? '')
    default:
      return undefined
  }
}

/** The sign of a font by its number, in hexadecimal digits. */
function signOf(hex: string): string {
  return /^[\dA-F]{1,4}$/i.test(hex) ? String.fromCharCode(Number.parseInt(hex, 16) || 0xfffd) : '\ufffd'
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
  if (fields.length > MOST_OPEN) throw new OfficeError(`It has more than ${MOST_OPEN} fields in one another`)
  if (type === 'begin') fields.push(false)
  else if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = true
  else if (type === 'end') fields.pop()
}
