import { OfficeError } from '../office-error.ts'
import { readPackage } from '../read-package.ts'
import { allOf, childOf, elementsOf, propertiesIn, readXml, type XmlElement } from '../read-xml.ts'
import type { TrackedChange, WordFile, WordParagraph } from './model.ts'
import { readComments } from './read-comments.ts'
import { changeIn, readParagraph, type TextState } from './read-paragraph.ts'

/**
 * Reads a Word file that came from elsewhere: its paragraphs with bookmarks, changes and comments. Whatever program wrote it.
 *
 * @throws OfficeError see `readPackage` and `readXml`; for a package without a text
 */
export function readWord(bytes: Uint8Array): WordFile {
  const pack = readPackage(bytes)
  const part = (name: string): XmlElement | undefined => {
    const found = pack.parts.get(name)
    return found && readXml(found, name)
  }
  const document = part('word/document.xml')
  const [body] = document ? allOf(document, 'w:body') : []
  if (!body) throw new OfficeError('It is no Word file: it has no text')
  const state: TextState = {
    styles: styleNames(part('word/styles.xml')),
    open: new Set(),
    fields: [],
    bookmarks: [],
    calls: [],
    cells: 0,
  }
  const paragraphs = readBlocks(body, { note: 0, cell: 0, row: undefined }, state)
  const notes = new Map([
    ...notesIn(part('word/footnotes.xml'), 'w:footnote', 'f'),
    ...notesIn(part('word/endnotes.xml'), 'w:endnote', 'e'),
  ])
  const called = [...new Set(state.calls)].filter(id => notes.has(id))
  called.forEach((id, index) => {
    const note = notes.get(id)
    // Fields and comments end with the text.
    const own: TextState = { ...state, open: new Set(), fields: [], bookmarks: [], calls: [], cells: 0 }
    if (note) paragraphs.push(...readBlocks(note, { note: index + 1, cell: 0, row: undefined }, own))
    state.cells = own.cells
  })
  return {
    pack,
    paragraphs,
    comments: readComments(pack),
    properties: propertiesIn(pack.parts.get('docProps/custom.xml')),
  }
}

interface Around {
  note: number
  cell: number
  row: TrackedChange | undefined
}

function readBlocks(parent: XmlElement, around: Around, state: TextState): WordParagraph[] {
  return elementsOf(parent).flatMap(child => {
    switch (child.name) {
      case 'w:p':
        return [readParagraph(child, around, state)]
      case 'w:tr': {
        const row = changeIn(childOf(child, 'w:trPr')) ?? around.row
        return readBlocks(child, { ...around, row }, state)
      }
      case 'w:tc':
        return readBlocks(child, { ...around, cell: ++state.cells }, state)
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
