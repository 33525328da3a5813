import { OfficeError } from '../office-error.ts'
import { readPackage } from '../read-package.ts'
import { allOf, childOf, elementsOf, propertiesIn, readXml, type XmlElement } from '../read-xml.ts'
import { MARGIN, type WordFile, type WordParagraph } from './model.ts'
import { readComments } from './read-comments.ts'
import { type Around, changeIn, doingOf, readParagraph, type TextState } from './read-paragraph.ts'
import { wordParts } from './word-parts.ts'

/**
 * Reads a Word file that came from elsewhere: its paragraphs with bookmarks, changes and comments. Whatever program wrote it.
 *
 * @throws OfficeError see `readPackage` and `readXml`; for a package without a text
 */
export function readWord(bytes: Uint8Array): WordFile {
  const pack = readPackage(bytes)
  const part = (name: string | undefined): XmlElement | undefined => {
    const found = name === undefined ? undefined : pack.parts.get(name)
    return found && readXml(found, name ?? '')
  }
  const names = wordParts(pack)
  const document = part(names.document)
  const [body] = document ? allOf(document, 'w:body') : []
  if (!body) throw new OfficeError('It is no Word file: it has no text')
  const state: TextState = {
    styles: styleNames(part(names.styles)),
    open: new Set(),
    fields: [],
    bookmarks: [],
    calls: [],
    pictures: 0,
    read: { paragraphs: 0, changes: 0 },
    cells: 0,
    format: undefined,
    hasNumbers: false,
  }
  const paragraphs = readBlocks(body, { note: 0, cell: 0, row: undefined }, state)
  const notes = new Map([
    ...notesIn(part(names.footnotes), 'w:footnote', 'f'),
    ...notesIn(part(names.endnotes), 'w:endnote', 'e'),
  ])
  const called = [...new Set(state.calls)].filter(id => notes.has(id))
  called.forEach((id, index) => {
    const note = notes.get(id)
    // Fields and comments end with the text.
    const own: TextState = { ...state, open: new Set(), fields: [], bookmarks: [], calls: [], cells: 0 }
    if (note) paragraphs.push(...readBlocks(note, { note: index + 1, cell: 0, row: undefined }, own))
    state.cells = own.cells
  })
  for (const name of names.margins) {
    const margin = part(name)
    if (margin) paragraphs.push(...changedMargin(margin, state))
  }
  return {
    pack,
    paragraphs,
    comments: readComments(part(names.comments), part(names.threads)),
    notes: called,
    hasNumbers: state.hasNumbers,
    properties: propertiesIn(pack.parts.get('docProps/custom.xml')),
  }
}

/** What was changed in headers and footers; their words are no part of the text. */
function changedMargin(margin: XmlElement, state: TextState): WordParagraph[] {
  const own: TextState = { ...state, open: new Set(), fields: [], bookmarks: [], calls: [] }
  return readBlocks(margin, { note: 0, cell: 0, row: undefined }, own)
    .filter(({ pieces }) => pieces.some(({ change }) => change))
    .map(paragraph => ({ ...paragraph, style: MARGIN }))
}

function readBlocks(parent: XmlElement, around: Around, state: TextState): WordParagraph[] {
  return elementsOf(parent).flatMap(child => {
    switch (child.name) {
      case 'w:p':
        return readParagraph(child, around, state)
      case 'w:tr': {
        const row = changeIn(childOf(child, 'w:trPr')) ?? around.row
        return readBlocks(child, { ...around, row }, state)
      }
      case 'w:tc': {
        const row = changeIn(childOf(child, 'w:tcPr')) ?? around.row
        return readBlocks(child, { ...around, row, cell: ++state.cells }, state)
      }
      case 'w:tblPr':
      case 'w:trPr':
      case 'w:tcPr': {
        const change = childOf(child, `${child.name}Change`)
        if (change) state.format = doingOf(change)
        return []
      }
      case 'w:bookmarkStart':
        state.bookmarks.push(child.attributes['w:name'] ?? '')
        return []
      case 'w:commentRangeStart':
        state.open.add(child.attributes['w:id'] ?? '')
        return []
      case 'w:commentRangeEnd':
        state.open.delete(child.attributes['w:id'] ?? '')
        return []
      case 'mc:AlternateContent':
        return readBlocks(childOf(child, 'mc:Choice') ?? child, around, state)
      default:
        return readBlocks(child, around, state)
    }
  })
}

function styleNames(styles: XmlElement | undefined): Map<string, string> {
  const names = new Map<string, string>()
  for (const style of styles ? allOf(styles, 'w:style') : []) {
    const name = childOf(style, 'w:name')?.attributes['w:val'] ?? ''
    names.set(style.attributes['w:styleId'] ?? '', name.toLowerCase().replace(/\s+/g, ''))
  }
  return names
}

function notesIn(part: XmlElement | undefined, name: string, prefix: string): [id: string, note: XmlElement][] {
  if (!part) return []
  return allOf(part, name)
    .filter(({ attributes }) => attributes['w:type'] === undefined || attributes['w:type'] === 'normal')
    .map(note => [`${prefix}${note.attributes['w:id']}`, note])
}
