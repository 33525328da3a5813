import { type Paragraph, TextRun } from 'docx'
import type { Note } from '../../resolve/nodes.ts'
import { changeOf, wordBlocks } from './blocks.ts'
import { anchorsOf } from './bookmarks.ts'
import { LOOKS, type Place, type WordContext } from './context.ts'
import { endingWell, paragraph, placeIn, type WordBlock } from './paragraph.ts'
import { spansOf } from './spans.ts'

/** Word's own notes, by their numbers. */
export function footnotes(
  notes: readonly Note[],
  place: Place,
  context: WordContext,
): Record<string, { children: Paragraph[] }> {
  return Object.fromEntries(notes.map(note => [note.number, { children: noteBlocks(note, place, context) }]))
}

function noteBlocks(note: Note, place: Place, context: WordContext): Paragraph[] {
  const at = placeIn({ ...place, look: LOOKS.note }, note.lang)
  const [first, ...others] = note.children
  const words = first?.type === 'paragraph' ? first : undefined
  // The library puts the number in front of the first paragraph.
  const space = new TextRun({ text: ' ', language: { value: at.lang } })
  const anchors = [`note-${note.number}`, ...anchorsOf(words?.data)]
  const options = { style: 'FootnoteText', anchors, before: [space], ...(words && changeOf(words)) }
  const head = paragraph(spansOf(words?.children ?? []), options, placeIn(at, words?.data?.lang), context)
  const rest = wordBlocks(words || !first ? others : [first, ...others], at, context)
  // Tables may stand in notes, though the library's types do not say so.
  return [...endingWell([head, ...(rest as Paragraph[])])]
}

/** A note in a list of them, with its number written. */
export function listedNote(note: Note, place: Place, context: WordContext): WordBlock[] {
  const at = placeIn({ ...place, look: LOOKS.note }, note.lang)
  const [first, ...others] = note.children
  const words = first?.type === 'paragraph' ? first : undefined
  const number = { text: `${note.number} `, marks: { style: 'FootnoteReference' } }
  const options = { style: 'FootnoteText', anchors: [`note-${note.number}`] }
  const spans = [number, ...spansOf(words?.children ?? [])]
  return [
    paragraph(spans, options, placeIn(at, words?.data?.lang), context),
    ...wordBlocks(words || !first ? others : [first, ...others], at, context),
  ]
}
