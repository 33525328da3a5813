import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/** A Word file read by code that knows nothing of the one that wrote it. */

export interface XmlNode {
  name: string
  attributes: Record<string, string>
  children: XmlNode[]
  text: string
}

export interface WordParagraph {
  style: string
  /** With the numbers of headings, and of notes as `[3]`. */
  text: string
  /** Numbers of the notes that it carries. */
  notes: number[]
  bookmarks: string[]
  /** Level of the list or heading that numbers it. */
  level?: number
  /** How many tables it stands in. */
  tables: number
  /** Whether it stands in a row that is repeated on each page. */
  header: boolean
  node: XmlNode
}

export interface WordFile {
  parts: Record<string, Uint8Array>
  body: WordParagraph[]
  /** Paragraphs of each note by its number. */
  notes: Map<number, WordParagraph[]>
  document: XmlNode
  core: XmlNode
}

export function readDocx(bytes: Uint8Array): WordFile {
  const parts = unzipSync(bytes)
  const part = (name: string): XmlNode => parseXml(strFromU8(parts[name] ?? new Uint8Array()))
  for (const [name, content] of Object.entries(parts)) if (/\.(?:xml|rels)$/.test(name)) parseXml(strFromU8(content))
  const document = part('word/document.xml')
  const numbers = numberFormats(part('word/numbering.xml'))
  const notes = new Map<number, WordParagraph[]>()
  for (const note of all(part('word/footnotes.xml'), 'w:footnote')) {
    const id = Number(note.attributes['w:id'])
    if (id > 0) notes.set(id, paragraphsOf(note, numbers))
  }
  return { parts, document, core: part('docProps/core.xml'), notes, body: paragraphsOf(document, numbers) }
}

export function parseXml(xml: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const node: XmlNode = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', text => {
    const node = open.at(-1)
    if (node) node.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  return root
}

/** All elements of a name, in their order. */
export function all(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap(child => [...(child.name === name ? [child] : []), ...all(child, name)])
}

type Formats = ReadonlyMap<string, (level: number) => { text: string; format: string; isHeading: boolean }>

function numberFormats(numbering: XmlNode): Formats {
  const abstracts = new Map(all(numbering, 'w:abstractNum').map(node => [node.attributes['w:abstractNumId'], node]))
  return new Map(
    all(numbering, 'w:num').map(num => {
      const levels = all(abstracts.get(settingOf(num, 'w:abstractNumId')) as XmlNode, 'w:lvl')
      return [
        num.attributes['w:numId'] as string,
        (level: number) => {
          const found = levels.find(({ attributes }) => attributes['w:ilvl'] === String(level)) as XmlNode
          return {
            text: settingOf(found, 'w:lvlText'),
            format: settingOf(found, 'w:numFmt'),
            isHeading: settingOf(found, 'w:suff') === 'space',
          }
        },
      ]
    }),
  )
}

function settingOf(node: XmlNode, name: string): string {
  return all(node, name)[0]?.attributes['w:val'] ?? ''
}

function paragraphsOf(root: XmlNode, numbers: Formats): WordParagraph[] {
  const counts = new Map<string, number[]>()
  const paragraphs: WordParagraph[] = []
  const walk = (node: XmlNode, tables: number, header: boolean): void => {
    if (node.name === 'w:p') {
      paragraphs.push(paragraphOf(node, { tables, header, numbers, counts }))
      return
    }
    const row = node.name === 'w:tr' ? node.children.find(({ name }) => name === 'w:trPr') : undefined
    const isHeader = header || (row !== undefined && all(row, 'w:tblHeader').length > 0)
    for (const child of node.children) walk(child, tables + (node.name === 'w:tbl' ? 1 : 0), isHeader)
  }
  walk(root, 0, false)
  return paragraphs
}

interface Around {
  tables: number
  header: boolean
  numbers: Formats
  counts: Map<string, number[]>
}

function paragraphOf(node: XmlNode, { tables, header, numbers, counts }: Around): WordParagraph {
  const properties = node.children.find(({ name }) => name === 'w:pPr')
  const number = properties && all(properties, 'w:numPr')[0]
  const notes: number[] = []
  let text = ''
  const walk = (inner: XmlNode): void => {
    if (inner.name === 'w:t') text += inner.text
    if (inner.name === 'w:br') text += ' '
    if (inner.name === 'w:footnoteReference') {
      notes.push(Number(inner.attributes['w:id']))
      text += `[${inner.attributes['w:id']}]`
    }
    for (const child of inner.children) walk(child)
  }
  walk(node)
  const level = number && Number(settingOf(number, 'w:ilvl'))
  const id = number && settingOf(number, 'w:numId')
  const counted = id !== undefined && level !== undefined ? numberOf(id, level, numbers, counts) : ''
  return {
    style: properties ? settingOf(properties, 'w:pStyle') : '',
    text: `${counted}${text}`,
    notes,
    bookmarks: all(node, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'] ?? ''),
    ...(level === undefined ? {} : { level }),
    tables,
    header,
    node,
  }
}

/** The number that Word shows before a heading. */
function numberOf(id: string, level: number, numbers: Formats, counts: Map<string, number[]>): string {
  const formats = numbers.get(id)
  if (!formats?.(level).isHeading) return ''
  const counted = (counts.get(id) ?? []).slice(0, level + 1)
  while (counted.length <= level) counted.push(0)
  counted[level] = (counted[level] ?? 0) + 1
  counts.set(id, counted)
  const shown = formats(level).text.replace(/%(\d)/g, (_, place: string) => {
    const count = counted[Number(place) - 1] ?? 0
    return formats(Number(place) - 1).format === 'upperLetter' ? String.fromCharCode(64 + count) : String(count)
  })
  return `${shown} `
}
