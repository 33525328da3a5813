import path from 'node:path'
import { allOf, childOf, elementsOf, readXml, textIn, type XmlElement } from './read-xml.ts'

/** What somebody said about a cell: a note, or a comment of a thread. */
export interface CellComment {
  /** `C7`. */
  cell: string
  text: string
  author: string
  /** ISO date and time as the file has it; empty where it has none. */
  date: string
  /** Of a comment in a thread. */
  id: string
  /** Id of the comment that it answers; empty where it answers none. */
  parent: string
}

/** The comments on a sheet's cells, in the order of the file. */
export function cellComments(parts: ReadonlyMap<string, Uint8Array>, sheet: string): CellComment[] {
  const related = relatedParts(parts, sheet).flatMap((name): [string, XmlElement][] => {
    const bytes = parts.get(name)
    return bytes ? [[name, readXml(bytes, name)]] : []
  })
  const people = peopleOf(parts)
  const threads = related.flatMap(([, root]) => elementsOf(root).flatMap(one => threadedIn(one, people)))
  const inThread = new Set(threads.map(({ cell }) => cell))
  // For older programs, the first comment of a thread stands among the notes as well.
  const notes = related
    .flatMap(([, root]) => notesIn(root))
    .filter(({ cell, author }) => !(author.startsWith('tc=') && inThread.has(cell)))
  return [...notes, ...threads].filter(({ text }) => text !== '')
}

/** Names of the parts that a part refers to. */
function relatedParts(parts: ReadonlyMap<string, Uint8Array>, part: string): string[] {
  const { dir, base } = path.posix.parse(part)
  const name = `${dir}/_rels/${base}.rels`
  const bytes = parts.get(name)
  if (!bytes) return []
  return allOf(readXml(bytes, name), 'Relationship').flatMap(({ attributes }) => {
    const { Type: type = '', Target: target = '', TargetMode: mode } = attributes
    if (mode === 'External' || !/\/(?:comments|threadedComments?)$/i.test(type)) return []
    return [target.startsWith('/') ? target.slice(1) : path.posix.join(dir, target)]
  })
}

function notesIn(root: XmlElement): CellComment[] {
  const authors = allOf(root, 'x:author').map(textIn)
  return allOf(root, 'x:comment').map(comment => {
    const author = (authors[Number(comment.attributes.authorId)] ?? '').trim()
    const words = allOf(childOf(comment, 'x:text') ?? comment, 'x:t')
      .map(textIn)
      .join('')
      .trim()
    // Excel begins a note with who writes it.
    const text = author !== '' && words.startsWith(`${author}:`) ? words.slice(author.length + 1).trim() : words
    return { cell: comment.attributes.ref ?? '', text, author, date: '', id: '', parent: '' }
  })
}

function threadedIn(root: XmlElement, people: ReadonlyMap<string, string>): CellComment[] {
  return allOf(root, 'threadedComment').map(comment => {
    const { ref = '', dT = '', personId = '', id = '', parentId = '' } = comment.attributes
    const text = childOf(comment, 'text')
    return {
      cell: ref,
      text: text ? textIn(text).trim() : '',
      author: people.get(personId) ?? '',
      date: dT,
      id,
      parent: parentId,
    }
  })
}

function peopleOf(parts: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const people = new Map<string, string>()
  for (const [name, bytes] of parts) {
    if (!/^xl\/persons\/[^/]+\.xml$/i.test(name)) continue
    for (const { attributes } of allOf(readXml(bytes, name), 'person'))
      people.set(attributes.id ?? '', attributes.displayName ?? '')
  }
  return people
}
