import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Files } from '../../ground/files.ts'
import { type SentParagraph, type SentText, sentPath } from '../../model/sent-text.ts'
import { textBefore } from '../../office/word/model.ts'
import { readWord } from '../../office/word/read-word.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import { parseIdentity, roundIdentity } from '../../renditions/round-identity.ts'
import { bookmarkName } from './bookmarks.ts'
import { composeDocument } from './document.ts'

/** What was sent, for answers to be compared with: the file as its own reader finds it. */
export function sentRecord(rendition: Rendition, docx: Uint8Array): [path: string, bytes: Uint8Array] | undefined {
  const record = sentText(rendition, docx)
  return record && [sentPath(record), new TextEncoder().encode(formatRecord(record))]
}

/**
 * The text as it would be sent today, in the very words of the records, without a browser to draw its pictures; undefined
 * for a rendition that no round is about.
 *
 * @param assets style sheets of the publication's pages
 */
export async function textOfToday(rendition: Rendition, assets: Files): Promise<SentText | undefined> {
  return sentText(rendition, await composeDocument(rendition, assets, new Map()))
}

function sentText(rendition: Rendition, docx: Uint8Array): SentText | undefined {
  const { consulted, publication } = rendition
  const identity = parseIdentity(roundIdentity(rendition))
  if (!consulted || !identity) return undefined
  const places = placesOf(rendition)
  const paragraphs = readWord(docx).paragraphs.map(({ bookmarks, note, pieces, pictures }): SentParagraph => {
    const place = bookmarks.map(name => places.get(name)).find(found => found !== undefined)
    const { segment = '', number = '' } = place ?? {}
    return { segment, number, note, bookmarks, text: textBefore(pieces), ...(pictures > 0 && { pictures }) }
  })
  return {
    ...identity,
    version: publication.version,
    date: publication.date,
    questions: consulted.questions.map(({ text }) => text),
    paragraphs,
  }
}

/** One paragraph a line, so that records can be compared. */
function formatRecord({ paragraphs, ...head }: SentText): string {
  const lines = paragraphs.map(paragraph => `    ${JSON.stringify(paragraph)}`)
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "paragraphs": [\n${lines.join(',\n')}\n  ]\n}\n`
}

interface PlaceInText {
  segment: string
  number: string
}

/** Segments with the numbers of what they stand in, by their bookmarks. */
function placesOf({ document }: Rendition): Map<string, PlaceInText> {
  const places = new Map<string, PlaceInText>()
  const add = (id: string | undefined, number: string): void => {
    const anchor = id?.split('/')[1]
    if (id !== undefined && anchor !== undefined) places.set(bookmarkName(anchor), { segment: id, number })
  }
  const walk = (node: Nodes, around: string): void => {
    const held = 'children' in node ? node.children.find(child => child.data?.paragraph !== undefined) : undefined
    const inside = node.type === 'block' ? (held?.data?.paragraph ?? around) : (node.data?.paragraph ?? around)
    const number = node.data?.paragraph ?? inside
    add(node.data?.segment, number)
    for (const id of Object.values(node.data?.wordSegments ?? {})) add(id, number)
    if ('children' in node) for (const child of node.children as Nodes[]) walk(child, inside)
  }
  for (const { tree } of document.chapters) walk(tree, '')
  for (const note of document.notes)
    for (const child of note.children) visit(child, node => add(node.data?.segment, ''))
  return places
}
