import type { BlockContent, Node } from 'mdast'

/** The small number in the text that leads to a note. */
export interface NoteCall extends Node {
  type: 'noteCall'
  number: number
  /** Anchor of the call, `call-12`, `call-12-2` for the second call to the same note. */
  id: string
  /** Whether this is the call beside which a printed page carries the note. */
  first: boolean
  /** Whether another call stands right before it: a comma keeps "1" and "2" from reading as "12". */
  follows: boolean
}

/** A note as it is printed. */
export interface Note {
  /** 1-based, in one sequence through the edition. */
  number: number
  /** The editor's blocks, or one paragraph with the citation. */
  children: BlockContent[]
  /** Anchors of its calls, in reading order. */
  calls: string[]
  /** Language of the note where it differs from the document's. */
  lang: string | undefined
  /** It begins with "ibid.", and so must follow the note before it. */
  ibid: boolean
}

declare module 'mdast' {
  interface RootContentMap {
    noteCall: NoteCall
  }
  interface PhrasingContentMap {
    noteCall: NoteCall
  }
}
